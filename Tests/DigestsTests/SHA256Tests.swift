import Digests
import Testing

/// Messages and digests from FIPS 180-2, appendix B (NIST, 2002), and for the empty message from
/// NIST's Cryptographic Algorithm Validation Program (SHA256ShortMsg.rsp).
@Suite struct SHA256Tests {
  @Test func theEmptyMessage() {
    #expect(
      SHA256.hexDigest(of: "")
        == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func oneBlock() {
    #expect(
      SHA256.hexDigest(of: "abc")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func twoBlocks() {
    #expect(
      SHA256.hexDigest(of: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }

  @Test func aMillionLetters() {
    #expect(
      SHA256.hexDigest(of: repeatElement(UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func piecesGiveTheDigestOfTheWhole() {
    let bytes = (0..<300).map { UInt8($0 % 251) }
    for cut in [0, 1, 55, 56, 63, 64, 65, 119, 120, 299] {
      var hash = SHA256()
      hash.update(bytes[..<cut])
      hash.update(bytes[cut...])
      #expect(hash.hexDigest() == SHA256.hexDigest(of: bytes))
    }
  }
}
