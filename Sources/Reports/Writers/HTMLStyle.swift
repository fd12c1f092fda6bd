import Charts

/// The style sheet of the page.
enum HTMLStyle {
  static let text = [
    EmbeddedTemplate.text("page.css"),
    "@media screen and (prefers-color-scheme:dark){",
    darkChartStyle(selector: "svg"),
    "}",
  ].joined(separator: "\n")

  /// Title and page number at the foot of each printed page.
  static func runningTitle(_ title: String) -> String {
    let font = "font:8pt Helvetica,Arial,\"Liberation Sans\",sans-serif;color:#4f5963"
    return "@page{@bottom-left{content:\"\(escaped(title))\";\(font)}"
      + "@bottom-right{content:counter(page) \" / \" counter(pages);\(font)}}"
  }

  /// `text` within a CSS string: whatever is not a plain letter, digit or space by its number.
  private static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      let isPlain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || (48...57).contains(scalar.value) || scalar == " ")
      if isPlain {
        output.unicodeScalars.append(scalar)
      } else {
        output += "\\" + String(scalar.value, radix: 16) + " "
      }
    }
    return output
  }
}
