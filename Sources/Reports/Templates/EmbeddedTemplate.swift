import CTemplates

/// A file of the report's page that the program carries inside itself.
enum EmbeddedTemplate {
  /// Every file, by the name it has in the source tree: `table.mustache`.
  static var all: [(name: String, text: String)] {
    (0..<modality_template_count()).map { index in
      let file = modality_template_at(index)
      // The bytes are a constant array of the program's image.
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
      return (String(cString: file.name), String(decoding: bytes, as: UTF8.self))
    }
  }

  /// The text of a file that is known to be carried, without the newline it ends in.
  static func text(_ name: String) -> String {
    guard let file = all.first(where: { $0.name == name }) else {
      preconditionFailure("the program carries no template \(name)")
    }
    return String(file.text.dropLast())
  }
}
