/// The version of the form of the JSON that this module writes.
public let jsonSchemaVersion = 1

extension Report {
  /// The report as JSON: every block, with the values of tables as numbers, and each table once
  /// more as records under its name.
  public var json: JSONValue {
    .object([
      .init("schema_version", .integer(jsonSchemaVersion)), .init("title", .string(title)),
      .init("summary", .string(summary)), .init("release", .string(release)),
      .init("blocks", .array(blocks.compactMap(\.json))), .init("tables", tablesByName),
      .init("colophon", .string(colophon)),
    ])
  }

  /// The tables by name, each with its caption, notes, source, columns and rows as records.
  public var tablesByName: JSONValue {
    .object(namedTables.map { JSONValue.Member($0.identifier, $0.recordJSON) })
  }
}

extension Block {
  /// The block as JSON; a page break has none.
  fileprivate var json: JSONValue? {
    switch self {
    case .heading(let heading):
      object(
        "heading", ("level", .integer(heading.level)), ("text", .string(heading.text)),
        ("anchor", .string(heading.anchor)))
    case .paragraph(let runs): object("paragraph", ("text", .string(runs.words)))
    case .callout(let callout):
      object(
        callout.kind.rawValue, ("title", .string(callout.title)),
        ("paragraphs", .array(callout.paragraphs.map { .string($0.words) })))
    case .list(let list):
      object(
        "list", ("numbered", .bool(list.isNumbered)),
        ("items", .array(list.items.map { .string($0.words) })))
    case .table(let table): object("table", ("table", table.json))
    case .figure(let figure):
      object(
        "figure", ("caption", .string(figure.caption)), ("path", .string(figure.path)),
        ("alternative_text", .string(figure.alternativeText)), ("source", .string(figure.source)))
    case .keyFigures(let figures):
      object(
        "key_figures",
        (
          "figures",
          .array(
            figures.map { figure in
              .object([
                .init("label", .string(figure.label)), .init("value", .string(figure.value)),
                .init("detail", .string(figure.detail)),
              ])
            })
        ))
    case .pageBreak: nil
    }
  }

  private func object(_ type: String, _ members: (String, JSONValue)...) -> JSONValue {
    .object([.init("type", .string(type))] + members.map { JSONValue.Member($0.0, $0.1) })
  }
}

extension Table {
  /// The table as JSON: columns with kind and unit, and rows of cells with typed values.
  public var json: JSONValue {
    .object([
      .init("identifier", .string(identifier)), .init("caption", .string(caption)),
      .init(
        "columns",
        .array(
          columns.map { column in
            .object([
              .init("name", .string(column.name)), .init("kind", .string(column.kind.name)),
              .init("unit", .string(column.unit)),
            ])
          })),
      .init("rows", .array(rows.map { .array($0.map(\.json)) })),
      .init("notes", .array(notes.map { .string($0) })), .init("source", .string(source)),
    ])
  }
}

extension Table {
  /// The rows as records under `rows`, with what is to be known about them.
  fileprivate var recordJSON: JSONValue {
    let keys = memberNames
    return .object([
      .init("caption", .string(caption)), .init("source", .string(source)),
      .init("notes", .array(notes.map { .string($0) })),
      .init(
        "columns",
        .array(
          zip(keys, columns).map { key, column in
            .object([
              .init("key", .string(key)), .init("name", .string(column.name)),
              .init("kind", .string(column.kind.name)), .init("unit", .string(column.unit)),
            ])
          })),
      .init("rows", .array(records)),
    ])
  }
}

extension Cell {
  /// The bare value, or an object when there is a flag, an interval or a mark to tell.
  fileprivate var json: JSONValue {
    var members: [JSONValue.Member]
    switch value {
    case .text(let text):
      guard flag != nil else { return .string(text) }
      members = [.init("value", .string(text))]
    case .number(let number):
      guard flag != nil || !number.isFinite else { return .number(number) }
      members = [.init("value", .number(number))]
    case .interval(let lower, let upper):
      members = [.init("lower", .number(lower)), .init("upper", .number(upper))]
    case .suppressed(let mark): members = [.init("value", .null), .init("mark", .string(mark))]
    case .missing:
      guard flag != nil else { return .null }
      members = [.init("value", .null)]
    }
    if let flag { members.append(.init("flag", .string(flag.rawValue))) }
    return .object(members)
  }
}

extension Table.Kind {
  fileprivate var name: String {
    switch self {
    case .text: "text"
    case .year: "year"
    case .count: "count"
    case .number: "number"
    case .percent: "percent"
    case .fraction: "fraction"
    case .dollars: "dollars"
    }
  }
}

extension [Run] {
  /// The words of all runs.
  var words: String { map(\.words).joined() }
}
