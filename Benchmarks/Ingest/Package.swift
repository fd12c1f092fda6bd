// swift-tools-version: 6.2
import PackageDescription

/// A program that measures how fast published files are read; apart from the product so that the
/// product does not build it.
let package = Package(
  name: "bench-ingest",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "modality", path: "../..")],
  targets: [
    .executableTarget(
      name: "bench-labstat",
      dependencies: [.product(name: "Modality", package: "modality")],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ]
)
