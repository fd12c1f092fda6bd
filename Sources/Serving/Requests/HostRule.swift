/// Which names a server goes by.
///
/// A page of another site can have a browser ask this machine under a name of that site, and read
/// the answer as its own (DNS rebinding). It cannot do so under a numeric address, under
/// `localhost`, or under a name that only the user gives; other names are refused.
public struct HostRule: Sendable, Equatable {
  /// The names allowed beside numeric addresses and `localhost`, in lower case.
  public let names: Set<String>

  /// A rule that allows some names more.
  public init(names: some Sequence<String> = []) {
    self.names = Set(names.map { $0.lowercased() })
  }

  /// Whether a request under this name and port is answered.
  ///
  /// - Parameter host: The field `host` of the request; empty in HTTP/1.0 without one.
  public func allows(_ host: String) -> Bool {
    if host.isEmpty { return true }
    guard let name = Self.name(of: host) else { return false }
    return name == "localhost" || name.hasSuffix(".localhost") || names.contains(name)
      || Self.isAddress(name)
  }

  /// The name without its port, in lower case; nil when it is neither a name nor an address.
  private static func name(of host: String) -> String? {
    let end = host.lastIndex(of: "]").map { host.index(after: $0) } ?? host.startIndex
    let colon = host[end...].firstIndex(of: ":") ?? host.endIndex
    let port = host[colon...].dropFirst()
    guard port.allSatisfy({ $0.isASCII && $0.isNumber }), colon > host.startIndex else {
      return nil
    }
    return host[..<colon].lowercased()
  }

  /// Whether a name is an address of IPv4, or one of IPv6 in brackets.
  private static func isAddress(_ name: String) -> Bool {
    if name.hasPrefix("["), name.hasSuffix("]") {
      return name.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil && $0.first != "+" }
  }
}
