import Charts

extension Translator {
  /// The words around a chart, and the words that it adds, in the language.
  private mutating func words(_ words: ChartText) -> ChartText {
    ChartText(
      identifier: words.identifier, title: text(words.title), subtitle: text(words.subtitle),
      footer: text(words.footer), description: text(words.description), unit: text(words.unit),
      language: language.charts)
  }

  mutating func chart(_ chart: FanChart) throws(ChartError) -> FanChart {
    var breaks: [FanChart.Break] = []
    for change in chart.breaks {
      breaks.append(FanChart.Break(year: change.year, text: text(change.text)))
    }
    let official = chart.official
    return try FanChart(
      text: words(chart.text), observed: chart.observed,
      projected: FanChart.Line(
        label: text(chart.projected.label), points: chart.projected.points),
      bands: chart.bands,
      official: official.map { FanChart.Line(label: $0.label, points: $0.points) }, breaks: breaks,
      format: chart.format.written(in: language.charts))
  }

  mutating func chart(_ chart: IntervalChart) throws(ChartError) -> IntervalChart {
    var rows: [IntervalChart.Row] = []
    for row in chart.rows {
      rows.append(
        IntervalChart.Row(
          name: text(row.name), value: row.value, intervals: row.intervals, history: row.history,
          official: row.official, remark: text(row.remark)))
    }
    return try IntervalChart(
      text: words(chart.text), rows: rows,
      names: IntervalChart.Names(
        value: text(chart.names.value), history: text(chart.names.history),
        official: text(chart.names.official)), format: chart.format.written(in: language.charts))
  }

  mutating func chart(_ chart: StackedBarChart) throws(ChartError) -> StackedBarChart {
    var rows: [StackedBarChart.Row] = []
    for row in chart.rows { rows.append(.init(name: text(row.name), parts: row.parts)) }
    var names: [String] = []
    for name in chart.partNames { names.append(text(name)) }
    return try StackedBarChart(
      text: words(chart.text), partNames: names, rows: rows,
      format: chart.format.written(in: language.charts))
  }

  mutating func chart(_ chart: ProbabilityMatrixChart) throws(ChartError) -> ProbabilityMatrixChart
  {
    var names: [String] = []
    for name in chart.names { names.append(text(name)) }
    return try ProbabilityMatrixChart(
      text: words(chart.text), names: names, probabilities: chart.probabilities)
  }
}

/// Charts as a report takes them: in its language, and as they are in English.
extension Translator {
  func translated(_ chart: FanChart) throws(ChartError) -> FanChart {
    var own = self
    return language == .english ? chart : try own.chart(chart)
  }

  func translated(_ chart: IntervalChart) throws(ChartError) -> IntervalChart {
    var own = self
    return language == .english ? chart : try own.chart(chart)
  }

  func translated(_ chart: StackedBarChart) throws(ChartError) -> StackedBarChart {
    var own = self
    return language == .english ? chart : try own.chart(chart)
  }

  func translated(_ chart: ProbabilityMatrixChart) throws(ChartError) -> ProbabilityMatrixChart {
    var own = self
    return language == .english ? chart : try own.chart(chart)
  }
}
