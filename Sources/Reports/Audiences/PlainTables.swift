/// Tables without the columns that need a statistician beside the reader.
enum PlainTables {
  private static let hidden: Set<String> = [
    "PRSE", "Location quotient", "Combined", "Correlation", "Row of the dataset", "In",
  ]

  /// The blocks, their tables without those columns.
  static func blocks(_ blocks: [Block]) -> [Block] {
    blocks.map { block in
      if case .table(let table) = block { return .table(without(table)) }
      return block
    }
  }

  private static func without(_ table: Table) -> Table {
    let kept = table.columns.indices.filter { !hidden.contains(table.columns[$0].name) }
    let notes = table.notes.filter { !$0.hasPrefix("Percent relative standard error") }
    guard kept.count < table.columns.count || notes.count < table.notes.count else { return table }
    return Table(
      identifier: table.identifier, caption: table.caption,
      columns: kept.map { table.columns[$0] },
      rows: table.rows.map { row in kept.map { row[$0] } }, notes: notes,
      source: table.source, totalCount: table.totalCount)
  }
}
