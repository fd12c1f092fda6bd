import FlyingSocks
import Foundation

/// A numeric address of this machine and a port.
public struct ServerAddress: Sendable, Equatable, CustomStringConvertible {
  /// The address: `127.0.0.1`, `::1`.
  public let host: String
  /// The port; 0 has the system choose one.
  public let port: UInt16

  /// The address that only programs of this machine reach, unless `host` names another.
  ///
  /// - Parameter host: A numeric address of IPv4 or IPv6, or `localhost`.
  /// - Throws: ``ServingError/notAnAddress(_:)``.
  public init(host: String = "127.0.0.1", port: UInt16) throws(ServingError) {
    self.host = host == "localhost" ? "127.0.0.1" : host
    self.port = port
    guard Self.isNumeric(self.host) else { throw .notAnAddress(host) }
  }

  /// Whether only programs of this machine reach it.
  public var isLoopback: Bool { host.hasPrefix("127.") || host == "::1" }

  private var isVersion6: Bool { host.contains(":") }

  /// The address as a browser takes it; that of every interface is opened under the loopback's.
  public var description: String {
    let shown =
      switch host {
      case "0.0.0.0": "127.0.0.1"
      case "::": "[::1]"
      default: isVersion6 ? "[\(host)]" : host
      }
    return "http://\(shown):\(port)/"
  }

  private static func isNumeric(_ host: String) -> Bool {
    var storage = in6_addr()
    return inet_pton(host.contains(":") ? AF_INET6 : AF_INET, host, &storage) == 1
  }

  /// The address as FlyingFox takes it.
  var socketAddress: any SocketAddress {
    get throws {
      if isVersion6 { return try sockaddr_in6.inet6(ip6: host, port: port) }
      return try sockaddr_in.inet(ip4: host, port: port)
    }
  }

  /// The address with the port that the system chose.
  func named(by socket: Socket.Address?) throws(ServingError) -> ServerAddress {
    switch socket {
    case .ip4(_, let port), .ip6(_, let port): try ServerAddress(host: host, port: port)
    case .unix, nil: self
    }
  }
}

/// Why nothing is served.
public enum ServingError: Error, Equatable, CustomStringConvertible {
  /// Another program listens on the port.
  case portInUse(UInt16)
  /// The user may not listen on the port.
  case portRefused(UInt16)
  /// No interface of this machine has the address.
  case foreignAddress(String)
  /// What was given is not a numeric address.
  case notAnAddress(String)
  /// The system refused something else.
  case stopped(reason: String)

  init(_ error: any Error, at address: ServerAddress) {
    guard case .failed(_, let code, let message) = error as? SocketError else {
      self = (error as? ServingError) ?? .stopped(reason: error.localizedDescription)
      return
    }
    switch code {
    case EADDRINUSE: self = .portInUse(address.port)
    case EACCES, EPERM: self = .portRefused(address.port)
    case EADDRNOTAVAIL: self = .foreignAddress(address.host)
    default: self = .stopped(reason: message)
    }
  }

  public var description: String {
    switch self {
    case .portInUse(let port):
      "Port \(port) is in use by another program; name another with --port, or 0 for any that is "
        + "free."
    case .portRefused(let port):
      "Port \(port) may not be used without special rights; name one above 1023 with --port."
    case .foreignAddress(let host):
      "\(host) is no address of this machine; leave out --host to serve this machine alone."
    case .notAnAddress(let text):
      "“\(text)” is not a numeric address such as 127.0.0.1 or ::1; leave out --host to serve this "
        + "machine alone."
    case .stopped(let reason):
      "The server cannot go on (\(reason)); start it again."
    }
  }
}
