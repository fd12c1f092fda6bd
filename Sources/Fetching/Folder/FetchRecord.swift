import Foundation

/// What an answer holds, for the sentence at the end of a run.
public struct AnswerContents: Codable, Sendable, Equatable {
  public let figures: Int
  public let unknownSeries: [String]
  /// Years without figures by series.
  public let missingYears: [String: [String]]
  /// Every other thing that the answer says.
  public let messages: [String]
}

/// The record of one answer.
public struct FetchRecord: Codable, Sendable, Equatable {
  let schemaVersion: Int
  /// The name of the answer's file.
  public let file: String
  /// Server, version, years and series, without key.
  let request: String
  public let sha256: String
  /// The answer's ETag.
  let tag: String?
  public let contents: AnswerContents

  private static let version = 1

  init(file: String, request: String, sha256: String, tag: String?, contents: AnswerContents) {
    schemaVersion = Self.version
    self.file = file
    self.request = request
    self.sha256 = sha256
    self.tag = tag
    self.contents = contents
  }

  /// Nil for what is no record of this version: the request is then made again.
  init?(reading bytes: Data) {
    guard let record = try? JSONDecoder().decode(Self.self, from: bytes),  // Damaged: as if none.
      record.schemaVersion == Self.version, !record.file.contains("/")
    else { return nil }
    self = record
  }

  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return [UInt8](try encoder.encode(self)) + [UInt8(ascii: "\n")]
    } catch {
      preconditionFailure("texts and whole numbers can always be encoded: \(error)")
    }
  }

  private enum CodingKeys: String, CodingKey {
    case schemaVersion = "schema_version"
    case file, request, sha256
    case tag = "etag"
    case contents
  }
}
