import Charts

/// A language in which a report can be read. Data files keep their English keys and the numbers of
/// machines whatever the language.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case spanish = "es"

  /// The language of charts.
  var charts: ChartLanguage {
    switch self {
    case .english: .english
    case .spanish: .spanish
    }
  }

  /// What stands between the ends of an interval.
  var rangeWord: String {
    switch self {
    case .english: " to "
    case .spanish: " a "
    }
  }
}

extension Language {
  /// A phrase that the program writes in English, in this language; itself where there are no words
  /// for it.
  public func words(for english: String) -> String {
    var words = Translator(to: self)
    return words.text(english)
  }
}

extension WriterLabels {
  /// The words of the frame in a language.
  public init(_ language: Language) {
    switch language {
    case .english: self = .english
    case .spanish: self = .spanish
    }
  }

  static let spanish = WriterLabels(
    language: .spanish, skip: "Saltar al contenido", contents: "Contenido", table: "Tabla",
    figure: "Gráfico", source: "Fuente:", chartFile: "Archivo SVG",
    chart: "Las teclas de flecha leen sus valores.",
    ascending: "ordenado, del más bajo al más alto",
    descending: "ordenado, del más alto al más bajo", restored: "en el orden publicado")
}
