/// `text` with the control characters, which could steer a terminal, replaced by replacement
/// characters; tabs and line ends stay.
func withoutControls(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isSteering) else { return text }
  return String(
    String.UnicodeScalarView(text.unicodeScalars.map { isSteering($0) ? "\u{FFFD}" : $0 }))
}

/// `text` as a terminal may show it: control characters, line ends among them, become spaces, and
/// the characters that turn the direction of what follows are left out, so that text of one cell
/// cannot rearrange its neighbours (Unicode TR 36, Bidirectional Text Spoofing).
public func terminalSafe(_ text: String) -> String {
  let isPlain = !text.unicodeScalars.contains { isBreaking($0) || isTurning($0) }
  if isPlain { return text }
  var output = String.UnicodeScalarView()
  for scalar in text.unicodeScalars where !isTurning(scalar) {
    output.append(isBreaking(scalar) ? " " : scalar)
  }
  return String(output)
}

/// Whether a character is a control, or ends a line.
private func isBreaking(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: true
  default: false
  }
}

/// Whether a character is a control other than a tab or a line end.
private func isSteering(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A, 0x0D: false
  case 0..<0x20, 0x7F..<0xA0: true
  default: false
  }
}

/// Whether a character embeds, overrides or isolates a direction of writing.
private func isTurning(_ scalar: Unicode.Scalar) -> Bool {
  (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
}
