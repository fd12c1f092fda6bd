/// What a server sends before it closes the connection.
public struct Reply: Sendable {
  public enum Piece: Sendable {
    case bytes([UInt8])
    /// Seconds in which nothing is sent.
    case pause(Double)
  }

  public let pieces: [Piece]

  public init(_ pieces: [Piece]) {
    self.pieces = pieces
  }

  /// An answer with a body, whose length is told unless headers tell another.
  public init(
    _ body: some Sequence<UInt8>, status: Int = 200, type: String = "application/json",
    headers: [String] = []
  ) {
    let body = Array(body)
    var head = ["HTTP/1.1 \(status) Scripted", "Content-Type: \(type)", "Connection: close"]
    if !headers.contains(where: { $0.hasPrefix("Content-Length") }) {
      head.append("Content-Length: \(body.count)")
    }
    let text = (head + headers).joined(separator: "\r\n") + "\r\n\r\n"
    pieces = [.bytes(Array(text.utf8)), .bytes(body)]
  }

  /// An answer of text.
  public static func text(
    _ body: String, status: Int = 200, type: String = "application/json", headers: [String] = []
  ) -> Reply {
    Reply(body.utf8, status: status, type: type, headers: headers)
  }

  /// An answer whose length is told and whose body stops after some bytes.
  public static func cut(_ body: String, after count: Int) -> Reply {
    Reply(body.utf8.prefix(count), headers: ["Content-Length: \(body.utf8.count)"])
  }

  /// The same answer after seconds of silence.
  public func late(by seconds: Double) -> Reply { Reply([.pause(seconds)] + pieces) }
}
