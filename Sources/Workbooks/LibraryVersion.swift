import CXLSXWriter

/// The version of the library that writes workbooks, as this system provides it.
package enum LibraryVersion {
  package static var xlsxwriter: String { String(cString: lxw_version()) }
}
