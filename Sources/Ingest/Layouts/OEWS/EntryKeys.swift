import Tabular

/// A number for each name, in the order in which they first come: what rows are told apart by,
/// whatever their titles say.
struct EntryKeys {
  private var keys: [String: UInt64] = [:]

  /// The number of names so far.
  var count: Int { keys.count }

  /// The number of a name.
  mutating func key(of name: String) -> UInt64 {
    if let key = keys[name] { return key }
    let key = UInt64(keys.count)
    keys[name] = key
    return key
  }
}

extension SheetCell {
  /// The cell's text; see ``trimmedText``.
  ///
  /// - Parameter column: The cell's column, for the fault.
  func text(of column: Int) throws(RowFault) -> String {
    guard let text = trimmedText else {
      throw RowFault(column: column, fault: fault ?? "no text stands here")
    }
    return text
  }
}
