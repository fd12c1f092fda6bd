/// The language of the words that charts add to those they are given.
public enum ChartLanguage: String, Sendable, CaseIterable {
  case english = "en"
  case spanish = "es"

  func callAsFunction(_ english: String, _ spanish: String) -> String {
    self == .english ? english : spanish
  }

  var observed: String { self("Observed", "Observado") }
  var projected: String { self("Projected", "Proyectado") }
  /// What stands after a projected value.
  var projectedMark: String { self("projected", "(proyección)") }
  var lowEnd: String { self("Low end", "Extremo bajo") }
  var highEnd: String { self("High end", "Extremo alto") }
  var yearsAhead: String { self("Years ahead", "Años de antelación") }
  var countNote: String {
    self("; n: number of projections", "; n: número de proyecciones")
  }
  /// What stands where a figure was not published, and its explanation.
  var notAvailable: String { self("not available", "no disponible") }
  var total: String { self("total", "total") }
  var mean: String { self("Mean", "Media") }
  var median: String { self("Median", "Mediana") }
  var leftEnd: String { self("left end", "extremo izquierdo") }
  var rightEnd: String { self("right end", "extremo derecho") }
  var barStart: String { self("start of the bar", "inicio de la barra") }
  var barEnd: String { self("end of the bar", "fin de la barra") }
  var dot: String { self("dot", "punto") }
  var diamond: String { self("diamond", "rombo") }
  var triangle: String { self("triangle", "triángulo") }
  var line: String { self("line", "línea") }
  var paleBar: String { self("pale bar", "barra clara") }
  var darkBar: String { self("dark bar", "barra oscura") }
  var arrow: String { self("arrow", "flecha") }
  var thatOrMore: String { self("that amount or more", "esa cantidad o más") }

  /// A part of a stacked bar by its place, counted from zero.
  func part(_ index: Int) -> String {
    let english = ["first part", "second part", "third part", "fourth part"]
    let spanish = ["primera parte", "segunda parte", "tercera parte", "cuarta parte"]
    return self(english[index], spanish[index])
  }

  /// The interval of a level: `80% interval`.
  func interval(_ level: Double) -> String {
    let percent = percentText(level, in: self)
    return self("\(percent) interval", "intervalo del \(percent)")
  }

  /// Two ends: `48,100 to 57,000`.
  func range(_ lower: String, _ upper: String) -> String {
    self("\(lower) to \(upper)", "\(lower) a \(upper)")
  }

  /// A margin of error between two ends.
  func margin(_ lower: String, _ upper: String) -> String {
    self("margin of error ", "margen de error ") + range(lower, upper)
  }

  /// A percentile by its number: `10th percentile`.
  func percentile(_ number: Int) -> String {
    self("\(number)th percentile", "percentil \(number)")
  }

  /// What lies beyond a bound: `$239,200 or more`.
  func orMore(_ bound: String) -> String { self("\(bound) or more", "\(bound) o más") }

  /// What lies below a bound: `under 0.5`.
  func under(_ bound: String) -> String { self("under \(bound)", "menos de \(bound)") }

  var solidObserved: String { self("Solid: observed", "Línea continua: observado") }
  var dotsObserved: String { self("Dots: observed", "Puntos: observado") }
  var dashedProjected: String { self("; dashed: projected", "; discontinua: proyectado") }
  func bandInterval(_ level: Double) -> String {
    self("; band: ", "; banda: ") + interval(level)
  }

  /// From a bound to below another: `0.5 to under 0.8`.
  func toUnder(_ lower: String, _ upper: String) -> String {
    self("\(lower) to under \(upper)", "\(lower) a menos de \(upper)")
  }

  /// A horizon in words: `3 years ahead`.
  func ahead(_ years: Int) -> String {
    self(
      years == 1 ? "1 year ahead" : "\(years) years ahead",
      years == 1 ? "1 año después" : "\(years) años después")
  }

  /// One member before another: `A ahead of B`.
  func ahead(_ one: String, of other: String) -> String {
    self("\(one) ahead of \(other)", "\(one) por delante de \(other)")
  }
}
