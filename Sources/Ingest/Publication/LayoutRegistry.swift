/// Every publication that can be read, one line each.
///
/// A file is offered to the layouts in this order, and the first that recognises it reads it.
public struct LayoutRegistry: Sendable {
  /// Publications that come as streams of bytes.
  public let streams: [any StreamLayout.Type]
  /// Publications that come as rows: workbooks and delimited text.
  public let sheets: [any SheetLayout.Type]

  public init(streams: [any StreamLayout.Type], sheets: [any SheetLayout.Type]) {
    self.streams = streams
    self.sheets = sheets
  }

  /// The layouts of the product.
  public static let standard = LayoutRegistry(
    streams: [
      BLSAPILayout.self,
      StateProjectionAnswer.self,
      LABSTATLayout.self,
    ],
    sheets: [
      EmploymentProjectionsTable.self,
      EmploymentMatrixTable.self,
      StateProjectionTable.self,
      PopulationProjectionTable.self,
      CompletionsTable.self,
    ])

  /// The version of each layout by its name.
  public var versions: [String: Int] {
    var versions: [String: Int] = [:]
    for layout in streams { versions[layout.name] = layout.version }
    for layout in sheets { versions[layout.name] = layout.version }
    return versions
  }

  /// The names of the layouts, ascending.
  public var names: [String] { versions.keys.sorted() }
}
