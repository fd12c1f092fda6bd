import Fetching
import LaborSeries

/// Addresses to be opened with a browser, one a line, with what is behind them.
struct DownloadList {
  let text: String

  /// - Parameters:
  ///   - names: Publications; all of them when there is none.
  ///   - years: The years; the latest release when left out.
  /// - Throws: `UsageError`.
  init(names: [String], years: String?) throws {
    let groups = try names.isEmpty ? DownloadGroup.allCases : names.map(Self.group)
    let span = try years.map(FetchYears.parse) ?? Self.latest...Self.latest
    guard span.lowerBound >= 1997 || !groups.contains(.oews) else {
      throw UsageError(
        description: "The workbooks of OEWS begin in 1997; write --years 1997-\(span.upperBound).")
    }
    var text = ""
    for group in groups {
      text += "# \(group.title)\n"
      for download in group.downloads(years: span) {
        text += "\(download.address)\t\(download.content)\n"
      }
    }
    self.text = text
  }

  /// The latest release that the program knows of.
  private static let latest = 2025

  private static func group(_ name: String) throws -> DownloadGroup {
    if let group = DownloadGroup(rawValue: name.lowercased()) { return group }
    let known = DownloadGroup.allCases.map(\.rawValue)
    let suggestion = NearestWords.question(for: name, among: known)
    throw UsageError(
      description: "“\(name)” is no publication with downloads"
        + (suggestion.isEmpty ? "; there are \(known.joined(separator: ", "))." : suggestion))
  }
}
