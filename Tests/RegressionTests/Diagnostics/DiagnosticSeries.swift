import LinearAlgebra
import Regression

/// Three series on which diagnostics are compared with other programs.
enum DiagnosticSeries {
  /// Longley's data as the National Institute of Standards and Technology gives them
  /// (https://www.itl.nist.gov/div898/strd/lls/data/Longley.shtml): a badly conditioned design.
  static var longley: LinearFit {
    get throws {
      let terms = longleyColumns.enumerated().map { Term("x\($0.offset + 1)", $0.element) }
      return try LinearModel(DesignMatrix(terms)).fit(longleyResponse)
    }
  }

  /// Logarithm of the jobs of diagnostic medical sonographers (29-2032), United States, May 2007 to
  /// May 2025, on the year less 2007. U.S. Bureau of Labor Statistics, Occupational Employment and
  /// Wage Statistics.
  static var sonographers: LinearFit {
    get throws {
      let years = (0..<19).map { Double($0) }
      return try LinearModel(DesignMatrix([Term("year", years)])).fit(
        sonographerJobs.map { Double.log($0) })
    }
  }

  /// Annual flow of the Nile at Aswan, 1871 to 1970, in 10⁸ m³ (Cobb, 1978; R's `Nile`), on the
  /// number of the year from 1.
  static var nileOnYear: LinearFit {
    get throws {
      let years = (1...100).map { Double($0) }
      return try LinearModel(DesignMatrix([Term("year", years)])).fit(nile)
    }
  }

  /// The same flow on a constant.
  static var nileOnConstant: LinearFit {
    get throws { try LinearModel(DesignMatrix([], rows: 100)).fit(nile) }
  }

  static let sonographerJobs: [Double] = [
    46770, 48920, 51630, 53010, 54760, 57700, 58250, 59760, 61250, 65790, 68750, 71130,
    72790, 73920, 78640, 81080, 82780, 86460, 90160,
  ]

  static let longleyResponse: [Double] = [
    60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513,
    68655, 69564, 69331, 70551,
  ]

  static let longleyColumns: [[Double]] = [
    [
      83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6,
      114.2, 115.7, 116.9,
    ],
    [
      234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180,
      442769, 444546, 482704, 502601, 518173, 554894,
    ],
    [
      2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931,
      4806, 4007,
    ],
    [
      1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514,
      2572, 2827,
    ],
    [
      107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734,
      120445, 121950, 123366, 125368, 127852, 130081,
    ],
    [
      1947, 1948, 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959, 1960,
      1961, 1962,
    ],
  ]

  static let nile: [Double] = [
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020,
    960, 1180, 799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840,
    874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100,
    832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944,
    984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744,
    749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718,
    714, 740,
  ]
}
