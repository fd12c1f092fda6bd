extension Table {
  /// The rows as JSON objects named after the columns, in lowercase with underscores. An interval
  /// becomes two members, `…_lower` and `…_upper`; a column with flags is followed by `…_flag`.
  /// Values are as stored: a fraction stays a fraction.
  public var records: [JSONValue] {
    let names = memberNames
    let intervals = columns.indices.map { hasIntervals($0) }
    let flags = columns.indices.map { hasFlags($0) }
    return rows.map { row in
      .object(
        row.indices.flatMap { index -> [JSONValue.Member] in
          var members = row[index].members(names[index], isInterval: intervals[index])
          if flags[index] {
            let flag = JSONValue.string(row[index].flag?.rawValue)
            members.append(JSONValue.Member(names[index] + "_flag", flag))
          }
          return members
        })
    }
  }

  /// The records, one JSON object a line.
  public var ndjson: String { records.map { $0.text(isIndented: false) + "\n" }.joined() }

  /// The names of the columns as members of an object; a name that comes again is numbered.
  var memberNames: [String] {
    var seen: [String: Int] = [:]
    return distinctNames.map { column in
      let name = String(Heading.anchor(from: column).map { $0 == "-" ? "_" : $0 })
      let base = name.isEmpty ? "column" : name
      seen[base, default: 0] += 1
      let count = seen[base, default: 1]
      return count == 1 ? base : "\(base)_\(count)"
    }
  }

  /// The names of the columns; an interval whose name comes again follows the name of the number
  /// column before it: the 80% interval of `Projected` is `Projected, 80% interval`.
  var distinctNames: [String] {
    var counts: [String: Int] = [:]
    for column in columns { counts[column.name, default: 0] += 1 }
    var subject = ""
    return columns.indices.map { index in
      let column = columns[index]
      guard hasIntervals(index) else {
        if column.isNumeric { subject = column.name }
        return column.name
      }
      let isRepeated = counts[column.name, default: 0] > 1
      return isRepeated && !subject.isEmpty ? "\(subject), \(column.name)" : column.name
    }
  }

  /// Whether a column holds an interval anywhere.
  func hasIntervals(_ index: Int) -> Bool {
    rows.contains { row in
      if case .interval = row[index].value { return true }
      return false
    }
  }

  /// Whether a column holds a flag anywhere.
  func hasFlags(_ index: Int) -> Bool { rows.contains { $0[index].flag != nil } }
}

extension Cell {
  fileprivate func members(_ name: String, isInterval: Bool) -> [JSONValue.Member] {
    if isInterval {
      let bounds: (JSONValue, JSONValue) =
        if case .interval(let lower, let upper) = value {
          (.number(lower), .number(upper))
        } else {
          (.null, .null)
        }
      return [
        JSONValue.Member(name + "_lower", bounds.0), JSONValue.Member(name + "_upper", bounds.1),
      ]
    }
    switch value {
    case .text(let text): return [JSONValue.Member(name, .string(text))]
    case .number(let number): return [JSONValue.Member(name, .number(number))]
    case .interval, .suppressed, .missing: return [JSONValue.Member(name, .null)]
    }
  }
}
