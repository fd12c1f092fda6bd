import Charts

extension FanChart: TranslatedChart {
  func translated(by words: inout Translator) throws(ChartError) -> FanChart {
    let line = FanChart.Line(label: words.text(projected.label), points: projected.points)
    return try FanChart(
      text: words.words(text), observed: observed, projected: line, bands: bands,
      official: official.map { .init(label: $0.label, points: $0.points) },
      breaks: breaks.map { .init(year: $0.year, text: words.text($0.text)) },
      format: format.written(in: words.language.charts))
  }
}

extension IntervalChart: TranslatedChart {
  func translated(by words: inout Translator) throws(ChartError) -> IntervalChart {
    let own = rows.map { row in
      Row(
        name: words.text(row.name), value: row.value, intervals: row.intervals,
        history: row.history, official: row.official, remark: words.text(row.remark))
    }
    return try IntervalChart(
      text: words.words(text), rows: own,
      names: Names(
        value: words.text(names.value), history: words.text(names.history),
        official: words.text(names.official)), format: format.written(in: words.language.charts))
  }
}

extension StackedBarChart: TranslatedChart {
  func translated(by words: inout Translator) throws(ChartError) -> StackedBarChart {
    let own = rows.map { Row(name: words.text($0.name), parts: $0.parts) }
    return try StackedBarChart(
      text: words.words(text), partNames: partNames.map { words.text($0) }, rows: own,
      format: format.written(in: words.language.charts))
  }
}

extension ProbabilityMatrixChart: TranslatedChart {
  func translated(by words: inout Translator) throws(ChartError) -> ProbabilityMatrixChart {
    try ProbabilityMatrixChart(
      text: words.words(text), names: names.map { words.text($0) }, probabilities: probabilities)
  }
}

extension WageLadderChart: TranslatedChart {
  func translated(by words: inout Translator) throws(ChartError) -> WageLadderChart {
    let own = rows.map { row in
      Row(
        name: words.text(row.name), percentile10: row.percentile10,
        percentile25: row.percentile25, median: row.median, percentile75: row.percentile75,
        percentile90: row.percentile90, mean: row.mean, remark: words.text(row.remark))
    }
    return try WageLadderChart(
      text: words.words(text), rows: own, format: format.written(in: words.language.charts))
  }
}

extension WaterfallChart: TranslatedChart {
  func translated(by words: inout Translator) throws(ChartError) -> WaterfallChart {
    let first = start.map { Start(name: words.text($0.name), value: $0.value) }
    return try WaterfallChart(
      text: words.words(text), start: first,
      steps: steps.map { Step(name: words.text($0.name), change: $0.change) },
      endName: words.text(endName), format: format.written(in: words.language.charts))
  }
}

extension TileMapChart: TranslatedChart {
  func translated(by words: inout Translator) throws(ChartError) -> TileMapChart {
    try TileMapChart(
      text: words.words(text),
      tiles: tiles.map { Tile(code: $0.code, name: words.text($0.name), value: $0.value) },
      bounds: bounds, format: format.written(in: words.language.charts))
  }
}

extension HorizonChart: TranslatedChart {
  func translated(by words: inout Translator) throws(ChartError) -> HorizonChart {
    let own = panels.map { panel in
      Panel(
        title: words.text(panel.title),
        lines: panel.lines.map { Line(label: words.text($0.label), points: $0.points) },
        counts: panel.counts)
    }
    return try HorizonChart(
      text: words.words(text), panels: own, targets: targets,
      format: format.written(in: words.language.charts))
  }
}

extension TornadoChart: TranslatedChart {
  func translated(by words: inout Translator) throws(ChartError) -> TornadoChart {
    try TornadoChart(
      text: words.words(text), center: center, centerName: words.text(centerName),
      rows: rows.map {
        Row(name: words.text($0.name), low: $0.low, high: $0.high, remark: words.text($0.remark))
      }, format: format.written(in: words.language.charts))
  }
}
