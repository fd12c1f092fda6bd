extension Translator {
  /// The report in the language. Figures are those of charts that speak it already.
  mutating func report(_ report: Report) -> Report {
    var blocks: [Block] = []
    for block in report.blocks { blocks.append(self.block(block)) }
    return Report(
      title: text(report.title), summary: text(report.summary), release: text(report.release),
      blocks: blocks, colophon: text(report.colophon))
  }

  private mutating func block(_ block: Block) -> Block {
    switch block {
    case .heading(let heading): return .heading(self.heading(heading))
    case .paragraph(let runs): return .paragraph(self.runs(runs))
    case .callout(let callout):
      var paragraphs: [[Run]] = []
      for runs in callout.paragraphs { paragraphs.append(self.runs(runs)) }
      return .callout(
        Callout(kind: callout.kind, title: text(callout.title), paragraphs: paragraphs))
    case .list(let list):
      var items: [[Run]] = []
      for runs in list.items { items.append(self.runs(runs)) }
      return .list(TextList(isNumbered: list.isNumbered, items: items))
    case .table(let table): return .table(self.table(table))
    case .figure(let figure): return .figure(self.figure(figure))
    case .keyFigures(let figures):
      var translated: [KeyFigure] = []
      for figure in figures {
        translated.append(
          KeyFigure(
            label: text(figure.label), value: text(figure.value), detail: text(figure.detail),
            parts: figure.parts))
      }
      return .keyFigures(translated)
    case .pageBreak: return .pageBreak
    }
  }

  /// A heading that is the title of an occupation keeps its English title beside the other.
  private mutating func heading(_ heading: Heading) -> Heading {
    let words = text(heading.text)
    let isTitle = heading.label != heading.text && heading.level == 2 && isOccupation(heading.text)
    return Heading(
      level: heading.level,
      text: isTitle && words != heading.text ? "\(words) (\(heading.text))" : words,
      anchor: heading.anchor, label: text(heading.label), group: text(heading.group))
  }

  private mutating func runs(_ runs: [Run]) -> [Run] {
    var translated: [Run] = []
    for run in runs {
      switch run {
      case .text(let words): translated.append(.text(text(words)))
      case .strong(let words): translated.append(.strong(text(words)))
      case .link(let words, let target): translated.append(.link(text(words), target: target))
      }
    }
    return translated
  }

  private mutating func figure(_ figure: Figure) -> Figure {
    Figure(
      caption: text(figure.caption), svg: figure.svg, narrowSVG: figure.narrowSVG,
      alternativeText: text(figure.alternativeText),
      source: language == .english ? figure.source : source(figure.source),
      path: figure.path)
  }

  private mutating func table(_ table: Table) -> Table {
    var columns: [Table.Column] = []
    for column in table.columns {
      columns.append(
        Table.Column(
          text(column.name), column.kind, unit: text(column.unit), showsPlus: column.showsPlus))
    }
    var rows: [[Cell]] = []
    for row in table.rows {
      var cells: [Cell] = []
      for cell in row {
        if case .text(let words) = cell.value {
          cells.append(Cell(.text(text(words)), flag: cell.flag))
        } else {
          cells.append(cell)
        }
      }
      rows.append(cells)
    }
    var notes: [String] = []
    for note in table.notes { notes.append(text(note)) }
    return Table(
      identifier: table.identifier, caption: text(table.caption), columns: columns, rows: rows,
      notes: notes, source: language == .english ? table.source : source(table.source),
      totalCount: table.totalCount)
  }
}
