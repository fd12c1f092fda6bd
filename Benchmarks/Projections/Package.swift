// swift-tools-version: 6.2
import PackageDescription

/// Programs that measure how long projections take; apart from the product so that the product does
/// not build them.
let package = Package(
  name: "bench-projections",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "modality", path: "../..")],
  targets: [
    .executableTarget(
      name: "AreasBenchmark",
      dependencies: [.product(name: "Modality", package: "modality")],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ]
)
