/// A report as a value: a title and the blocks under it, which each writer renders in its own way.
///
/// Text is raw everywhere in a report; a writer escapes it once, on the way out.
public struct Report: Sendable {
  /// The title of the whole.
  public let title: String
  /// One or two sentences under the title.
  public let summary: String
  /// Publisher, release and date of the data, in a line at the head: "Data: May 2025 release".
  public let release: String
  /// The content, in order.
  public let blocks: [Block]
  /// The closing line: program, version, licence of the figures.
  public let colophon: String

  /// A report of the given blocks.
  public init(
    title: String, summary: String = "", release: String = "", blocks: [Block],
    colophon: String = ""
  ) {
    self.title = title
    self.summary = summary
    self.release = release
    self.blocks = blocks
    self.colophon = colophon
  }

  /// The tables of the report, in order.
  public var tables: [Table] {
    blocks.compactMap { block in
      if case .table(let table) = block { return table }
      return nil
    }
  }

  /// The tables of the report, in order, under names that differ: one whose name another has had
  /// before is numbered.
  public var namedTables: [Table] {
    var taken: Set<String> = []
    return tables.map { table in
      let base = table.identifier.isEmpty ? "table" : table.identifier
      var name = base
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(base)-\(number)"
        number += 1
      }
      return table.identifier == name ? table : table.renamed(name)
    }
  }

  /// The figures of the report, in order.
  public var figures: [Figure] {
    blocks.compactMap { block in
      if case .figure(let figure) = block { return figure }
      return nil
    }
  }
}

/// One part of a report.
public enum Block: Sendable {
  case heading(Heading)
  case paragraph([Run])
  case callout(Callout)
  case list(TextList)
  case table(Table)
  case figure(Figure)
  case keyFigures([KeyFigure])
  /// In print the next block begins a page.
  case pageBreak

  /// A paragraph of plain text.
  public static func paragraph(_ text: String) -> Block { .paragraph([.text(text)]) }

  /// A heading of level 2 to 4; without an anchor it is not listed among the contents.
  public static func heading(
    _ level: Int, _ text: String, anchor: String = "", label: String = "", group: String = ""
  ) -> Block {
    .heading(Heading(level: level, text: text, anchor: anchor, label: label, group: group))
  }
}

/// A stretch of text within a paragraph.
public enum Run: Sendable, Equatable {
  case text(String)
  case strong(String)
  /// `target` is a web address, a path beside the report, or `#` and an anchor.
  case link(String, target: String)

  /// The words of the run.
  public var words: String {
    switch self {
    case .text(let words), .strong(let words), .link(let words, _): words
    }
  }
}

/// The title of a section.
public struct Heading: Sendable, Equatable {
  /// 2 to 4; level 1 is the title of the report.
  public let level: Int
  /// The words of the heading.
  public let text: String
  /// What links point at: lowercase letters, digits and hyphens. Empty when nothing does.
  public let anchor: String
  /// What the contents call it: a few words; its text unless given.
  public let label: String
  /// The part of the contents that it is listed under; empty when it stands alone.
  public let group: String

  /// A heading; `anchor` is turned into lowercase letters, digits and hyphens.
  public init(
    level: Int, text: String, anchor: String = "", label: String = "", group: String = ""
  ) {
    precondition((2...4).contains(level), "a heading in a report has level 2, 3 or 4")
    self.level = level
    self.text = text
    self.anchor = Self.anchor(from: anchor)
    self.label = label.isEmpty ? text : label
    self.group = group
  }

  /// `text` as an anchor: lowercase letters, digits and single hyphens.
  public static func anchor(from text: String) -> String {
    var anchor = ""
    for character in text.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        anchor.append(character)
      } else if !anchor.isEmpty, anchor.last != "-" {
        anchor.append("-")
      }
    }
    return anchor.last == "-" ? String(anchor.dropLast()) : anchor
  }
}

/// Something that must not be missed: a caution about the data or a remark.
public struct Callout: Sendable, Equatable {
  /// How much it weighs.
  public enum Kind: String, Sendable {
    case note
    case caution
  }

  /// Whether it is a caution or a remark.
  public let kind: Kind
  /// A few words that name it.
  public let title: String
  /// What it says, paragraph by paragraph.
  public let paragraphs: [[Run]]

  /// A caution, unless `kind` says otherwise.
  public init(kind: Kind = .caution, title: String, paragraphs: [[Run]]) {
    self.kind = kind
    self.title = title
    self.paragraphs = paragraphs
  }
}

/// A bulleted or numbered list.
public struct TextList: Sendable, Equatable {
  /// Whether the items carry numbers rather than bullets.
  public let isNumbered: Bool
  /// The items, in order.
  public let items: [[Run]]

  /// A list of the given items.
  public init(isNumbered: Bool = false, items: [[Run]]) {
    self.isNumbered = isNumbered
    self.items = items
  }
}

/// A number worth a first glance, with what it is and how sure it is.
public struct KeyFigure: Sendable, Equatable {
  /// What it is: "Projected growth, 2025–35".
  public let label: String
  /// The number as it is shown: "2.8% a year".
  public let value: String
  /// Its interval, unit or comparison: "80% interval 1.7% to 3.9%".
  public let detail: String
  /// What it is worked out from, where no table of the report has it; no writer shows it, and
  /// whoever asks why is told.
  public let parts: Table?

  /// A number with its label.
  public init(label: String, value: String, detail: String = "", parts: Table? = nil) {
    self.label = label
    self.value = value
    self.detail = detail
    self.parts = parts
  }
}

/// A chart with the words that go with it.
public struct Figure: Sendable, Equatable {
  /// What the chart shows, in a sentence.
  public let caption: String
  /// An SVG document, as `Charts` writes them.
  public let svg: String
  /// The same chart laid out for a narrow screen.
  public let narrowSVG: String?
  /// The chart in words, for readers who do not see it.
  public let alternativeText: String
  /// Publisher and release.
  public let source: String
  /// Where the chart lies as a file of its own beside the report.
  public let path: String?

  /// A chart and its words.
  public init(
    caption: String, svg: String, narrowSVG: String? = nil, alternativeText: String,
    source: String, path: String? = nil
  ) {
    self.caption = caption
    self.svg = svg
    self.narrowSVG = narrowSVG
    self.alternativeText = alternativeText
    self.source = source
    self.path = path
  }
}
