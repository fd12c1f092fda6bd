/// The head of a request as it is sent, line by line (RFC 9112, sections 2 to 5), read strictly:
/// what could be understood in two ways is refused.
struct RequestHead {
  let method: Substring
  let target: Substring
  let version: Substring
  /// The fields in order, names in lower case.
  let fields: [(name: String, value: String)]

  /// Reads a head without the empty line at its end.
  ///
  /// - Throws: ``RequestFault``.
  init(parsing text: String, limits: RequestLimits) throws(RequestFault) {
    var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    // Clients may send an empty line before the first (RFC 9112, section 2.2).
    if lines.first == "", lines.count > 1 { lines.removeFirst() }
    let parts = lines[0].split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty }), parts[0].allSatisfy(\.isToken) else {
      throw .notHTTP("its first line is not a method, a path and a version")
    }
    (method, target, version) = (parts[0], parts[1], parts[2])
    guard target.utf8.count <= limits.targetBytes else {
      throw .targetTooLong(limit: limits.targetBytes)
    }
    guard target.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .notHTTP("its path has characters that stand behind a percent sign in a request")
    }
    guard lines.count - 1 <= limits.fields else {
      throw .headTooLong(limit: "\(limits.fields) header fields")
    }
    var fields: [(name: String, value: String)] = []
    for line in lines.dropFirst() { fields.append(try Self.field(line)) }
    self.fields = fields
  }

  /// The only value of a field; nil when there is none.
  ///
  /// - Throws: ``RequestFault/notHTTP(_:)`` when it is there twice.
  func single(_ name: String) throws(RequestFault) -> String? {
    let found = fields.filter { $0.name == name }
    guard found.count <= 1 else { throw .notHTTP("it has the field \(name) twice") }
    return found.first?.value
  }

  private static func field(_ line: Substring) throws(RequestFault) -> (name: String, value: String)
  {
    guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
      line[..<colon].allSatisfy(\.isToken)
    else { throw .notHTTP("it has a header field without a name") }
    let value = line[line.index(after: colon)...].trimming { $0 == " " || $0 == "\t" }
    guard !value.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\t" || $0 == "\u{7F}" })
    else { throw .notHTTP("it has a control character in a header field") }
    return (line[..<colon].lowercased(), String(value))
  }
}

extension Request {
  /// A request from its head.
  ///
  /// - Throws: ``RequestFault``.
  init(_ head: RequestHead, limits: RequestLimits) throws(RequestFault) {
    let isOld = head.version == "HTTP/1.0"
    guard isOld || head.version == "HTTP/1.1" else {
      guard head.version.hasPrefix("HTTP/") else {
        throw .notHTTP("its first line does not end in a version of HTTP")
      }
      throw .version(String(head.version))
    }
    guard let method = Method(rawValue: String(head.method)) else {
      throw .method(String(head.method.prefix(20)))
    }
    let length = try head.single("content-length")
    let coding = try head.single("transfer-encoding")
    guard coding == nil, length == nil || length == "0" else { throw .hasBody }
    let (authority, target) = try Self.parts(of: head.target)
    let named = try head.single("host")
    guard let host = authority ?? named ?? (isOld ? "" : nil) else {
      throw .notHTTP("it has no field host")
    }
    let (path, query) = try Self.decoded(target, limits: limits)
    let connection = head.fields.filter { $0.name == "connection" }
      .flatMap { $0.value.split(separator: ",") }.map { $0.trimming { $0 == " " }.lowercased() }
    let tags = head.fields.filter { $0.name == "if-none-match" }.map(\.value)
    self.init(
      method, path: path, query: query, host: host,
      knownTags: tags.isEmpty ? nil : tags.joined(separator: ","),
      keepsConnection: !isOld && !connection.contains("close"))
  }

  /// The authority of a target in absolute form, and the rest (RFC 9112, section 3.2).
  private static func parts(
    of target: Substring
  ) throws(RequestFault) -> (authority: String?, path: Substring) {
    if target.hasPrefix("/") { return (nil, target) }
    guard target.lowercased().hasPrefix("http://") else {
      throw .notHTTP("its path does not begin with a slash")
    }
    let rest = target.dropFirst("http://".count)
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    let path = rest[end...]
    return (String(rest[..<end]), path.hasPrefix("/") ? path : "/" + path)
  }

  private static func decoded(
    _ target: Substring, limits: RequestLimits
  ) throws(RequestFault) -> (path: String, query: [QueryItem]) {
    let mark = target.firstIndex(of: "?") ?? target.endIndex
    guard let path = decoding(target[..<mark], plusIsSpace: false) else {
      throw .notHTTP("its path is not UTF-8 behind percent signs")
    }
    guard !path.unicodeScalars.contains("\0") else { throw .notHTTP("its path has a zero byte") }
    return (path, try QueryItem.items(of: target[mark...].dropFirst(), limit: limits.queryItems))
  }
}

extension QueryItem {
  /// The items of a query as it is sent.
  ///
  /// - Throws: ``RequestFault/notHTTP(_:)`` when it has too many or is not UTF-8 when decoded.
  static func items(of text: Substring, limit: Int) throws(RequestFault) -> [QueryItem] {
    let parts = text.split(separator: "&")
    guard parts.count <= limit else {
      throw .notHTTP("its query has more than \(limit) items")
    }
    var items: [QueryItem] = []
    for part in parts {
      let sign = part.firstIndex(of: "=") ?? part.endIndex
      guard let name = decoding(part[..<sign], plusIsSpace: true),
        let value = decoding(part[sign...].dropFirst(), plusIsSpace: true)
      else { throw .notHTTP("its query is not UTF-8 behind percent signs") }
      items.append(QueryItem(name, value))
    }
    return items
  }
}

/// Text with `%41` turned into the byte it stands for; nil for a percent sign before anything else,
/// or when the bytes are not UTF-8. A form writes a space as a plus sign.
func decoding(_ text: Substring, plusIsSpace: Bool) -> String? {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(text.utf8.count)
  var rest = text.utf8[...]
  while let byte = rest.popFirst() {
    switch byte {
    case UInt8(ascii: "%"):
      guard let high = rest.popFirst()?.hexadecimalDigit,
        let low = rest.popFirst()?.hexadecimalDigit
      else { return nil }
      bytes.append(high << 4 | low)
    case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
    default: bytes.append(byte)
    }
  }
  return String(validating: bytes, as: UTF8.self)
}

extension UInt8 {
  fileprivate var hexadecimalDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}

extension Character {
  /// Whether names of methods and fields may have it (RFC 9110, section 5.6.2).
  fileprivate var isToken: Bool {
    isASCII && (isLetter || isNumber || "!#$%&'*+-.^_`|~".contains(self))
  }
}

extension Substring {
  /// The text without the characters of a kind at both ends.
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
    var rest = self
    while let first = rest.first, isTrimmed(first) { rest.removeFirst() }
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
