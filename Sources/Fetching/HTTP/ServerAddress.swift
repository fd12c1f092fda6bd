/// The address of a server: `https://api.bls.gov`, perhaps with a port and a path.
///
/// Plain HTTP is taken only for this machine, so that a registration key never crosses a network
/// unencrypted.
public struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
  /// Whether requests go over plain HTTP.
  public let isPlain: Bool
  public let host: String
  /// The port where one is written.
  public let port: UInt16?
  /// What stands before every path; empty, or with a slash at its beginning and none at its end.
  public let path: String

  /// BLS's server of the public data API.
  public static let bls = ServerAddress(isPlain: false, host: "api.bls.gov", port: nil, path: "")

  private init(isPlain: Bool, host: String, port: UInt16?, path: String) {
    self.isPlain = isPlain
    self.host = host
    self.port = port
    self.path = path
  }

  /// Reads an address. Names and passwords, queries and fragments are refused.
  ///
  /// - Throws: ``FetchError/badServer(_:reason:)``.
  public init(parsing text: String) throws(FetchError) {
    func refused(_ reason: String) -> FetchError { .badServer(text, reason: reason) }
    guard let colon = text.firstRange(of: "://") else {
      throw refused("it does not begin with https://")
    }
    let scheme = text[..<colon.lowerBound].lowercased()
    guard scheme == "https" || scheme == "http" else {
      throw refused("it does not begin with https://")
    }
    let rest = text[colon.upperBound...]
    let slash = rest.firstIndex(of: "/") ?? rest.endIndex
    guard let place = Self.place(rest[..<slash]) else {
      throw refused("“\(rest[..<slash])” is no name of a server with an optional port")
    }
    let path = rest[slash...]
    guard path.utf8.allSatisfy({ Self.isHostByte($0) || $0 == UInt8(ascii: "/") }) else {
      throw refused("its path has other characters than letters, digits, dots and hyphens")
    }
    isPlain = scheme == "http"
    (host, port) = place
    self.path = path.hasSuffix("/") ? String(path.dropLast()) : String(path)
    guard !isPlain || Self.isLoopback(host) else {
      throw refused("plain http is taken only for this machine; write https://")
    }
  }

  /// The address of a path that begins with a slash.
  public func url(_ path: String) -> String { origin + self.path + path }

  /// Scheme, host and port.
  public var origin: String {
    "\(isPlain ? "http" : "https")://\(host)" + (port.map { ":\($0)" } ?? "")
  }

  public var description: String { origin + path }

  private static func place(_ text: Substring) -> (String, UInt16?)? {
    if text.hasPrefix("[") {
      guard text.hasPrefix("[::1]") else { return nil }
      return port(text.dropFirst(5)).map { ("[::1]", $0) }
    }
    let colon = text.firstIndex(of: ":") ?? text.endIndex
    let host = text[..<colon]
    guard !host.isEmpty, host.utf8.allSatisfy(isHostByte) else { return nil }
    return port(text[colon...]).map { (host.lowercased(), $0) }
  }

  /// The port of `:8080`, `.some(nil)` for nothing, nil for what is none.
  private static func port(_ text: Substring) -> UInt16?? {
    if text.isEmpty { return .some(nil) }
    guard text.first == ":", text.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }),
      let port = UInt16(text.dropFirst()), port > 0
    else { return nil }
    return port
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Whether a host is this machine: `localhost`, `[::1]`, or an address of 127.0.0.0/8.
  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
