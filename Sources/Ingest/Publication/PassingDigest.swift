import Digests
import Tabular

/// Takes the digest of a file while a layout reads it, so that its bytes are read once.
final class PassingDigest {
  private var hash = SHA256()
  /// How many bytes have been taken in, from the first on.
  private var byteCount = 0

  /// Takes in what is read of a source.
  func follow(_ source: ByteSource) {
    source.onBytes = { [self] bytes, place in
      // What is read again after going back was taken in the first time.
      let known = byteCount - place
      guard known < bytes.byteCount else { return }
      hash.update(bytes.extracting(droppingFirst: known))
      byteCount = place + bytes.byteCount
    }
  }

  /// The digest of the whole source, of which the rest is read; nothing can be taken in afterwards.
  ///
  /// - Throws: ``Tabular/ByteSourceError``.
  func finish(_ source: ByteSource) throws(ByteSourceError) -> String {
    while try !source.readHead(Self.stretch).isEmpty {}
    source.onBytes = nil
    var whole = SHA256()
    swap(&whole, &hash)
    return whole.hexDigest()
  }

  private static let stretch = 1 << 16
}
