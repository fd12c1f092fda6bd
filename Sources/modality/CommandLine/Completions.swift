import ArgumentParser
import Foundation
import Ingest
import LaborSeries

extension CompletionKind {
  /// One occupation: a code, or the first of its other names.
  static var occupation: CompletionKind {
    .custom { _, _, prefix in CompletionWords.matching(prefix, among: CompletionWords.occupations) }
  }

  /// Occupations separated by commas.
  static var occupations: CompletionKind {
    .custom { _, _, prefix in CompletionWords.list(prefix, among: CompletionWords.occupations) }
  }

  /// States and territories separated by commas, by postal abbreviation.
  static var areas: CompletionKind {
    .custom { _, _, prefix in CompletionWords.list(prefix, among: AreaCode.abbreviations) }
  }

  /// A preset, or a YAML file in the folder at hand.
  static var scenario: CompletionKind {
    .custom { _, _, prefix in
      CompletionWords.matching(prefix, among: ScenarioSource.presets + CompletionWords.files)
    }
  }

  /// A file that the program carries.
  static var dataset: CompletionKind {
    .custom { _, _, prefix in
      CompletionWords.matching(prefix, among: EmbeddedDataset.all.map(\.path))
    }
  }
}

/// The words that a shell is offered, from the data that the program carries.
enum CompletionWords {
  /// Codes, and for each occupation the short name that is one word.
  static var occupations: [String] {
    // Without the data there is nothing to offer, and a shell has no use for the reason.
    guard let all = try? SeriesCollection.embedded().catalogue.occupations else { return [] }
    let codes = all.map(\.code.description)
    let words = all.flatMap(\.aliases).filter { !$0.contains(" ") }
    return (codes + words + ["mri"]).sorted()
  }

  /// The YAML files of the folder at hand; none where it cannot be read.
  static var files: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: ".")) ?? []
    return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted()
  }

  /// The words that begin with what has been typed.
  static func matching(_ prefix: String, among words: [String]) -> [String] {
    words.filter { $0.lowercased().hasPrefix(prefix.lowercased()) }
  }

  /// Lists that go on with one more word.
  static func list(_ prefix: String, among words: [String]) -> [String] {
    let done = prefix.lastIndex(of: ",").map { String(prefix[...$0]) } ?? ""
    let named = Set(done.split(separator: ",").map { $0.lowercased() })
    return matching(String(prefix.dropFirst(done.count)), among: words)
      .filter { !named.contains($0.lowercased()) }.map { done + $0 }
  }
}
