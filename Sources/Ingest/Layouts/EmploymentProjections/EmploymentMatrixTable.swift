import LaborSeries
import Tabular

/// The National Employment Matrix as its web page exports it: the occupations of one industry
/// (`National Employment Matrix_IND_541700.csv`) or the industries of one occupation
/// (`…_OCC_29-2034.csv`).
///
/// Which industry or occupation it is stands in the file's name alone; without it the file is
/// refused. Thousands become jobs.
public struct EmploymentMatrixTable: SheetLayout {
  public static let name = "National Employment Matrix"

  private let header: ProjectionHeader
  private let subject: ProjectionTableReader.Subject

  public static func recognise(
    _ rows: [SheetRow], at place: SheetPlace
  ) throws -> EmploymentMatrixTable? {
    let texts = rows.prefix(8).map { $0.cells.map { ColumnLabel([$0.words]).text } }
    let header = texts.first { $0.contains { $0.contains("percent of industry") } }
    guard let labels = header else { return nil }
    let ofIndustry = labels.contains("occupation title")
    guard ofIndustry || labels.contains("industry title") else { return nil }
    do throws(LayoutFault) {
      guard let header = try ProjectionHeader(rows, layout: name, place: place) else { return nil }
      let subject = try subject(ofIndustry: ofIndustry, header, place)
      return EmploymentMatrixTable(header: header, subject: subject)
    } catch {
      throw IngestError.layout(error)
    }
  }

  public func read(
    _ sheet: some Sheet, at place: SheetPlace, into recorder: CellRecorder
  ) throws {
    switch subject {
    case .occupations(let industry):
      recorder.note("The industry, \(industry.code), is taken from the file's name.")
    case .industries(let occupation):
      recorder.note("The occupation, \(occupation.code), is taken from the file's name.")
    }
    var reader = ProjectionTableReader(
      header, subject: subject, place: place, decimalMark: sheet.decimalMark, recorder: recorder)
    try reader.read(sheet)
  }

  private static func subject(
    ofIndustry: Bool, _ header: ProjectionHeader, _ place: SheetPlace
  ) throws(LayoutFault) -> ProjectionTableReader.Subject {
    let what = ofIndustry ? "industry" : "occupation"
    let key = ofIndustry ? "IND_" : "OCC_"
    let name = place.file.fileName
    let code = name.firstRange(of: key).map { range in
      String(name[range.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "-" })
    }
    guard let code, ofIndustry ? code.isMatrixIndustry : code.isOccupationCode else {
      throw .notSaid(
        "which \(what) it is for", place: place.description,
        remedy: "give it the name it was downloaded under, such as “National Employment Matrix_"
          + (ofIndustry ? "IND_621500.csv”" : "OCC_29-2034.csv”"))
    }
    if ofIndustry {
      return .occupations(
        PublishedIndustry(code: code, title: "", level: "", ownership: ""))
    }
    return .industries(
      PublishedOccupation(
        classification: header.classification, code: code, title: "", level: ""))
  }
}
