// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is compiled with warnings as errors.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "modality",
  platforms: [.macOS(.v14)],
  products: [
    .library(
      name: "Modality",
      targets: [
        "LaborSeries", "Tabular", "Ingest", "SeriesStorage", "LinearAlgebra", "Regression",
        "GrowthModels", "Projections", "Reports",
      ]),
    .executable(name: "modality", targets: ["modality"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    // Libraries that the system provides.
    .systemLibrary(
      name: "CLAPACKE", pkgConfig: "lapacke",
      providers: [.apt(["libopenblas-dev", "liblapacke-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CFreeXL", pkgConfig: "freexl", providers: [.apt(["libfreexl-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    // C and C++ of ours: Boost.Math behind a C header, vector loops for several instruction sets,
    // and the files of datasets/ as bytes.
    .target(name: "CDistributions"),
    .target(name: "CKernels"),
    .target(name: "CDatasets"),
    // Templates, style sheet and script of the report's page as bytes.
    .target(name: "CTemplates", exclude: ["Pages"]),
    // Opens libcurl when something is fetched; needs its header alone.
    .target(name: "CTransfer"),
    // Opens librsvg and cairo when a PNG is asked for; needs neither to build.
    .target(name: "CRasterizing"),

    // Digests by libcrypto; the only importer of it.
    .target(name: "Digests", dependencies: ["CCrypto"], swiftSettings: strict),

    // The domain and its data.
    .target(name: "LaborSeries", swiftSettings: strict),
    .target(
      name: "Tabular", dependencies: ["CExpat", "CZip", "CFreeXL"], swiftSettings: strict),
    .target(
      name: "Ingest", dependencies: ["LaborSeries", "Tabular", "CDatasets", "Digests"],
      swiftSettings: strict),

    .target(
      name: "SeriesStorage",
      dependencies: ["LaborSeries", "Digests", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),

    // The only target that reaches the network.
    .target(
      name: "Fetching", dependencies: ["CTransfer", "Ingest", "Tabular"], swiftSettings: strict),

    // Numerics.
    .target(name: "LinearAlgebra", dependencies: ["CLAPACKE", "CKernels"], swiftSettings: strict),
    .target(
      name: "Regression", dependencies: ["LinearAlgebra", "CDistributions"],
      swiftSettings: strict),
    .target(
      name: "GrowthModels", dependencies: ["LinearAlgebra", "Regression"], swiftSettings: strict),

    // What users ask for.
    .target(
      name: "Projections",
      dependencies: [
        "LaborSeries", "GrowthModels", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(name: "Charts", swiftSettings: strict),
    // SVG to PNG; the only importer of CRasterizing.
    .target(name: "Rasterizing", dependencies: ["CRasterizing"], swiftSettings: strict),
    .target(name: "Workbooks", dependencies: ["CXLSXWriter"], swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "Projections", "Charts", "Workbooks", "LaborSeries", "GrowthModels", "Regression",
        "Digests", "CTemplates", .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    // Answers a browser on this machine with the report; the only importer of FlyingFox.
    .target(
      name: "Serving",
      dependencies: ["Digests", .product(name: "FlyingFox", package: "FlyingFox")],
      swiftSettings: strict),
    .executableTarget(
      name: "modality",
      dependencies: [
        "LaborSeries", "Tabular", "Ingest", "SeriesStorage", "LinearAlgebra", "Regression",
        "GrowthModels", "Projections", "Charts", "Rasterizing", "Workbooks", "Reports", "Digests",
        "Fetching", "Serving", .product(name: "Yams", package: "Yams"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(name: "DigestsTests", dependencies: ["Digests"], swiftSettings: strict),
    .testTarget(name: "LaborSeriesTests", dependencies: ["LaborSeries"], swiftSettings: strict),
    .testTarget(name: "TabularTests", dependencies: ["Tabular"], swiftSettings: strict),
    .testTarget(
      name: "IngestTests", dependencies: ["Ingest", "LaborSeries", "Tabular"], swiftSettings: strict
    ),
    .testTarget(
      name: "SeriesStorageTests",
      dependencies: [
        "SeriesStorage", "LaborSeries", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "LinearAlgebraTests", dependencies: ["LinearAlgebra"], swiftSettings: strict),
    .testTarget(
      name: "RegressionTests", dependencies: ["Regression", "LinearAlgebra"],
      swiftSettings: strict),
    .testTarget(
      name: "GrowthModelsTests", dependencies: ["GrowthModels", "Regression"],
      swiftSettings: strict),
    .testTarget(
      name: "ProjectionsTests",
      dependencies: ["Projections", "Ingest", "LaborSeries", "GrowthModels"],
      swiftSettings: strict),
    .testTarget(
      name: "ChartsTests", dependencies: ["Charts"], exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "WorkbooksTests", dependencies: ["Workbooks", "Tabular"], swiftSettings: strict),
    .testTarget(
      name: "ServingTests",
      dependencies: [
        "Serving", "LoopbackServer", .product(name: "FlyingFox", package: "FlyingFox"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "RasterizingTests", dependencies: ["Rasterizing"], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Projections", "Charts", "Ingest", "LaborSeries", "Regression", "Digests",
        "Tabular", "Workbooks",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    // Plays back scripted answers to the tests of fetching.
    .target(name: "LoopbackServer", path: "Tests/LoopbackServer", swiftSettings: strict),
    .testTarget(
      name: "FetchingTests", dependencies: ["Fetching", "Digests", "LoopbackServer"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["modality", "LoopbackServer", "Tabular", "Workbooks"],
      exclude: ["Golden"], swiftSettings: strict),
  ],
  cxxLanguageStandard: .cxx17
)
