// swift-tools-version: 6.2
import PackageDescription

/// Programs that measure the growth engine's accuracy and speed; apart from the product so that the
/// product does not build them.
let package = Package(
  name: "bench-growth",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "modality", path: "../..")],
  targets: [
    .executableTarget(
      name: "bench-growth",
      dependencies: [.product(name: "Modality", package: "modality")],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ]
)
