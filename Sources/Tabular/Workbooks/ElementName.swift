import Foundation

/// The name of an element: its namespace, as far as workbooks use it, and what it is called there.
struct ElementName {
  /// The bytes between a namespace and a name; a line feed can stand in neither.
  static let separator = CChar(10)

  let isSpreadsheet: Bool
  private let local: UnsafePointer<CChar>?

  init(_ name: UnsafePointer<CChar>?) {
    guard let name, let end = strrchr(name, Int32(Self.separator)) else {
      isSpreadsheet = false
      local = name
      return
    }
    local = UnsafePointer(end) + 1
    let length = UnsafePointer(end) - name
    isSpreadsheet = Self.spreadsheet.contains { namespace in
      namespace.utf8CodeUnitCount == length && memcmp(namespace.utf8Start, name, length) == 0
    }
  }

  /// Whether the element is called this, in whatever namespace.
  func isCalled(_ name: StaticString) -> Bool {
    guard let local else { return false }
    return strlen(local) == name.utf8CodeUnitCount
      && memcmp(local, name.utf8Start, name.utf8CodeUnitCount) == 0
  }

  /// The namespaces of spreadsheets: of the transitional and of the strict form.
  private static let spreadsheet: [StaticString] = [
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
  ]
}

/// The attributes of an element.
struct ElementAttributes {
  private let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  init(_ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.pairs = pairs }

  /// The value of an attribute without a namespace.
  func bytes(_ name: StaticString) -> UnsafeRawBufferPointer? {
    find { key in
      strlen(key) == name.utf8CodeUnitCount
        && memcmp(key, name.utf8Start, name.utf8CodeUnitCount) == 0
    }
  }

  /// The value of an attribute without a namespace as text.
  func text(_ name: StaticString) -> String? {
    bytes(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The value of the attribute that names a relationship, in either form of workbooks.
  var relationship: String? {
    let found = find { key in
      guard let end = strrchr(key, Int32(ElementName.separator)), strcmp(end + 1, "id") == 0 else {
        return false
      }
      let length = UnsafePointer(end) - key
      let namespace = String(
        decoding: UnsafeRawBufferPointer(start: key, count: length), as: UTF8.self)
      return namespace == "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        || namespace == "http://purl.oclc.org/ooxml/officeDocument/relationships"
    }
    return found.map { String(decoding: $0, as: UTF8.self) }
  }

  private func find(_ isMeant: (UnsafePointer<CChar>) -> Bool) -> UnsafeRawBufferPointer? {
    guard let pairs else { return nil }
    var at = 0
    while let key = pairs[at] {
      if isMeant(key), let value = pairs[at + 1] {
        return UnsafeRawBufferPointer(start: value, count: strlen(value))
      }
      at += 2
    }
    return nil
  }
}
