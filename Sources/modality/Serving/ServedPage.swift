import Foundation
import LaborSeries
import Projections
import Reports
import Serving

/// One report, as a page with its controls and as files.
struct ServedPage: Sendable {
  let query: OutlookQuery
  let report: Report
  let choices: OutlookChoices
  /// The files that the report has beside its page, by name.
  let fileNames: [String]

  /// The page.
  func html() throws -> String {
    HTMLWriter(controls: try controls.html, labels: WriterLabels(query.language)).text(linked)
  }

  /// The name of the workbook that has all tables of the page.
  static let workbookName = "tables.xlsx"

  /// All tables of the page, one on each sheet, as a workbook.
  ///
  /// - Throws: `WorkbookFault`.
  func workbook() throws -> [UInt8] {
    try StatisticsWorkbook(
      of: report, program: Modality.program, sourceDateEpoch: SourceDate.epoch
    ).bytes()
  }

  /// The report with each chart linked to where it is served.
  private var linked: Report {
    Report(
      title: report.title, summary: report.summary, release: report.release,
      blocks: report.blocks.map { block in
        guard case .figure(let figure) = block, let path = figure.path else { return block }
        return .figure(
          Figure(
            caption: figure.caption, svg: figure.svg, narrowSVG: figure.narrowSVG,
            alternativeText: figure.alternativeText, source: figure.source,
            path: fileTarget(path)))
      }, colophon: report.colophon)
  }

  private func fileTarget(_ name: String) -> String { "/files/\(name)?\(query.text)" }

  private var controls: PageControls {
    get throws {
      let shown = try choices.occupations
      let area = query.area.flatMap { code in choices.areas.areas.first { $0.code == code } }
      // What was asked for by its code and has no box of its own stays chosen.
      let extra = query.occupations.filter { code in
        !shown.contains { $0.code.description == code }
      }.map { PageControls.Choice(value: $0, label: $0, isChosen: true) }
      return PageControls(
        language: query.language, occupations: boxes(shown) + extra, area: area?.title ?? "",
        areas: choices.areas.areas.filter(\.isStateLike).map(\.title),
        targetYear: query.targetYear, targetYears: try choices.targetYears,
        scenarios: scenarios, audiences: audiences, downloads: downloads)
    }
  }

  private func boxes(_ occupations: [Occupation]) -> [PageControls.Choice] {
    occupations.map { occupation in
      let code = occupation.code.description
      return PageControls.Choice(
        value: code, label: query.language.words(for: occupation.shortTitle),
        isChosen: query.occupations.isEmpty || query.occupations.contains(code))
    }
  }

  private var scenarios: [PageControls.Choice] {
    choices.scenarios.map { scenario in
      PageControls.Choice(
        value: scenario.name, label: query.language.words(for: scenario.title),
        isChosen: query.scenario == scenario.name)
    }
  }

  private var audiences: [PageControls.Choice] {
    Audience.allCases.map { audience in
      PageControls.Choice(
        value: audience.rawValue,
        label: query.language.words(for: audience.readers),
        isChosen: query.audience == audience)
    }
  }

  private var downloads: [PageControls.Download] {
    let labels = WriterLabels(query.language)
    let own = zip(tables, sections).enumerated().map { index, entry in
      let ((name, table), section) = entry
      let place = table.caption.contains(section) || section.isEmpty ? "" : " (\(section))"
      return PageControls.Download(
        label: "\(labels.table) \(index + 1). \(table.caption)\(place)",
        forms: TableForm.allCases.map { form in
          (form.label, "/tables/\(name).\(form.rawValue)?\(query.inEnglish.text)")
        })
    }
    return own + [
      PageControls.Download(
        label: PageControls.otherForms(in: query.language),
        forms: fileNames.map { ($0, fileTarget($0)) } + [
          (Self.workbookName, "/files/\(Self.workbookName)?\(query.inEnglish.text)")
        ])
    ]
  }

  /// The title of the section that each table is in; empty before the first.
  private var sections: [String] {
    var section = ""
    return report.blocks.compactMap { block in
      if case .heading(let heading) = block, heading.level == 2 { section = heading.text }
      if case .table = block { return section }
      return nil
    }
  }

  /// The tables under names of their own: that of a second table of the same name is numbered.
  var tables: [(name: String, table: Table)] {
    var seen: [String: Int] = [:]
    return report.tables.map { table in
      seen[table.identifier, default: 0] += 1
      let count = seen[table.identifier, default: 1]
      return (count == 1 ? table.identifier : "\(table.identifier)-\(count)", table)
    }
  }
}
