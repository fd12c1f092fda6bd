// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v14)],
  dependencies: [.package(name: "modality", path: "..")],
  targets: [
    .executableTarget(
      name: "RegressionBenchmark",
      dependencies: [.product(name: "Modality", package: "modality")],
      swiftSettings: [.treatAllWarnings(as: .error)])
  ]
)
