import CXLSXWriter

/// Hands a workbook to the writing library, call by call.
struct WorkbookWriter {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let styles: StyleCatalogue
  private let texts: CTexts

  /// Writes a workbook to a file.
  ///
  /// - Throws: ``WorkbookFault/refused(action:reason:)``; the file may then be incomplete.
  static func write(
    _ workbook: Workbook, to path: String, temporaryFolder: String
  ) throws(WorkbookFault) {
    let texts = CTexts()
    var options = lxw_workbook_options()
    options.tmpdir = texts.copy(temporaryFolder)
    guard let book = workbook_new_opt(path, &options) else {
      throw .refused(action: "beginning the file", reason: "memory is used up")
    }
    let writer = WorkbookWriter(book: book, styles: StyleCatalogue(of: book), texts: texts)
    do {
      try writer.fill(workbook)
    } catch {
      lxw_workbook_free(book)
      throw error
    }
    // Frees the book whatever comes of it.
    try check(workbook_close(book), "putting the file together")
  }

  private func fill(_ workbook: Workbook) throws(WorkbookFault) {
    try setProperties(workbook.properties)
    var sheets: [UnsafeMutablePointer<lxw_worksheet>] = []
    for sheet in workbook.sheets {
      guard let added = workbook_add_worksheet(book, sheet.name) else {
        throw .refused(
          action: "adding the sheet “\(sheet.name)”", reason: "its name is not taken")
      }
      sheets.append(added)
    }
    for name in workbook.names {
      try check(
        workbook_define_name(book, name.name, "=" + name.range.absoluteName(on: name.sheet)),
        "defining \(name.name)")
    }
    for (sheet, target) in zip(workbook.sheets, sheets) {
      try WorksheetWriter(sheet: sheet, target: target, styles: styles, texts: texts).write()
      for chart in sheet.charts {
        try ChartWriter(chart: chart, book: book, texts: texts).insert(into: target)
      }
    }
  }

  private func setProperties(_ properties: DocumentProperties) throws(WorkbookFault) {
    var written = lxw_doc_properties()
    written.title = texts.copy(ifAny: WritableText.text(properties.title))
    written.subject = texts.copy(ifAny: WritableText.text(properties.subject))
    written.author = texts.copy(ifAny: WritableText.text(properties.author))
    written.comments = texts.copy(ifAny: WritableText.text(properties.comments))
    written.created = properties.created
    try check(workbook_set_properties(book, &written), "setting the document's properties")
  }
}

/// Throws where the writing library reports an error.
func check(
  _ code: lxw_error, _ action: @autoclosure () -> String
) throws(WorkbookFault) {
  guard code != LXW_NO_ERROR else { return }
  let reason = lxw_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
  let sentence = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
  throw .refused(action: action(), reason: sentence)
}
