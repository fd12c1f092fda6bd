/// What a client asks for: the method, the path and the query, decoded and checked.
public struct Request: Sendable, Equatable {
  /// The methods that are answered; nothing on the server can be changed.
  public enum Method: String, Sendable {
    case get = "GET"
    case head = "HEAD"
  }

  /// How it is asked for.
  public let method: Method
  /// The path, decoded from percent signs, from its first slash on.
  public let path: String
  /// The items of the query, decoded, in order.
  public let query: [QueryItem]
  /// The name and port that the client knows the server by; empty in HTTP/1.0 without one.
  public let host: String
  /// The tags of what the client has already, as it wrote them; nil when it has nothing.
  public let knownTags: String?
  /// Whether the client means to ask again on the same connection.
  public let keepsConnection: Bool

  /// A request for a path; see the properties for each argument.
  public init(
    _ method: Method = .get, path: String, query: [QueryItem] = [], host: String = "localhost",
    knownTags: String? = nil, keepsConnection: Bool = true
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.host = host
    self.knownTags = knownTags
    self.keepsConnection = keepsConnection
  }
}

/// One `name=value` of a query.
public struct QueryItem: Sendable, Hashable {
  /// The name, decoded.
  public let name: String
  /// The value, decoded; empty when there is none.
  public let value: String

  /// A name and its value.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// How much of a request is taken before it is refused.
public struct RequestLimits: Sendable, Equatable {
  /// Bytes of the path and query as they are sent.
  public let targetBytes: Int
  /// Items of a query.
  public let queryItems: Int

  /// Limits well above what a browser sends.
  public init(targetBytes: Int = 4_096, queryItems: Int = 64) {
    self.targetBytes = targetBytes
    self.queryItems = queryItems
  }
}

/// Why a request is not answered as asked.
public enum RequestFault: Error, Equatable, CustomStringConvertible {
  /// The target or a header field is not HTTP.
  case notHTTP(String)
  /// The request has a body, which nothing here takes.
  case hasBody
  /// The path and query are too long.
  case targetTooLong(limit: Int)
  /// Another method than GET and HEAD.
  case method(String)
  /// Another version than HTTP/1.0 and HTTP/1.1.
  case version(String)
  /// The server does not go by this name.
  case foreignHost(String)

  /// The status that HTTP has for it (RFC 9110, section 15).
  public var status: Status {
    switch self {
    case .notHTTP: .badRequest
    case .hasBody: .contentTooLarge
    case .targetTooLong: .targetTooLong
    case .method: .methodNotAllowed
    case .version: .versionNotSupported
    case .foreignHost: .misdirected
    }
  }

  public var description: String {
    switch self {
    case .notHTTP(let reason): "This is not a request that can be read: \(reason)."
    case .hasBody: "This server takes no content; ask with GET or HEAD alone."
    case .targetTooLong(let limit):
      "The address is longer than \(limit) bytes; ask for fewer things at once."
    case .method(let name): "The method \(name) is not answered here; ask with GET or HEAD."
    case .version(let name): "\(name) is not spoken here; use HTTP/1.1."
    case .foreignHost(let name):
      "This server does not go by the name “\(name)”; open it under the address that it printed."
    }
  }
}
