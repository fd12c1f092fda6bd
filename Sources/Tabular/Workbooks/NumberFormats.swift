/// Reads which styles of a workbook show numbers as dates.
final class NumberFormats: PartHandler {
  /// For each style that cells refer to, whether it shows a date or a time.
  private(set) var dateStyles: [Bool] = []

  private var ownFormats: [Int: Bool] = [:]
  private var depth = 0
  private var isInCellFormats = false

  func start(_ name: ElementName, _ attributes: ElementAttributes) throws {
    depth += 1
    guard name.isSpreadsheet else { return }
    if depth == 2 { isInCellFormats = name.isCalled("cellXfs") }
    guard depth == 3 else { return }
    if name.isCalled("numFmt"), let id = attributes.text("numFmtId").flatMap({ Int($0) }) {
      ownFormats[id] = Self.showsDate(attributes.text("formatCode") ?? "")
    } else if isInCellFormats, name.isCalled("xf") {
      let id = attributes.text("numFmtId").flatMap { Int($0) } ?? 0
      dateStyles.append(ownFormats[id] ?? Self.isBuiltInDate(id))
    }
  }

  func end(_ name: ElementName) throws { depth -= 1 }

  func text(_ bytes: UnsafeRawBufferPointer) throws {}

  /// The numbers of formats that every workbook has and that show dates or times (ECMA-376, part 1,
  /// 18.8.30, those of East Asian languages included).
  static func isBuiltInDate(_ id: Int) -> Bool {
    (14...22).contains(id) || (27...36).contains(id) || (45...47).contains(id)
      || (50...58).contains(id)
  }

  /// Whether a format code has a letter that stands for a part of a date, outside of quotes,
  /// escapes and brackets; elapsed hours, minutes and seconds stand in brackets of their own.
  static func showsDate(_ code: String) -> Bool {
    let letters = Array(code.lowercased().unicodeScalars)
    if code.lowercased() == "general" { return false }
    var at = 0
    while at < letters.count {
      switch letters[at] {
      case "\"":
        at += 1
        while at < letters.count, letters[at] != "\"" { at += 1 }
      case "\\", "_", "*":
        at += 1
      case "[":
        let end = letters[at...].firstIndex(of: "]") ?? letters.count
        let inside = letters[(at + 1)..<max(at + 1, end)]
        if let first = inside.first, "hms".unicodeScalars.contains(first),
          inside.allSatisfy({ $0 == first })
        {
          return true
        }
        at = end
      case "y", "m", "d", "h", "s": return true
      default: break
      }
      at += 1
    }
    return false
  }
}
