/// A linear fit whose answer the National Institute of Standards and Technology certifies.
///
/// Source: NIST Statistical Reference Datasets, Linear Regression, www.itl.nist.gov/div898/strd. The
/// certified values have 15 digits; those here were recomputed from the same data in exact rational
/// arithmetic and agree with them, so that the last digits can be judged too.
struct CertifiedFit: Sendable, CustomStringConvertible {
  let name: String
  let hasIntercept: Bool
  let degree: Int
  let response: [Double]
  let predictors: [[Double]]
  let coefficients: [Double]
  let standardErrors: [Double]
  let residualSumOfSquares: Double
  let residualStandardDeviation: Double
  let rSquared: Double

  var description: String { name }
}

extension CertifiedFit {
  /// All sets carried here.
  static let all: [CertifiedFit] = [
    .norris, .pontius, .noInt1, .noInt2, .longley, .wampler1, .wampler2, .wampler3,
  ]

  static let norris = CertifiedFit(
    name: "Norris",
    hasIntercept: true,
    degree: 1,
    response: [
      0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1,
      668.8, 339.3, 448.9, 10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3,
      888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
    ],
    predictors: [
      [
        0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6,
        775.5, 666.9, 338.0, 447.5, 11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8,
        339.1, 887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
      ]
    ],
    coefficients: [
      -0.2623230737740294952821641, 1.002116818020454398944372,
    ],
    standardErrors: [
      0.2328182343011524956384222, 0.0004297968481999368994158291,
    ],
    residualSumOfSquares: 26.61739852942235980609815,
    residualStandardDeviation: 0.884796396144373,
    rSquared: 0.999993745883712)

  static let pontius = CertifiedFit(
    name: "Pontius",
    hasIntercept: true,
    degree: 2,
    response: [
      0.11019, 0.21956, 0.32949, 0.43899, 0.54803, 0.65694, 0.76562, 0.87487, 0.98292, 1.09146,
      1.20001, 1.30822, 1.41599, 1.52399, 1.63194, 1.73947, 1.84646, 1.95392, 2.06128, 2.16844,
      0.11052, 0.22018, 0.32939, 0.43886, 0.54798, 0.65739, 0.76596, 0.87474, 0.98300, 1.09150,
      1.20004, 1.30818, 1.41613, 1.52408, 1.63159, 1.73965, 1.84696, 1.95445, 2.06177, 2.16829,
    ],
    predictors: [
      [
        150000, 300000, 450000, 600000, 750000, 900000, 1050000, 1200000, 1350000, 1500000,
        1650000, 1800000, 1950000, 2100000, 2250000, 2400000, 2550000, 2700000, 2850000, 3000000,
        150000, 300000, 450000, 600000, 750000, 900000, 1050000, 1200000, 1350000, 1500000,
        1650000, 1800000, 1950000, 2100000, 2250000, 2400000, 2550000, 2700000, 2850000, 3000000,
      ]
    ],
    coefficients: [
      0.0006735657894736842105263158, 7.320591604010025062656642e-7,
      -3.160818713450292397660819e-15,
    ],
    standardErrors: [
      0.0001079386120330769527827736, 1.578173999816586596752298e-10,
      4.866528499920358405320765e-17,
    ],
    residualSumOfSquares: 0.000001557617687969924812030075,
    residualStandardDeviation: 0.000205177424076185,
    rSquared: 0.999999900178537)

  static let noInt1 = CertifiedFit(
    name: "NoInt1",
    hasIntercept: false,
    degree: 1,
    response: [
      130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140,
    ],
    predictors: [
      [
        60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70,
      ]
    ],
    coefficients: [
      2.074380165289256198347107
    ],
    standardErrors: [
      0.01652892561983471074380165
    ],
    residualSumOfSquares: 127.2727272727272727272727,
    residualStandardDeviation: 3.56753034006338,
    rSquared: 0.999365492298663)

  static let noInt2 = CertifiedFit(
    name: "NoInt2",
    hasIntercept: false,
    degree: 1,
    response: [
      3, 4, 4,
    ],
    predictors: [
      [
        4, 5, 6,
      ]
    ],
    coefficients: [
      0.7272727272727272727272727
    ],
    standardErrors: [
      0.04208273180784324825302576
    ],
    residualSumOfSquares: 0.2727272727272727272727273,
    residualStandardDeviation: 0.369274472937998,
    rSquared: 0.993348115299335)

  static let longley = CertifiedFit(
    name: "Longley",
    hasIntercept: true,
    degree: 1,
    response: [
      60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655,
      69564, 69331, 70551,
    ],
    predictors: [
      [
        83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6,
        114.2, 115.7, 116.9,
      ],
      [
        234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769,
        444546, 482704, 502601, 518173, 554894,
      ],
      [
        2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806,
        4007,
      ],
      [
        1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572,
        2827,
      ],
      [
        107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445,
        121950, 123366, 125368, 127852, 130081,
      ],
      [
        1947, 1948, 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959, 1960, 1961,
        1962,
      ],
    ],
    coefficients: [
      -3482258.634595818325276897, 15.06187227137329496998847, -0.03581917929259101661685775,
      -2.020229803816825085653474, -1.033226867173591975494691, -0.05110410565358071447066427,
      1829.151464613551845229767,
    ],
    standardErrors: [
      890420.3836073725472432833, 84.91492577476694524650557, 0.03349100777224318891500095,
      0.4883996816516994626297098, 0.2142741631616752638796311, 0.2260732000693703592466484,
      455.4784991422119927177037,
    ],
    residualSumOfSquares: 836424.0555059146225024266,
    residualStandardDeviation: 304.854073561965,
    rSquared: 0.995479004577296)

  static let wampler1 = CertifiedFit(
    name: "Wampler1",
    hasIntercept: true,
    degree: 5,
    response: [
      1, 6, 63, 364, 1365, 3906, 9331, 19608, 37449, 66430, 111111, 177156, 271453, 402234,
      579195, 813616, 1118481, 1508598, 2000719, 2613660, 3368421,
    ],
    predictors: [
      [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
      ]
    ],
    coefficients: [
      1, 1, 1, 1, 1, 1,
    ],
    standardErrors: [
      0, 0, 0, 0, 0, 0,
    ],
    residualSumOfSquares: 0,
    residualStandardDeviation: 0.0,
    rSquared: 1.0)

  static let wampler2 = CertifiedFit(
    name: "Wampler2",
    hasIntercept: true,
    degree: 5,
    response: [
      1.00000, 1.11111, 1.24992, 1.42753, 1.65984, 1.96875, 2.38336, 2.94117, 3.68928, 4.68559,
      6.00000, 7.71561, 9.92992, 12.75603, 16.32384, 20.78125, 26.29536, 33.05367, 41.26528,
      51.16209, 63.00000,
    ],
    predictors: [
      [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
      ]
    ],
    coefficients: [
      1, 0.1, 0.01, 0.001, 0.0001, 0.00001,
    ],
    standardErrors: [
      0, 0, 0, 0, 0, 0,
    ],
    residualSumOfSquares: 0,
    residualStandardDeviation: 0.0,
    rSquared: 1.0)

  static let wampler3 = CertifiedFit(
    name: "Wampler3",
    hasIntercept: true,
    degree: 5,
    response: [
      760, -2042, 2111, -1684, 3888, 1858, 11379, 17560, 39287, 64382, 113159, 175108, 273291,
      400186, 581243, 811568, 1121004, 1506550, 2002767, 2611612, 3369180,
    ],
    predictors: [
      [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
      ]
    ],
    coefficients: [
      1, 1, 1, 1, 1, 1,
    ],
    standardErrors: [
      2152.326246781696807931979, 2363.551734696805208567610, 779.3435243315830908070104,
      101.4755075503496479558139, 5.645665121707515677431834, 0.1123248546793119370184851,
    ],
    residualSumOfSquares: 83554268,
    residualStandardDeviation: 2360.14502379268,
    rSquared: 0.99999555902582)
}
