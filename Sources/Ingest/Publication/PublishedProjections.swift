import LaborSeries

extension OfficialProjection {
  /// The line items of one round, and the total of all occupations, from published cells as a store
  /// or a recorder hands them on.
  ///
  /// Cells of other programs, industries and areas are passed over, and so are summary rows, which
  /// repeat line items. Where several files state the same round, the first figure of each kind is
  /// taken; a store has compared them. Openings of rounds before 2016–26 are a tenth of those of the
  /// whole period, by another method than later ones, and say so in their note.
  ///
  /// - Parameters:
  ///   - release: The round.
  ///   - cells: Cells of the round; the order does not matter.
  ///   - dictionary: What the numbers in the cells stand for.
  ///   - file: The file or store that the lines name as their source.
  /// - Returns: Lines ascending by code.
  public static func lineItems(
    of release: Release, cells: [PublishedCell], dictionary: PublicationDictionary, file: String
  ) -> [OfficialProjection] {
    guard release.program == .employmentProjections else { return [] }
    var rows: [SOCCode: ProjectedRow] = [:]
    for cell in cells where dictionary.isAllEmployment(cell) {
      let occupation = dictionary.occupations[cell.occupation]
      guard let code = occupation.lineItemCode else { continue }
      rows[code, default: ProjectedRow(title: occupation.title)].add(cell)
    }
    return rows.sorted { $0.key < $1.key }.compactMap { code, row in
      row.line(code, release: release, file: file)
    }
  }
}

extension StateProjection {
  /// The lines of states' own projections, from published cells as a store or a recorder hands them
  /// on; lines for the nation are passed over.
  ///
  /// - Parameters:
  ///   - release: The release of ``Program/stateProjections``.
  ///   - cells: Cells of the release; the order does not matter.
  ///   - dictionary: What the numbers in the cells stand for.
  ///   - file: The file or store that the lines name as their source.
  /// - Returns: Lines ascending by state, then code.
  public static func lines(
    of release: Release, cells: [PublishedCell], dictionary: PublicationDictionary, file: String
  ) -> [StateProjection] {
    guard release.program == .stateProjections else { return [] }
    var rows: [String: [SOCCode: ProjectedRow]] = [:]
    for cell in cells {
      let area = dictionary.areas[cell.area]
      let occupation = dictionary.occupations[cell.occupation]
      guard area.kind != .nation, let code = occupation.code.socCode else { continue }
      rows[area.state, default: [:]][code, default: ProjectedRow(title: occupation.title)]
        .add(cell)
    }
    return rows.sorted { $0.key < $1.key }.flatMap { state, lines in
      lines.sorted { $0.key < $1.key }.compactMap { code, row in
        row.line(code, release: release, file: file).map {
          StateProjection(state: state, line: $0, annualExits: nil, annualTransfers: nil)
        }
      }
    }
  }
}

/// The figures of one occupation in one round.
private struct ProjectedRow {
  let title: String
  private var employment: [Int: PublishedCell] = [:]
  private var figures: [Measure: PublishedCell] = [:]

  init(title: String) { self.title = title }

  mutating func add(_ cell: PublishedCell) {
    if cell.measure == .employment {
      if employment[Int(cell.year)] == nil { employment[Int(cell.year)] = cell }
    } else if figures[cell.measure] == nil {
      figures[cell.measure] = cell
    }
  }

  private func number(_ measure: Measure) -> Double? { figures[measure]?.number }

  /// The line; nil when employment is not there for a later year than the base.
  func line(_ code: SOCCode, release: Release, file: String) -> OfficialProjection? {
    let base = release.year
    guard let target = employment.keys.max(), target > base else { return nil }
    let overPeriod = number(.openingsOverPeriod).map { $0 / Double(target - base) }
    return OfficialProjection(
      code: code, title: title, baseYear: base, targetYear: target,
      baseEmployment: employment[base]?.number, projectedEmployment: employment[target]?.number,
      percentChange: number(.employmentChangePercent),
      annualOpenings: number(.openings) ?? overPeriod,
      exitRate: number(.laborForceExitRate).map { $0 / 100 },
      transferRate: number(.occupationalTransferRate).map { $0 / 100 },
      source: SourceReference(
        file: file, line: Int(employment[target]?.row ?? 0), publication: release.description,
        grade: "publication"),
      note: number(.openings) == nil && overPeriod != nil
        ? "openings by growth and replacement needs" : "")
  }
}

extension PublishedCell {
  /// The number, where the cell has one.
  fileprivate var number: Double? { status == .value ? value : nil }
}

extension PublicationDictionary {
  /// Whether a cell is about the nation and all employment of the National Employment Matrix.
  fileprivate func isAllEmployment(_ cell: PublishedCell) -> Bool {
    areas[cell.area].kind == .nation
      && industries[cell.industry].code == EmploymentProjectionsTable.totalEmployment.code
  }
}

extension PublishedOccupation {
  /// The code of a line item or of all occupations; nil for other summary rows.
  fileprivate var lineItemCode: SOCCode? {
    guard let code = code.socCode, level != "summary" || code == .allOccupations else {
      return nil
    }
    return code
  }
}

extension String {
  /// The code that a text is; nil for codes of other forms, which are no occupations.
  fileprivate var socCode: SOCCode? {
    do {
      return try SOCCode(parsing: self)
    } catch {
      return nil
    }
  }
}
