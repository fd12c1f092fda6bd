import Charts

/// A chart whose words can be put into another language.
protocol TranslatedChart: Chart {
  /// The chart with its words, and those it adds, in the language of the translator.
  func translated(by words: inout Translator) throws(ChartError) -> Self
}

extension Translator {
  /// A chart as a report takes it: in its language.
  func translated<Drawn: TranslatedChart>(_ chart: Drawn) throws(ChartError) -> Drawn {
    var own = self
    return language == .english ? chart : try chart.translated(by: &own)
  }

  /// A chart of the report, drawn for wide and for narrow screens.
  ///
  /// - Parameter isSmall: whether the chart is as narrow on a wide screen.
  func figure(
    _ caption: String, _ chart: some TranslatedChart, source: String, path: String? = nil,
    isSmall: Bool = false
  ) throws(ChartError) -> Figure {
    let own = try translated(chart)
    let narrow = try own.svg(width: OutlookCharts.narrowWidth)
    return Figure(
      caption: caption, svg: isSmall ? narrow : try own.svg(width: OutlookCharts.width),
      narrowSVG: isSmall ? nil : narrow, alternativeText: chart.text.description,
      source: source, path: path)
  }

  /// The words around a chart, and the words that it adds, in the language.
  mutating func words(_ words: ChartText) -> ChartText {
    ChartText(
      identifier: words.identifier, title: text(words.title), subtitle: text(words.subtitle),
      footer: text(words.footer), description: text(words.description), unit: text(words.unit),
      language: language.charts)
  }
}
