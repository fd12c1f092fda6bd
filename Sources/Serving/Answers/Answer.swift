import Digests
import Foundation

/// The status of an answer (RFC 9110, section 15).
public enum Status: Int, Sendable, CaseIterable {
  case ok = 200
  case notModified = 304
  case badRequest = 400
  case notFound = 404
  case methodNotAllowed = 405
  case contentTooLarge = 413
  case targetTooLong = 414
  case misdirected = 421
  case internalError = 500
  case versionNotSupported = 505

  /// The words that go with the number.
  public var words: String {
    switch self {
    case .ok: "OK"
    case .notModified: "Not Modified"
    case .badRequest: "Bad Request"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .contentTooLarge: "Content Too Large"
    case .targetTooLong: "URI Too Long"
    case .misdirected: "Misdirected Request"
    case .internalError: "Internal Server Error"
    case .versionNotSupported: "HTTP Version Not Supported"
    }
  }
}

/// What a client gets: bytes with what a browser has to know of them.
public struct Answer: Sendable {
  /// How the request came out.
  public let status: Status
  /// The media type of the content: `text/html; charset=utf-8`.
  public let contentType: String
  /// The content.
  public let content: Data
  /// The name under which a browser saves the content; nil for content that it shows.
  public let fileName: String?
  /// Where scripts and styles may come from; ``ContentPolicy/nothing`` for anything but a page.
  public let policy: ContentPolicy
  /// SHA-256 of the content in quotation marks, which tells whether a client has it already.
  public let tag: String

  /// An answer; see the properties for each argument.
  public init(
    _ status: Status = .ok, contentType: String, content: Data, fileName: String? = nil,
    policy: ContentPolicy = .nothing
  ) {
    self.status = status
    self.contentType = contentType
    self.content = content
    self.fileName = fileName.map(Self.safe)
    self.policy = policy
    tag = "\"\(SHA256.hexDigest(of: Array(content)))\""
  }

  /// A name for a file that no system takes for anything else: letters, digits, `.`, `-` and `_`,
  /// with anything else turned into `-`; 120 bytes at most, and no dot at its beginning.
  static func safe(_ name: String) -> String {
    let plain = name.unicodeScalars.map { scalar -> Character in
      let character = Character(scalar)
      let isPlain = character.isASCII && (character.isLetter || character.isNumber)
      return isPlain || "._-".contains(character) ? character : "-"
    }
    let kept = String(plain.drop { $0 == "." }.suffix(120))
    return kept.isEmpty ? "download" : kept
  }
}

/// What a page may run: scripts whose text has a known digest, and no others; styles of its own,
/// which cannot fetch anything (Content Security Policy, level 3).
public struct ContentPolicy: Sendable, Equatable {
  /// The value of the header field.
  public let text: String

  /// No script, no style, nothing loaded.
  public static let nothing = ContentPolicy(scripts: [], allowsStyles: false)

  /// A policy that allows these scripts, and styles within the page and of the same server.
  public init(scripts: [String], allowsStyles: Bool) {
    let scripts = scripts.map { "'sha256-\(Self.digest(of: $0))'" }
    text = [
      "default-src 'none'",
      "script-src " + (scripts.isEmpty ? "'none'" : scripts.joined(separator: " ")),
      "style-src " + (allowsStyles ? "'self' 'unsafe-inline'" : "'none'"),
      "img-src 'self' data:", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")
  }

  /// The policy that allows the scripts within a page and no others, and its styles.
  ///
  /// - Parameter page: A page whose text holds nothing that a user or a file could have written.
  public init(ofPage page: String) {
    self.init(
      scripts: Self.contents(of: "script", in: page),
      allowsStyles: page.contains("<style"))
  }

  private static func digest(of text: String) -> String {
    let digits = Array(SHA256.hexDigest(of: Array(text.utf8)).utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { index in
      UInt8(String(decoding: digits[index..<(index + 2)], as: UTF8.self), radix: 16)
    }
    return Data(bytes).base64EncodedString()
  }

  private static func contents(of element: String, in page: String) -> [String] {
    var texts: [String] = []
    var rest = page[...]
    while let opening = rest.firstRange(of: "<\(element)"),
      let start = rest[opening.upperBound...].firstIndex(of: ">"),
      let closing = rest[start...].firstRange(of: "</\(element)>")
    {
      texts.append(String(rest[rest.index(after: start)..<closing.lowerBound]))
      rest = rest[closing.upperBound...]
    }
    return texts
  }
}
