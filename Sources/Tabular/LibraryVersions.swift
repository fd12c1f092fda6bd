import CExpat
import CFreeXL
import CZip

/// The versions of the libraries that read files, as this system provides them.
package enum LibraryVersions {
  package static var zip: String { String(cString: zip_libzip_version()) }
  package static var expat: String { String(cString: XML_ExpatVersion()) }
  package static var freexl: String { String(cString: freexl_version()) }
}
