import CXLSXWriter

/// Writes one chart.
struct ChartWriter {
  let chart: SheetChart
  let book: UnsafeMutablePointer<lxw_workbook>
  let texts: CTexts

  /// Default chart size of the writing library in pixels, which sizes are multiples of.
  private static let standardSize = (width: 480.0, height: 288.0)

  func insert(into target: UnsafeMutablePointer<lxw_worksheet>) throws(WorkbookFault) {
    guard let made = workbook_add_chart(book, UInt8(kind.rawValue)) else {
      throw .refused(action: "adding a chart", reason: "memory is used up")
    }
    setTitle(of: made)
    for series in chart.series { try add(series, to: made) }
    setAxes(of: made)
    chart_legend_set_position(made, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    var line = lxw_chart_line()
    line.none = 1
    chart_chartarea_set_line(made, &line)
    if chart.kind != .line {
      chart_set_series_gap(made, 60)
      if chart.kind == .column || chart.kind == .bar { chart_set_series_overlap(made, -5) }
    }
    var options = lxw_chart_options()
    options.x_scale = Double(chart.size.width) / Self.standardSize.width
    options.y_scale = Double(chart.size.height) / Self.standardSize.height
    options.description = texts.copy(WritableText.text(chart.summary))
    try check(
      worksheet_insert_chart_opt(
        target, lxw_row_t(chart.place.row), lxw_col_t(chart.place.column), made, &options),
      "inserting a chart")
  }

  private var kind: lxw_chart_type {
    switch chart.kind {
    case .line: LXW_CHART_LINE
    case .column: LXW_CHART_COLUMN
    case .stackedColumn: LXW_CHART_COLUMN_STACKED
    case .bar: LXW_CHART_BAR
    case .stackedBar: LXW_CHART_BAR_STACKED
    }
  }

  /// A text that stays one: the library takes what begins with an equals sign for a reference.
  private static func literal(_ text: String) -> String {
    let written = WritableText.text(text)
    return written.hasPrefix("=") ? " " + written : written
  }

  private func setTitle(of made: UnsafeMutablePointer<lxw_chart>) {
    switch chart.title {
    case .text(let text): chart_title_set_name(made, Self.literal(text))
    case .cell(let place, let sheet):
      chart_title_set_name_range(made, sheet, lxw_row_t(place.row), lxw_col_t(place.column))
    }
    var font = font(size: 12, bold: true, color: Palette.dark)
    chart_title_set_name_font(made, &font)
  }

  private func add(
    _ series: SheetChart.Series, to made: UnsafeMutablePointer<lxw_chart>
  ) throws(WorkbookFault) {
    guard let added = chart_add_series(made, nil, nil) else {
      throw .refused(action: "adding a series to a chart", reason: "memory is used up")
    }
    let (first, last) = (series.categories.first, series.categories.last)
    chart_series_set_categories(
      added, series.sheet, lxw_row_t(first.row), lxw_col_t(first.column), lxw_row_t(last.row),
      lxw_col_t(last.column))
    let values = series.values
    chart_series_set_values(
      added, series.sheet, lxw_row_t(values.first.row), lxw_col_t(values.first.column),
      lxw_row_t(values.last.row), lxw_col_t(values.last.column))
    switch series.name {
    case .text(let text): chart_series_set_name(added, Self.literal(text))
    case .cell(let place, let sheet):
      chart_series_set_name_range(added, sheet, lxw_row_t(place.row), lxw_col_t(place.column))
    }
    var line = lxw_chart_line()
    line.color = lxw_color_t(series.color)
    line.width = Float(series.width)
    line.none = series.width > 0 ? 0 : 1
    line.dash_type = series.stroke.code
    if chart.kind == .line {
      chart_series_set_line(added, &line)
      setMarkers(of: added, series)
    } else {
      var fill = lxw_chart_fill()
      fill.color = lxw_color_t(series.color)
      chart_series_set_fill(added, &fill)
    }
  }

  private func setMarkers(
    of added: UnsafeMutablePointer<lxw_chart_series>, _ series: SheetChart.Series
  ) {
    let type = series.hasMarkers ? LXW_CHART_MARKER_CIRCLE : LXW_CHART_MARKER_NONE
    chart_series_set_marker_type(added, UInt8(type.rawValue))
    guard series.hasMarkers else { return }
    chart_series_set_marker_size(added, 5)
    var fill = lxw_chart_fill()
    fill.color = lxw_color_t(series.color)
    chart_series_set_marker_fill(added, &fill)
    var line = lxw_chart_line()
    line.color = lxw_color_t(series.color)
    chart_series_set_marker_line(added, &line)
  }

  private func setAxes(of made: UnsafeMutablePointer<lxw_chart>) {
    // Bars lie: their categories stand on the vertical axis and their values below.
    let categories = chart_axis_get(made, LXW_CHART_AXIS_TYPE_X)
    let values = chart_axis_get(made, LXW_CHART_AXIS_TYPE_Y)
    chart_axis_set_name(values, Self.literal(chart.valueTitle))
    chart_axis_set_num_format(values, chart.valueFormat)
    if let minimum = chart.valueMinimum { chart_axis_set_min(values, minimum) }
    var nameFont = font(size: 9, bold: false, color: Palette.gray)
    chart_axis_set_name_font(values, &nameFont)
    var numberFont = font(size: 9, bold: false, color: Palette.gray)
    chart_axis_set_num_font(values, &numberFont)
    chart_axis_set_num_font(categories, &numberFont)
    var grid = lxw_chart_line()
    grid.color = Palette.line
    grid.width = 0.75
    chart_axis_major_gridlines_set_visible(values, 1)
    chart_axis_major_gridlines_set_line(values, &grid)
    var axisLine = lxw_chart_line()
    axisLine.color = Palette.gray
    axisLine.width = 0.75
    chart_axis_set_line(categories, &axisLine)
    var noLine = lxw_chart_line()
    noLine.none = 1
    chart_axis_set_line(values, &noLine)
    if let count = chart.series.first?.categories.cellCount, count > 15 {
      chart_axis_set_interval_unit(categories, 5)
      chart_axis_set_interval_tick(categories, 5)
    }
    // Labels below the plot even where figures are negative.
    chart_axis_set_label_position(categories, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
  }

  private func font(size: Double, bold: Bool, color: lxw_color_t) -> lxw_chart_font {
    var font = lxw_chart_font()
    font.size = size
    font.bold = bold ? 1 : 0
    font.color = color
    return font
  }
}

extension SheetChart.Stroke {
  fileprivate var code: UInt8 {
    switch self {
    case .solid: UInt8(LXW_CHART_LINE_DASH_SOLID.rawValue)
    case .dashed: UInt8(LXW_CHART_LINE_DASH_DASH.rawValue)
    case .dotted: UInt8(LXW_CHART_LINE_DASH_ROUND_DOT.rawValue)
    }
  }
}
