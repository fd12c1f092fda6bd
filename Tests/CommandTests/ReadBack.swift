import Foundation
import FoundationXML

/// The fields of delimited text, read as RFC 4180 has them.
enum DelimitedFields {
  static func all(in text: String, separator: Character) -> [String] {
    var fields: [String] = []
    var field = ""
    var isQuoted = false
    for character in text {
      if character == "\"" {
        // A doubled quote inside quotes ends them and begins them again.
        if !isQuoted, !field.isEmpty { field.append(character) }
        isQuoted.toggle()
      } else if !isQuoted, character == separator || character.isNewline {
        fields.append(field)
        field = ""
      } else {
        field.append(character)
      }
    }
    return fields + [field]
  }
}

/// Whether a parser of XML takes a text.
struct XMLChecker {
  let isWellFormed: Bool

  init(_ text: String) {
    isWellFormed = XMLParser(data: Data(text.utf8)).parse()
  }
}

/// The parts of a workbook, unpacked by unzip.
struct WorkbookParts {
  static let unzip = URL(fileURLWithPath: "/usr/bin/unzip")
  static var canUnpack: Bool { FileManager.default.isExecutableFile(atPath: unzip.path) }

  /// The XML of each part by its name.
  let texts: [String: String]
  var names: [String] { texts.keys.sorted() }

  init(_ file: String) throws {
    let list = try Program.run(["-Z1", file], program: Self.unzip).standardOutput
    var texts: [String: String] = [:]
    for name in list.split(separator: "\n").map(String.init) {
      // Brackets are patterns to unzip.
      let pattern = name.map { $0 == "[" ? "[[]" : String($0) }.joined()
      texts[name] = try Program.run(["-p", file, pattern], program: Self.unzip).standardOutput
    }
    self.texts = texts
  }
}
