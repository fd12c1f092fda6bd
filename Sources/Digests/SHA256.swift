import CCrypto

/// The Secure Hash Algorithm with 256 bits (FIPS PUB 180-4, NIST, 2015), by OpenSSL's libcrypto,
/// which uses the processor's own instructions where there are some.
public struct SHA256: ~Copyable {
  private let context: OpaquePointer

  /// A digest of nothing yet.
  public init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("libcrypto has no memory for a SHA-256 digest")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// The digest of `bytes` as 64 hexadecimal digits.
  public static func hexDigest(of bytes: some Sequence<UInt8>) -> String {
    hexadecimal(digest(of: bytes))
  }

  /// The digest of `text` in UTF-8 as 64 hexadecimal digits.
  public static func hexDigest(of text: String) -> String { hexDigest(of: text.utf8) }

  /// The digest of `bytes` as 32 bytes.
  public static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest()
  }

  /// Takes in more of the message.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    if bytes.withContiguousStorageIfAvailable({ update(UnsafeRawBufferPointer($0)) }) == nil {
      Array(bytes).withUnsafeBytes { update($0) }
    }
  }

  /// Takes in more of the message from memory.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
    let done = EVP_DigestUpdate(context, start, bytes.count)
    precondition(done == 1, "libcrypto refused to go on with a SHA-256 digest")
  }

  /// Takes in more of the message from memory that someone else keeps.
  public mutating func update(_ bytes: borrowing RawSpan) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// The digest of everything taken in so far as 64 hexadecimal digits; the digest is then at its
  /// end and takes in nothing more.
  public consuming func hexDigest() -> String { Self.hexadecimal(digest()) }

  /// The digest of everything taken in so far as 32 bytes; the digest is then at its end.
  public consuming func digest() -> [UInt8] {
    let context = context
    return [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
      let done = EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
      precondition(done == 1, "libcrypto could not finish a SHA-256 digest")
      count = 32
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }
}
