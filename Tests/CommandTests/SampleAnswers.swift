import Foundation

/// Answers of the BLS API, made up for tests: what the OE survey says of the nation by year.
enum SampleAnswer {
  /// The id of a national series of the OE survey: occupation without its hyphen, datatype 01–17.
  static func national(_ occupation: String, datatype: Int) -> String {
    "OEUN0000000000000\(occupation)\(datatype < 10 ? "0" : "")\(datatype)"
  }

  /// The id of a state's series.
  static func state(_ number: Int, _ occupation: String, datatype: Int) -> String {
    "OEUS\(number < 10 ? "0" : "")\(number)00000000000\(occupation)"
      + "\(datatype < 10 ? "0" : "")\(datatype)"
  }

  /// An answer with the figures of some series by year.
  static func text(_ series: [(id: String, figures: [(year: Int, value: String)])]) -> String {
    let items = series.map { series in
      let data = series.figures.map {
        "{\"year\":\"\($0.year)\",\"period\":\"A01\",\"periodName\":\"Annual\",\"value\":\"\($0.value)\","
          + "\"footnotes\":[{}]}"
      }
      return "{\"seriesID\":\"\(series.id)\",\"data\":[\(data.joined(separator: ","))]}"
    }
    return "{\"status\":\"REQUEST_SUCCEEDED\",\"responseTime\":1,\"message\":[],"
      + "\"Results\":{\"series\":[\(items.joined(separator: ",\n"))]}}"
  }

  /// MRI technologists and all occupations, 2012 to 2025, growing steadily.
  static var history: String {
    let years = Array(2012...2025)
    return text([
      (
        national("292035", datatype: 1),
        years.map { ($0, String(30_000 + ($0 - 2012) * 1_000)) }
      ),
      (national("292035", datatype: 2), years.map { ($0, "2.1") }),
      (
        national("000000", datatype: 1),
        years.map { ($0, String(130_000_000 + ($0 - 2012) * 1_500_000)) }
      ),
    ])
  }

  /// Many cells: two datatypes of some occupations in every state.
  static func wide(occupations: Int, employment: Int = 1_000) -> String {
    var series: [(id: String, figures: [(year: Int, value: String)])] = []
    for area in [1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 15, 16, 17, 18, 19, 20] {
      for occupation in 0..<occupations {
        let code = String(290_000 + occupation * 7 + 1_001)
        series.append(
          (state(area, code, datatype: 1), [(2025, String(employment + occupation * 10))]))
        series.append((state(area, code, datatype: 4), [(2025, String(50_000 + occupation * 10))]))
      }
    }
    return text(series)
  }
}

extension URL {
  /// Writes a text and gives its path.
  func writing(_ text: String, to name: String) throws -> String {
    let file = appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}
