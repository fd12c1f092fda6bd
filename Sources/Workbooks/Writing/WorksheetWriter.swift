import CXLSXWriter

/// Writes one sheet.
struct WorksheetWriter {
  let sheet: Worksheet
  let target: UnsafeMutablePointer<lxw_worksheet>
  let styles: StyleCatalogue
  let texts: CTexts

  func write() throws(WorkbookFault) {
    try setSizes()
    // Tables write their headers; cells written afterwards take their place.
    for table in sheet.tables { try add(table) }
    for place in sheet.cells.keys.sorted() {
      if let cell = sheet.cells[place] { try write(cell, at: place) }
    }
    for rule in sheet.rules { try RuleWriter(rule: rule, texts: texts).write(on: target) }
    for look in sheet.looks { try add(look) }
    try setView()
    try setPage()
  }

  private func write(_ cell: Cell, at place: CellPlace) throws(WorkbookFault) {
    let format = try styles.format(of: cell.style)
    let (row, column) = (lxw_row_t(place.row), lxw_col_t(place.column))
    let code: lxw_error
    switch cell.value {
    case .text(let text):
      code = worksheet_write_string(target, row, column, WritableText.text(text), format)
    case .number(let number):
      code = worksheet_write_number(target, row, column, number, format)
    case .boolean(let truth):
      code = worksheet_write_boolean(target, row, column, truth ? 1 : 0, format)
    case .blank:
      code = worksheet_write_blank(target, row, column, format)
    case .formula(let formula, let stored):
      code = write(formula, stored, row, column, format)
    case .link(let text, let sheet):
      try check(
        worksheet_write_url(
          target, row, column, "internal:\(CellRange.quoted(sheet))!A1", format),
        "linking “\(self.sheet.name)” \(place.name)")
      code = worksheet_write_string(target, row, column, WritableText.text(text), format)
    }
    try check(code, "writing “\(sheet.name)” \(place.name)")
  }

  private func write(
    _ formula: String, _ stored: StoredValue, _ row: lxw_row_t, _ column: lxw_col_t,
    _ format: UnsafeMutablePointer<lxw_format>?
  ) -> lxw_error {
    let formula = "=" + WritableText.text(formula)
    switch stored {
    case .number(let number):
      return worksheet_write_formula_num(target, row, column, formula, format, number)
    case .text(let text):
      return worksheet_write_formula_str(
        target, row, column, formula, format, WritableText.text(text))
    case .boolean(let truth):
      return worksheet_write_formula_num(target, row, column, formula, format, truth ? 1 : 0)
    }
  }

  private func setSizes() throws(WorkbookFault) {
    for (column, width) in sheet.columnWidths.sorted(by: { $0.key < $1.key }) {
      try check(
        worksheet_set_column(target, lxw_col_t(column), lxw_col_t(column), width, nil),
        "setting a width on “\(sheet.name)”")
    }
    for (row, height) in sheet.rowHeights.sorted(by: { $0.key < $1.key }) {
      try check(
        worksheet_set_row(target, lxw_row_t(row), height, nil),
        "setting a height on “\(sheet.name)”")
    }
  }

  private func add(_ table: TableRegion) throws(WorkbookFault) {
    let heading = try styles.format(of: .heading)
    var columns = table.columns.map { title in
      var column = lxw_table_column()
      column.header = texts.copy(WritableText.text(title))
      column.header_format = heading
      return column
    }
    let code = columns.withUnsafeMutableBufferPointer { buffer -> lxw_error in
      guard let base = buffer.baseAddress else { return LXW_ERROR_PARAMETER_VALIDATION }
      var pointers: [UnsafeMutablePointer<lxw_table_column>?] = buffer.indices.map { base + $0 }
      pointers.append(nil)
      return pointers.withUnsafeMutableBufferPointer { pointers in
        var options = lxw_table_options()
        options.name = texts.copy(table.name)
        options.no_autofilter = table.hasFilters ? 0 : 1
        options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
        options.style_type_number = 1
        options.columns = pointers.baseAddress
        return worksheet_add_table(
          target, lxw_row_t(table.range.first.row), lxw_col_t(table.range.first.column),
          lxw_row_t(table.range.last.row), lxw_col_t(table.range.last.column), &options)
      }
    }
    try check(code, "adding the table \(table.name)")
  }

  private func add(_ look: ConditionalLook) throws(WorkbookFault) {
    var condition = lxw_conditional_format()
    condition.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
    condition.value_string = texts.copy("=" + look.formula)
    condition.format = try styles.format(of: look.meaning)
    try check(
      worksheet_conditional_format_range(
        target, lxw_row_t(look.range.first.row), lxw_col_t(look.range.first.column),
        lxw_row_t(look.range.last.row), lxw_col_t(look.range.last.column), &condition),
      "adding a conditional look to “\(sheet.name)”")
  }

  private func setView() throws(WorkbookFault) {
    if let frozen = sheet.frozen {
      worksheet_freeze_panes(target, lxw_row_t(frozen.row), lxw_col_t(frozen.column))
    }
    worksheet_gridlines(
      target,
      UInt8((sheet.showsGridlines ? LXW_SHOW_SCREEN_GRIDLINES : LXW_HIDE_ALL_GRIDLINES).rawValue))
    if let color = sheet.tabColor { worksheet_set_tab_color(target, color) }
  }

  private func setBreaks(before rows: [Int]) throws(WorkbookFault) {
    // A zero ends the list.
    var breaks = rows.filter { $0 > 0 }.map { lxw_row_t($0) } + [0]
    try check(
      worksheet_set_h_pagebreaks(target, &breaks), "setting page breaks on “\(sheet.name)”")
  }

  private func setPage() throws(WorkbookFault) {
    let page = sheet.page
    if page.isLandscape { worksheet_set_landscape(target) }
    worksheet_fit_to_pages(target, UInt16(page.pagesWide), UInt16(page.pagesHigh))
    if !page.pageStarts.isEmpty { try setBreaks(before: page.pageStarts) }
    worksheet_set_margins(target, 0.5, 0.5, 0.4, 0.5)
    if let rows = page.repeatedRows {
      try check(
        worksheet_repeat_rows(
          target, lxw_row_t(rows.lowerBound), lxw_row_t(rows.upperBound)),
        "repeating rows of “\(sheet.name)”")
    }
    // An ampersand begins a code in footers; doubled it stands for itself.
    let words = page.footer.split(separator: "&", omittingEmptySubsequences: false)
      .joined(separator: "&&")
    try check(
      worksheet_set_footer(target, "&L&8\(WritableText.text(words))&R&8&P / &N"),
      "setting the footer of “\(sheet.name)”")
  }
}
