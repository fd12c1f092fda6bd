import Digests
import Foundation
import Testing

/// The message and its digest are those of FIPS 180-2, appendix B.1 (NIST, 2002).
@Suite struct FileDigestTests {
  @Test func aFileHasTheDigestOfItsBytes() throws {
    try withFile("abc") { path in
      let digest = try FileDigest(ofFile: path)
      #expect(
        digest.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
      #expect(digest.byteCount == 3)
    }
  }

  @Test func aFileLongerThanTheBufferIsReadWhole() throws {
    let text = String(repeating: "0123456789abcdef", count: 50_000)
    try withFile(text) { path in
      let digest = try FileDigest(ofFile: path)
      #expect(digest.sha256 == SHA256.hexDigest(of: text))
    }
  }

  @Test func aFileThatGrewIsToldFromWhatWasRead() throws {
    try withFile("abc") { path in
      let digest = try FileDigest(ofFile: path)
      try digest.checkUnchanged(file: path)
      try Data("abcd".utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: FileDigestError.changed(path)) { try digest.checkUnchanged(file: path) }
    }
  }

  @Test func whatIsNoFileIsRefused() throws {
    let folder = FileManager.default.temporaryDirectory.path
    #expect(throws: FileDigestError.notAFile(folder)) { try FileDigest(ofFile: folder) }
    let missing = folder + "/no-such-file-\(UUID().uuidString)"
    #expect(
      throws: FileDigestError.notOpened(file: missing, reason: "there is no such file")
    ) { try FileDigest(ofFile: missing) }
    #expect(throws: FileDigestError.notAFile("/dev/null")) {
      try FileDigest(ofFile: "/dev/null")
    }
  }

  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("digest-\(UUID().uuidString)")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }  // The system cleans up too.
    try body(file.path)
  }
}
