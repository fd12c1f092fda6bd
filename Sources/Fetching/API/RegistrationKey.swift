import Foundation

/// A registration key of BLS's public data API.
///
/// The key leaves this value only inside the body of a request: printing it, or a value that holds
/// it, shows a placeholder.
public struct RegistrationKey: Sendable {
  private let text: String

  /// What stands in place of a key.
  static let placeholder = "(registration key)"

  /// A key given as text; white space around it is left out.
  ///
  /// - Parameters:
  ///   - text: 8 to 128 letters, digits and hyphens.
  ///   - origin: Where it was given, for the message: “the variable BLS_API_KEY”.
  /// - Throws: ``FetchError/badKey(origin:)``.
  public init(_ text: String, origin: String) throws(FetchError) {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 1, let word = words.first, (8...128).contains(word.utf8.count),
      word.utf8.allSatisfy(Self.isKeyByte)
    else { throw .badKey(origin: origin) }
    self.text = String(word)
  }

  /// A key in a file that holds nothing else.
  ///
  /// - Throws: ``FetchError/keyFile(path:reason:)``, ``FetchError/badKey(origin:)``.
  public init(file path: String) throws(FetchError) {
    let handle = FileHandle(forReadingAtPath: path)
    guard let handle else { throw .keyFile(path: path, reason: "it cannot be opened") }
    let bytes: Data?
    do {
      bytes = try handle.read(upToCount: 1024)
    } catch {
      throw .keyFile(path: path, reason: "it cannot be read")
    }
    try self.init(String(decoding: bytes ?? Data(), as: UTF8.self), origin: "the file \(path)")
  }

  /// The member of a request's body.
  var member: String { "\"registrationkey\":\"\(text)\"" }

  /// A text with the key, in any case, left out.
  public func removed(from text: String) -> String {
    String(decoding: removed(from: Array(text.utf8)), as: UTF8.self)
  }

  /// Bytes with the key, in any case, left out.
  func removed(from bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var start = 0
    while let found = place(in: bytes, from: start) {
      kept += bytes[start..<found]
      kept += Self.placeholder.utf8
      start = found + text.utf8.count
    }
    return start == 0 ? bytes : kept + bytes[start...]
  }

  /// Whether the key, in any case, stands in a text.
  func stands(in text: String) -> Bool { place(in: Array(text.utf8), from: 0) != nil }

  private func place(in bytes: [UInt8], from start: Int) -> Int? {
    let key = text.utf8.map(Self.lowercased)
    guard bytes.count >= key.count else { return nil }
    var place = start
    while place <= bytes.count - key.count {
      if Self.lowercased(bytes[place]) == key[0],
        key.indices.allSatisfy({ Self.lowercased(bytes[place + $0]) == key[$0] })
      {
        return place
      }
      place += 1
    }
    return nil
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lowercased(byte))
  }
}

extension RegistrationKey: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  public var description: String { Self.placeholder }
  public var debugDescription: String { Self.placeholder }
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
