import LaborSeries

/// What files were taken into a store, and what a store holds.
public enum StoreReport {
  /// A file, and whether this run brought it.
  public struct Ingested: Sendable {
    public let file: StoredFile
    public let isNew: Bool

    public init(file: StoredFile, isNew: Bool) {
      self.file = file
      self.isNew = isNew
    }
  }

  /// A release and how much there is of it.
  public struct Counted: Sendable {
    public let release: Release
    public let files: Int
    public let cells: Int
    public let repeats: Int

    public init(release: Release, files: Int, cells: Int, repeats: Int) {
      self.release = release
      self.files = files
      self.cells = cells
      self.repeats = repeats
    }
  }

  /// What a run of `ingest` did.
  public static func ingested(_ files: [Ingested], into store: String) -> Report {
    let table = Table(
      identifier: "files", caption: "Files",
      columns: columns + [Table.Column("Outcome")],
      rows: files.map { row($0.file) + [.text($0.isNew ? "taken in" : "nothing changed")] },
      source: store)
    let notes = files.filter(\.isNew).flatMap { messages($0.file) }
    return Report(
      title: "Ingested into \(store)", blocks: [.table(table)] + list(notes))
  }

  /// What a store holds.
  public static func contents(
    of store: String, byteCount: Int, schema: Int, releases: [Counted], files: [StoredFile]
  ) -> Report {
    let table = Table(
      identifier: "releases", caption: "Releases",
      columns: [
        .init("Release"), .init("Program"), .init("Files", .count), .init("Cells", .count),
        .init("Stated twice", .count),
      ],
      rows: releases.map {
        [
          .text($0.release.description), .text($0.release.program.rawValue), .number($0.files),
          .number($0.cells), .number($0.repeats),
        ]
      }, source: store)
    let ingested = Table(
      identifier: "files", caption: "Files", columns: columns + [Table.Column("SHA-256")],
      rows: files.map { row($0) + [.text($0.file.sha256)] }, source: store)
    let notes = files.flatMap(messages)
    return Report(
      title: "Store \(store)",
      summary: "\(files.count) files, \(releases.count) releases, \(byteCount) bytes, "
        + "schema \(schema).",
      blocks: [.table(table), .table(ingested)] + list(notes))
  }

  private static let columns = [
    Table.Column("File"), Table.Column("Layout"), Table.Column("Releases"),
    Table.Column("Kept"), Table.Column("Rows", .count), Table.Column("Cells", .count),
    Table.Column("Stated twice", .count), Table.Column("Remarks", .count),
  ]

  private static func row(_ file: StoredFile) -> [Cell] {
    let first = file.releases.first?.description ?? "none"
    let releases =
      file.releases.count > 1
      ? "\(first) and \(file.releases.count - 1) more" : first
    return [
      .text(file.file.name), .text(file.file.layout), .text(releases),
      .text(file.file.selection.isEmpty ? "everything" : file.file.selection),
      .number(file.rows), .number(file.cells), .number(file.repeats), .number(file.remarks),
    ]
  }

  /// Notes, and the first remarks upon rows.
  private static func messages(_ file: StoredFile) -> [String] {
    let name = file.file.name
    var messages = file.notes.map { "\(name): \($0)" }
    messages += file.firstRemarks.map { remark in
      let sheet = remark.sheet.isEmpty ? "" : ", sheet \(remark.sheet)"
      return "\(name)\(sheet), row \(remark.row)\(remark.isKept ? "" : " (left out)"): "
        + remark.sentence
    }
    let rest = file.remarks - file.firstRemarks.count
    if rest > 0 { messages.append("\(name): \(rest) more remarks are in the store.") }
    return messages
  }

  private static func list(_ notes: [String]) -> [Block] {
    notes.isEmpty ? [] : [.list(TextList(items: notes.map { [.text($0)] }))]
  }
}
