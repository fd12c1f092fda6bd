import Digests

/// What a run was made of: enough to make it again and to see that nothing was changed.
public struct Manifest: Sendable, Equatable {
  /// A file that was read.
  public struct Input: Sendable, Equatable {
    /// Its name or path as the user knows it.
    public let name: String
    /// The digest of its bytes, 64 hexadecimal digits.
    public let sha256: String
    /// Its size in bytes.
    public let byteCount: Int
    /// The publisher's release: "OEWS May 2025".
    public let release: String

    /// A file whose digest is taken here.
    public init(name: String, bytes: some Collection<UInt8>, release: String) {
      self.init(
        name: name, sha256: SHA256.hexDigest(of: bytes), byteCount: bytes.count, release: release)
    }

    /// A file whose digest is known.
    public init(name: String, sha256: String, byteCount: Int, release: String) {
      self.name = name
      self.sha256 = sha256
      self.byteCount = byteCount
      self.release = release
    }
  }

  /// The file in which a manifest lies beside the files it lists.
  public static let fileName = "manifest.json"
  /// The name that marks a folder as written by this program.
  public static let generator = "modality"

  /// The version of the program.
  public let version: String
  /// What was run, without its options: `report`.
  public let command: String
  /// The options in effect, defaults included, in a fixed order.
  public let options: [JSONValue.Member]
  /// The files that were read, in a fixed order.
  public let inputs: [Input]

  /// The manifest of one run.
  public init(version: String, command: String, options: [JSONValue.Member], inputs: [Input]) {
    self.version = version
    self.command = command
    self.options = options
    self.inputs = inputs
  }

  /// The manifest of a run that wrote `files`, which are listed by path.
  public func json(listing files: [OutputFile]) -> JSONValue {
    let inputs = inputs.map { input in
      JSONValue.object([
        .init("name", .string(input.name)), .init("release", .string(input.release)),
        .init("bytes", .integer(input.byteCount)), .init("sha256", .string(input.sha256)),
      ])
    }
    let outputs = files.sorted { $0.path < $1.path }.map { file in
      JSONValue.object([
        .init("path", .string(file.path)), .init("bytes", .integer(file.bytes.count)),
        .init("sha256", .string(SHA256.hexDigest(of: file.bytes))),
      ])
    }
    return .object([
      .init("schema_version", .integer(jsonSchemaVersion)),
      .init("generator", .string(Self.generator)), .init("version", .string(version)),
      .init("command", .string(command)), .init("options", .object(options)),
      .init("inputs", .array(inputs)), .init("outputs", .array(outputs)),
    ])
  }

  /// `files` and, last, the manifest that lists them.
  public func adding(to files: [OutputFile]) -> [OutputFile] {
    files + [OutputFile(path: Self.fileName, text: json(listing: files).text())]
  }
}
