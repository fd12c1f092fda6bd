import Foundation
import Testing

@testable import Fetching

@Suite struct RegistrationKeyTests {
  private let secret = "0123456789abcdef0123456789abcdef"

  @Test func aKeyIsNeverShown() throws {
    let key = try RegistrationKey("  \(secret)\n", origin: "a test")
    var dumped = ""
    dump(["key": key], to: &dumped)
    let texts = [
      "\(key)", String(describing: key), String(reflecting: key), "\(Optional(key) as Any)",
      "\([key])", dumped,
    ]
    for text in texts { #expect(!text.contains(secret), "\(text.count) characters") }
  }

  @Test func aKeyIsTakenOutInAnyCase() throws {
    let key = try RegistrationKey(secret, origin: "a test")
    let text = "a \(secret) b \(secret.uppercased())\(secret)"
    let placeholder = RegistrationKey.placeholder
    #expect(key.removed(from: text) == "a \(placeholder) b \(placeholder)\(placeholder)")
    #expect(key.removed(from: "0123456789abcdef") == "0123456789abcdef")
  }

  @Test(arguments: ["", "short", "two words of it", "with\"quote1", "with\\slash1", "schlüssel-1"])
  func whatCannotBeAKeyIsRefusedWithoutBeingShown(text: String) {
    #expect {
      _ = try RegistrationKey(text, origin: "a test")
    } throws: { "\($0)".contains("a test") && (text.isEmpty || !"\($0)".contains(text)) }
  }

  @Test func aKeyFileThatIsNotThereIsNamed() {
    #expect {
      _ = try RegistrationKey(file: "/nowhere/key")
    } throws: { ($0 as? FetchError)?.kind == .missingInput && "\($0)".contains("/nowhere/key") }
  }
}
