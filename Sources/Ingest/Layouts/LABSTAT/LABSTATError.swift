import Tabular

/// Why a LABSTAT file cannot be used.
public enum LABSTATError: Error, Equatable, CustomStringConvertible {
  /// The bytes cannot be read, or are no table of lines.
  case lines(TabbedLinesError)
  /// The header lacks a column, or has it twice.
  case missingColumn(String, file: String, header: [String])
  case duplicateColumn(String, file: String)
  /// The series are of a survey that is not read here.
  case unknownSurvey(String, file: String)
  /// There is a header and no line of data.
  case noRows(file: String)
  /// A table gives a datatype another meaning than it is known to have.
  case otherMeaning(datatype: String, found: String, known: String, file: String)
  /// A table has more lines than any that was published.
  case tableTooLong(file: String, limit: Int)
  /// Two lines give the same series and period different values.
  case conflict(
    series: String, period: String, file: String, first: Int, firstValue: String, second: Int,
    secondValue: String)
  /// The file has to be read twice and cannot be.
  case notReadTwice(file: String)

  public var description: String {
    switch self {
    case .lines(let error): error.description
    case .missingColumn(let name, let file, let header):
      "\(file), line 1: there is no column “\(name)” among “\(header.joined(separator: "”, “"))”; "
        + "download the file again."
    case .duplicateColumn(let name, let file):
      "\(file), line 1: the column “\(name)” stands twice; remove one."
    case .unknownSurvey(let series, let file):
      "\(file), line 2: “\(series)” is a series of a survey that is not read; give files of the "
        + "surveys OE and CE."
    case .noRows(let file):
      "\(file) has a header and no data; download it again."
    case .otherMeaning(let code, let found, let known, let file):
      "\(file): datatype \(code) is “\(found)” there and “\(known)” here; give the table that "
        + "belongs to the data, and if it does, do not read these data with this version."
    case .tableTooLong(let file, let limit):
      "\(file) has more than \(limit) lines, which no table of titles has; give the published one."
    case .conflict(
      let series, let period, let file, let first, let firstValue, let second, let other):
      "\(file), lines \(first) and \(second): \(series) of \(period) is “\(firstValue)” and "
        + "“\(other)”; download the file again."
    case .notReadTwice(let file):
      "\(file) has to be read twice, once for the month it goes to; save it as a file first."
    }
  }
}

/// Why a line of a LABSTAT file gives no figure. The other lines are unharmed.
enum LABSTATLineFault: Error, Equatable, CustomStringConvertible {
  case notText
  case surplus(String)
  case idLength(String, found: Int, required: Int)
  case idForm(String, survey: String)
  case year(String)
  case period(String, allowed: String)
  case value(String)
  case datatype(String, known: String)

  var description: String {
    switch self {
    case .notText: "The line is not UTF-8 text, or holds NUL; it was left out."
    case .surplus(let line):
      "“\(line)” has more fields than the header; it was left out."
    case .idLength(let text, let found, let required):
      "The series “\(text)” has \(found) characters and not \(required); the line was left out."
    case .idForm(let text, let survey):
      "“\(text)” is no series of the survey \(survey); the line was left out."
    case .year(let text): "“\(text)” is no year; the line was left out."
    case .period(let text, let allowed):
      "“\(text)” is no period of this survey, which has \(allowed); the line was left out."
    case .value(let text): "“\(text)” is no value; the line was left out."
    case .datatype(let code, let known):
      "The datatype \(code) is none of the known ones, \(known); the line was left out."
    }
  }
}
