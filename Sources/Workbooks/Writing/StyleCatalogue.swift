import CXLSXWriter

/// The formats of a workbook, each made once.
final class StyleCatalogue {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private var looks: [ConditionalLook.Meaning: UnsafeMutablePointer<lxw_format>] = [:]

  init(of workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

  /// The format of a style; nil for plain cells.
  func format(of style: CellStyle) throws(WorkbookFault) -> UnsafeMutablePointer<lxw_format>? {
    if style == .body { return nil }
    if let format = formats[style] { return format }
    let format = try newFormat()
    formats[style] = format
    Self.dress(format, for: style.role)
    if let code = style.number.code { format_set_num_format(format, code) }
    switch style.alignment {
    case .natural: break
    case .left: format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    if style.indent > 0 { format_set_indent(format, UInt8(min(15, style.indent))) }
    if style.wraps { format_set_text_wrap(format) }
    // In a row of several lines a number stands beside the first line of its text.
    let isHeading = style.role == .heading
    format_set_align(
      format, UInt8((isHeading ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP).rawValue))
    return format
  }

  /// The format of a conditional look.
  func format(
    of meaning: ConditionalLook.Meaning
  ) throws(WorkbookFault) -> UnsafeMutablePointer<lxw_format> {
    if let format = looks[meaning] { return format }
    let format = try newFormat()
    looks[meaning] = format
    switch meaning {
    case .good:
      format_set_font_color(format, Palette.good)
    case .bad:
      format_set_bold(format)
      format_set_font_color(format, Palette.bad)
      format_set_bg_color(format, Palette.badFill)
    case .muted:
      format_set_font_color(format, Palette.gray)
    }
    return format
  }

  private func newFormat() throws(WorkbookFault) -> UnsafeMutablePointer<lxw_format> {
    guard let format = workbook_add_format(workbook) else {
      throw .refused(action: "making a format", reason: "memory is used up")
    }
    return format
  }

  private static func dress(_ format: UnsafeMutablePointer<lxw_format>, for role: CellStyle.Role) {
    switch role {
    case .body: break
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 18)
      format_set_font_color(format, Palette.dark)
    case .subtitle:
      format_set_font_size(format, 11)
      format_set_font_color(format, Palette.gray)
    case .section:
      format_set_bold(format)
      format_set_font_size(format, 13)
      format_set_font_color(format, Palette.dark)
    case .group:
      format_set_bold(format)
      format_set_font_color(format, Palette.dark)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bottom_color(format, Palette.line)
    case .heading:
      format_set_bold(format)
      format_set_font_color(format, Palette.white)
      format_set_bg_color(format, Palette.dark)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_bottom_color(format, Palette.dark)
    case .label: format_set_font_color(format, Palette.ink)
    case .strong: format_set_bold(format)
    case .note: format_set_font_color(format, Palette.gray)
    case .link:
      format_set_font_color(format, Palette.input)
      format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    case .input:
      format_set_font_color(format, Palette.input)
      format_set_bg_color(format, Palette.inputFill)
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(format, Palette.inputLine)
      format_set_unlocked(format)
    case .example:
      format_set_italic(format)
      format_set_font_color(format, Palette.gray)
      format_set_bg_color(format, Palette.exampleFill)
    }
  }
}

/// The colors of workbooks; meaning never rests on them alone.
enum Palette {
  static let dark: lxw_color_t = 0x12436D
  static let white: lxw_color_t = 0xFFFFFF
  static let ink: lxw_color_t = 0x1A1A1A
  static let gray: lxw_color_t = 0x595959
  static let line: lxw_color_t = 0xD9D9D9
  static let input: lxw_color_t = 0x0B3FA8
  static let inputFill: lxw_color_t = 0xFFF6D6
  static let inputLine: lxw_color_t = 0xC9A227
  static let exampleFill: lxw_color_t = 0xF2F2F2
  static let good: lxw_color_t = 0x1B6B45
  static let bad: lxw_color_t = 0x8A1538
  static let badFill: lxw_color_t = 0xFBE4EA
}

extension CellStyle.NumberFormat {
  /// The code of the format; nil for plain numbers.
  var code: String? {
    switch self {
    case .general: nil
    case .integer: "#,##0"
    case .decimal(let places): "#,##0" + Self.decimals(places)
    case .signedInteger: "+#,##0;-#,##0;0"
    case .signedDecimal(let places):
      "+#,##0\(Self.decimals(places));-#,##0\(Self.decimals(places));0\(Self.decimals(places))"
    case .percent(let places): "0\(Self.decimals(places))%"
    case .signedPercent(let places):
      "+0\(Self.decimals(places))%;-0\(Self.decimals(places))%;0\(Self.decimals(places))%"
    case .year: "0"
    case .dollars: "$#,##0"
    case .money(let places): "$#,##0" + Self.decimals(places)
    case .truth: "\"TRUE\";;\"FALSE\""
    case .text: "@"
    }
  }

  private static func decimals(_ places: Int) -> String {
    places > 0 ? "." + String(repeating: "0", count: places) : ""
  }
}
