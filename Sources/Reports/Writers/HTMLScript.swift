import Digests
import Foundation

/// The page's script, and the policy under which a browser runs it and no other.
enum HTMLScript {
  static let text = EmbeddedTemplate.text("page.js")

  /// Nothing is fetched, and a script runs only when it has the digest of ours.
  static let policy = policy(styles: "'unsafe-inline'")

  /// The policy of a page with controls, whose style sheet the same server has.
  static let policyWithControls = policy(styles: "'unsafe-inline' 'self'")

  private static func policy(styles: String) -> String {
    "default-src 'none'; style-src \(styles); img-src data:; script-src 'sha256-\(digest)'; "
      + "base-uri 'none'; form-action 'self'"
  }

  private static let digest = Data(SHA256.digest(of: text.utf8)).base64EncodedString()
}
