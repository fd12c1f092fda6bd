import Foundation

/// Employment of diagnostic medical sonographers (29-2032) in the United States, May of each year,
/// with relative standard errors in percent. Source: Bureau of Labor Statistics, Occupational
/// Employment and Wage Statistics, national estimates 2010 to 2025.
enum Sonographers {
  static let years = (2010...2025).map(Double.init)
  static let employment: [Double] = [
    53010, 54760, 57700, 58250, 59760, 61250, 65790, 68750, 71130, 72790, 73920, 78640, 81080,
    82780, 86460, 90160,
  ]
  static let percentRelativeStandardErrors: [Double] = [
    1.5, 1.6, 1.5, 1.6, 1.4, 1.4, 1.4, 1.2, 1.2, 1.2, 1.3, 1.7, 1.0, 1.0, 1.6, 1.4,
  ]
  static var logarithms: [Double] { employment.map { log($0) } }
  static var standardErrors: [Double] { percentRelativeStandardErrors.map { $0 / 100 } }
  static var elapsed: [Double] { years.map { $0 - 2010 } }

  /// lm(log(employment) ~ t) with t = year − 2010, in R 4.2.2, and sandwich 3.0-2.
  enum R {
    static let coefficients: [Double] = [
      10.874284450214898, 0.035367185928941093,
    ]
    static let standardErrors: [Double] = [
      0.0065232152269091405, 0.00074098745709273977,
    ]
    static let hc0: [Double] = [
      0.0058261580636895897, 0.00049973407111489094,
    ]
    static let hc1: [Double] = [
      0.0062284249587190562, 0.00053423819388846911,
    ]
    static let hc2: [Double] = [
      0.0061921235626464172, 0.00053602606923697368,
    ]
    static let hc3: [Double] = [
      0.0065877320983108575, 0.00057564096425295741,
    ]
    static let neweyWestRule: [Double] = [
      0.0067037856520677985, 0.00050570769822301162,
    ]
    static let neweyWestPlugIn: [Double] = [
      0.0019611441677507713, 0.00017022877893966952,
    ]
    static let probabilities: [Double] = [
      1.7252955170149117e-38, 6.6605032406506923e-17,
    ]
    static let weightedCoefficients: [Double] = [
      10.87520363429433, 0.035257785468499767,
    ]
    static let weightedStandardErrors: [Double] = [
      0.0071741395521721088, 0.00077334000110695585,
    ]
    static let weightedHC1: [Double] = [
      0.0068403683243812999, 0.00060753925184475267,
    ]
    static let weightedHC3: [Double] = [
      0.0072141642211979006, 0.0006705034422315215,
    ]
    static let weightedStudentized: [Double] = [
      0.21595262250661379, 0.016297012933201342, 1.2436623231810167, -0.53294055760232295,
      -1.3844644742655388, -2.4484092166003388, 0.52715778155377679, 1.4305329382321119,
      1.3032885829087593, 0.23043134052927972, -1.3758968979792576, 0.55332870920639976,
      0.5188562470061181, -1.0873783803413739, -0.086325464664812598, 0.39706886981621908,
    ]
    static let weightedCooksDistances: [Double] = [
      0.0070094066974787711, 2.6836931816792846e-05, 0.12704920253579841, 0.017142815338194225,
      0.10767496812655797, 0.20636415057273108, 0.010991603643118852, 0.084644251488209338,
      0.066771997876616043, 0.0024357763368569609, 0.073274777058638565, 0.0091369127203277285,
      0.033995007974727369, 0.1869065926093742, 0.00053931785254980277, 0.019896639227050421,
    ]
    static let plugInBandwidth = 25.60566196533064
    static let rSquared = 0.99389215509663364
    static let adjustedRSquared = 0.9934558804606789
    static let logLikelihood = 47.054099425828582
    static let aic = -88.108198851657164
    static let bic = -85.790432684937826
    static let residualStandardError = 0.01366313360592584
    static let prediction2030 = (lower: 11.545474686138206, upper: 11.617781651449231)
    static let confidence2030 = (lower: 11.560454596272358, upper: 11.60280174131508)
    static let weightedRSquared = 0.99330973049120086
    static let weightedLogLikelihood = 46.786617497985333
    static let weightedResidualStandardError = 1.0224068997495881
    /// anova(lm(l ~ t), lm(l ~ t + I(t^2)))
    static let quadratic = (statistic: 0.055921706037588607, probability: 0.81674723589024922)
    /// summary(lm(l ~ 0 + t)): R² and adjusted R² around zero.
    static let withoutIntercept = (rSquared: 0.73876412125102597, adjusted: 0.72134839600109435)
  }

  /// The textbook formulas in mpmath 1.3 with 60 digits.
  enum Exact {
    static let autoregressive: [Double] = [
      10.87466845712301299, 0.035378950291797059715,
    ]
    static let autoregressiveStandardErrors: [Double] = [
      0.011608545314238698652, 0.0012737771597083932511,
    ]
    static let known: [Double] = [
      10.875203634294328026, 0.035257785468499825961,
    ]
    static let knownStandardErrors: [Double] = [
      0.0070169123016767851048, 0.00075639161012740156808,
    ]
    static let banded: [Double] = [
      10.874161096506812808, 0.035416609409084840416,
    ]
    static let bandedStandardErrors: [Double] = [
      0.0091160110168080683844, 0.0010197758703101182754,
    ]
    static let prior: [Double] = [
      10.877995733295490837, 0.034916421219102968113,
    ]
    static let priorStandardErrors: [Double] = [
      0.0069556250405869965311, 0.00074788232635356184546,
    ]
    static let autoregressiveLogLikelihood = 46.532199512511044695
    static let knownLogLikelihood = 46.755708127595749189
    static let bandedLogLikelihood = 47.357319152235313728
  }
}
