import GRDB
import LaborSeries

/// Enters what a file's dictionary holds into the store's, and translates the numbers.
struct DictionaryWriter {
  /// The store's numbers by the file's.
  private(set) var areas: [Int32] = []
  private(set) var industries: [Int32] = []
  private(set) var occupations: [Int32] = []
  private(set) var details: [Int32] = []
  private(set) var marks: [Int32] = []
  private(set) var footnotes: [Int32] = []
  /// What has the same codes, by the file's numbers: the store's first entry of them.
  private(set) var areaIdentities: [Int32] = []
  private(set) var industryIdentities: [Int32] = []
  private(set) var occupationIdentities: [Int32] = []

  /// Takes in what the dictionary has gained.
  mutating func update(from dictionary: PublicationDictionary, in database: Database) throws {
    for area in dictionary.areas.values[areas.count...] {
      let (id, identity) = try Self.entry(area, in: database)
      areas.append(id)
      areaIdentities.append(identity)
    }
    for industry in dictionary.industries.values[industries.count...] {
      let (id, identity) = try Self.entry(industry, in: database)
      industries.append(id)
      industryIdentities.append(identity)
    }
    for occupation in dictionary.occupations.values[occupations.count...] {
      let (id, identity) = try Self.entry(occupation, in: database)
      occupations.append(id)
      occupationIdentities.append(identity)
    }
    try Self.update(&details, from: dictionary.details.values, table: "detail", in: database)
    try Self.update(&marks, from: dictionary.marks.values, table: "mark", in: database)
    try Self.update(&footnotes, from: dictionary.footnotes.values, table: "footnote", in: database)
  }

  private static func update(
    _ numbers: inout [Int32], from texts: [String], table: String, in database: Database
  ) throws {
    for text in texts[numbers.count...] {
      let select = try database.cachedStatement(sql: "SELECT id FROM \(table) WHERE text = ?")
      if let id = try Int32.fetchOne(select, arguments: [text]) {
        numbers.append(id)
      } else {
        let insert = try database.cachedStatement(sql: "INSERT INTO \(table) (text) VALUES (?)")
        try insert.execute(arguments: [text])
        numbers.append(Int32(database.lastInsertedRowID))
      }
    }
  }

  /// Area codes are told apart by kind: the same digits can be a state and a metropolitan area.
  private static func entry(
    _ area: PublishedArea, in database: Database
  ) throws -> (id: Int32, identity: Int32) {
    try entry(
      in: database,
      select: """
        SELECT id, identity FROM area WHERE code = ? AND kind = ? AND title = ? AND state = ?
        """,
      first: try Int32.fetchOne(
        try database.cachedStatement(
          sql: "SELECT min(id) FROM area WHERE code = ? AND kind = ?"),
        arguments: [area.code, Int(area.kind.rawValue)]),
      insert: """
        INSERT INTO area (id, identity, code, kind, title, state)
        SELECT coalesce(max(id), 0) + 1, coalesce(?, coalesce(max(id), 0) + 1), ?, ?, ?, ? FROM area
        """,
      values: [area.code, Int(area.kind.rawValue), area.title, area.state])
  }

  private static func entry(
    _ industry: PublishedIndustry, in database: Database
  ) throws -> (id: Int32, identity: Int32) {
    try entry(
      in: database,
      select: """
        SELECT id, identity FROM industry
        WHERE code = ? AND level = ? AND ownership = ? AND title = ?
        """,
      first: try first(of: industry, in: database),
      insert: """
        INSERT INTO industry (id, identity, code, level, ownership, title)
        SELECT coalesce(max(id), 0) + 1, coalesce(?, coalesce(max(id), 0) + 1), ?, ?, ?, ?
        FROM industry
        """,
      values: [industry.code, industry.level, industry.ownership, industry.title])
  }

  /// The first entry that is the same industry, whatever its title.
  private static func first(
    of industry: PublishedIndustry, in database: Database
  ) throws -> Int32? {
    let statement = try database.cachedStatement(
      sql: "SELECT id, title, level FROM industry WHERE code = ? AND ownership = ? ORDER BY id")
    let rows = try Row.fetchCursor(statement, arguments: [industry.code, industry.ownership])
    while let row = try rows.next() {
      let other = PublishedIndustry(
        code: industry.code, title: row[1], level: row[2], ownership: industry.ownership)
      if other.distinguishingLevel == industry.distinguishingLevel { return row[0] }
    }
    return nil
  }

  /// Finds anew which industries are the same, by the rule of today.
  static func identifyIndustries(in database: Database) throws {
    for row in try Row.fetchAll(
      database, sql: "SELECT id, code, title, level, ownership FROM industry ORDER BY id")
    {
      let industry = PublishedIndustry(
        code: row[1], title: row[2], level: row[3], ownership: row[4])
      try database.execute(
        sql: "UPDATE industry SET identity = ? WHERE id = ?",
        arguments: [try first(of: industry, in: database), row[0] as Int32])
    }
  }

  private static func entry(
    _ occupation: PublishedOccupation, in database: Database
  ) throws -> (id: Int32, identity: Int32) {
    try entry(
      in: database,
      select: """
        SELECT id, identity FROM occupation
        WHERE code = ? AND classification = ? AND level = ? AND title = ?
        """,
      first: try Int32.fetchOne(
        try database.cachedStatement(
          sql: "SELECT min(id) FROM occupation WHERE code = ? AND classification = ? AND level = ?"),
        arguments: [
          occupation.code, Int(occupation.classification.rawValue), occupation.level,
        ]),
      insert: """
        INSERT INTO occupation (id, identity, code, classification, level, title)
        SELECT coalesce(max(id), 0) + 1, coalesce(?, coalesce(max(id), 0) + 1), ?, ?, ?, ?
        FROM occupation
        """,
      values: [
        occupation.code, Int(occupation.classification.rawValue), occupation.level,
        occupation.title,
      ])
  }

  private static func entry(
    in database: Database, select: String, first: @autoclosure () throws -> Int32?, insert: String,
    values: [any DatabaseValueConvertible]
  ) throws -> (id: Int32, identity: Int32) {
    let found = try Row.fetchOne(
      try database.cachedStatement(sql: select), arguments: StatementArguments(values))
    if let found { return (found[0], found[1]) }
    let first = try first()
    let arguments: [(any DatabaseValueConvertible)?] = [first] + values
    try database.cachedStatement(sql: insert).execute(arguments: StatementArguments(arguments))
    let id = Int32(database.lastInsertedRowID)
    return (id, first ?? id)
  }
}
