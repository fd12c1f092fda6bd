import ArgumentParser
import Foundation
import Ingest
import LaborSeries
import SeriesStorage
import Tabular

/// The store that a command writes to or looks into.
struct StoreOption: ParsableArguments {
  /// The store in the folder at hand when none is named.
  static let standard = "modality.sqlite"

  @Option(
    name: .customLong("store"),
    help: ArgumentHelp("The store.", valueName: "path"))
  var path = StoreOption.standard
}

/// How text is written, where a file does not say it.
struct TextOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The encoding of text files; found from the file when left out.",
      valueName: "encoding"))
  var encoding: String?

  @Option(
    help: "The character between the fields of text files; found from the file when left out.")
  var delimiter: String?

  @Option(
    help: "The mark before decimals in text files: . or , (found from the file when left out).")
  var decimalMark: String?

  var conventions: TextConventions {
    get throws {
      var conventions = TextConventions.found
      if let encoding { conventions.encoding = try Self.encoding(encoding) }
      if let delimiter {
        guard let byte = delimiter.utf8.first, delimiter.utf8.count == 1 else {
          throw UsageError(description: "--delimiter takes one character, such as ; or a tab.")
        }
        conventions.delimiter = byte
      }
      switch decimalMark {
      case nil: break
      case ".": conventions.decimalMark = .point
      case ",": conventions.decimalMark = .comma
      case .some(let mark):
        throw UsageError(description: "--decimal-mark \(mark) is neither . nor a comma.")
      }
      return conventions
    }
  }

  private static func encoding(_ name: String) throws -> TextEncoding {
    let found = TextEncoding.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
    guard let found else {
      let known = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError(description: "--encoding \(name) is not known; use one of \(known).")
    }
    return found
  }
}

/// Limits written as `name=value,name=value`; K, M and G multiply by 1,024 and its powers.
struct LimitList {
  let limits: ReadingLimits

  /// The limits by the names that the command line gives them.
  private static let all: [(name: String, limit: any Sendable & WritableLimit)] = [
    ("archive-bytes", Limit(path: \.archiveBytes)), ("part-bytes", Limit(path: \.partBytes)),
    ("expanded-bytes", Limit(path: \.expandedBytes)),
    ("expansion-ratio", Limit(path: \.expansionRatio)), ("members", Limit(path: \.members)),
    ("archive-depth", Limit(path: \.archiveDepth)),
    ("shared-text-bytes", Limit(path: \.sharedTextBytes)), ("sheets", Limit(path: \.sheets)),
    ("columns", Limit(path: \.columns)), ("rows", Limit(path: \.rows)),
    ("cell-bytes", Limit(path: \.cellCharacters)), ("row-bytes", Limit(path: \.rowBytes)),
  ]

  static var names: [String] { all.map(\.name) }

  /// - Throws: `UsageError` for a name that is no limit, or a value that is no number.
  init(_ text: String) throws {
    var limits = ReadingLimits.standard
    for item in text.split(separator: ",") {
      let parts = item.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let entry = Self.all.first(where: { $0.name == parts[0] }) else {
        throw UsageError(
          description: "--limits \(item) is not a limit; write name=value with one of the names "
            + "\(Self.names.joined(separator: ", ")).")
      }
      guard let value = Self.number(parts[1]) else {
        throw UsageError(
          description: "--limits \(item): “\(parts[1])” is not a number such as 500, 64M or 8G.")
      }
      entry.limit.set(value, in: &limits)
    }
    self.limits = limits
  }

  private static func number(_ text: Substring) -> Int? {
    let factors: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    let factor = text.last.flatMap { factors[$0] }
    guard let number = Int(factor == nil ? text : text.dropLast()), number > 0 else { return nil }
    let (product, overflows) = number.multipliedReportingOverflow(by: factor ?? 1)
    return overflows ? nil : product
  }
}

/// A limit that can be set by its name.
private protocol WritableLimit {
  func set(_ value: Int, in limits: inout ReadingLimits)
}

private struct Limit: WritableLimit, Sendable {
  let path: WritableKeyPath<ReadingLimits, Int> & Sendable

  func set(_ value: Int, in limits: inout ReadingLimits) { limits[keyPath: path] = value }
}

/// Occupations by the codes that they have had.
enum OccupationCodes {
  /// The codes as published of the occupations of a list, those of earlier classifications that the
  /// crosswalk links to them included; empty for no list.
  static func codes(named list: String?) throws -> Set<String> {
    guard let list else { return [] }
    let catalogue = try SeriesCollection.embedded().catalogue
    var codes: Set<String> = []
    for name in list.split(separator: ",", omittingEmptySubsequences: false) {
      for part in try Self.parts(String(name), catalogue) { codes.insert(part.description) }
    }
    let links = try CrosswalkRow.embedded()
    var before = codes
    while true {
      let earlier = Set(links.filter { before.contains($0.toCode) }.map(\.fromCode))
      guard !earlier.isSubset(of: codes) else { return codes }
      before = earlier.subtracting(codes)
      codes.formUnion(earlier)
    }
  }

  /// Any SOC code is taken, in the catalogue or not; names have to be in it.
  private static func parts(_ name: String, _ catalogue: OccupationCatalogue) throws -> [SOCCode] {
    if let code = try? OccupationCode(parsing: name) { return code.parts }  // Otherwise a name.
    return try catalogue.occupation(named: name).code.parts
  }
}
