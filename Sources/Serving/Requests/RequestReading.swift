import FlyingFox

extension Request {
  /// A request that FlyingFox has read, taken strictly: what could be understood in two ways is
  /// refused, and the target is decoded from the bytes as they were sent.
  ///
  /// - Throws: ``RequestFault``.
  init(_ request: HTTPRequest, limits: RequestLimits) throws(RequestFault) {
    let version = request.version.rawValue
    let isOld = version == "HTTP/1.0"
    guard isOld || version == "HTTP/1.1" else { throw .version(String(version.prefix(20))) }
    guard let method = Method(rawValue: request.method.rawValue) else {
      throw .method(String(request.method.rawValue.prefix(20)))
    }
    let length = request.headers[.contentLength]
    guard request.headers[.transferEncoding] == nil, length == nil || length == "0" else {
      throw .hasBody
    }
    let (authority, target) = try Self.parts(
      of: try Self.checked(request.target.rawValue, limits: limits))
    guard let host = authority ?? request.headers[.host] ?? (isOld ? "" : nil) else {
      throw .notHTTP("it has no field host")
    }
    let (path, query) = try Self.decoded(target, limits: limits)
    let connection = (request.headers[.connection] ?? "").split(separator: ",").map {
      $0.drop { $0 == " " }.prefix { $0 != " " }.lowercased()
    }
    self.init(
      method, path: path, query: query, host: host, knownTags: request.headers[.ifNoneMatch],
      keepsConnection: isOld ? connection.contains("keep-alive") : !connection.contains("close"))
  }

  /// A target of a length and of characters that a request may have.
  private static func checked(
    _ target: String, limits: RequestLimits
  ) throws(RequestFault) -> Substring {
    guard target.utf8.count <= limits.targetBytes else {
      throw .targetTooLong(limit: limits.targetBytes)
    }
    guard target.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw .notHTTP("its path has characters that stand behind a percent sign in a request")
    }
    return target[...]
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
