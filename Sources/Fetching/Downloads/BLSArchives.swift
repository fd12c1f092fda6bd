/// The archives of OEWS workbooks by year.
enum OEWSArchives {
  private static let folder = "https://www.bls.gov/oes/special-requests/"

  /// The first year of the workbooks; before it there are HTML pages of another design.
  static let firstYear = 1997

  /// The archives of a year: the nation, states, metropolitan areas, industries and, since the
  /// workbooks are .xlsx, all in one.
  static func downloads(of year: Int) -> [Download] {
    guard year >= firstYear else { return [] }
    let digits = (year % 100 < 10 ? "0" : "") + String(year % 100)
    guard year >= 2003 else {
      return kinds(of: year).map { kind, content in
        Download("\(folder)oes\(digits)\(kind).zip", "\(year), \(content)")
      }
    }
    var downloads = kinds(of: year).map { kind, content in
      Download("\(folder)oesm\(digits)\(kind).zip", "May \(year), \(content)")
    }
    if year == 2003 || year == 2004 {
      downloads.append(
        Download(
          "\(folder)oesn\(digits)nat.zip", "November \(year), nation: a second edition"))
    }
    return downloads
  }

  private static func kinds(of year: Int) -> [(String, String)] {
    var kinds = [("nat", "nation")]
    if year >= 1999 { kinds += [("st", "states"), ("ma", "metropolitan areas")] }
    if year >= 2003 { kinds.append(("in4", "industries")) }
    if year >= 2014 { kinds.append(("all", "all areas and industries, about 80 MB")) }
    return kinds
  }
}

/// The LABSTAT files of the surveys OE and CE.
enum LABSTATFiles {
  private static let folder = "https://download.bls.gov/pub/time.series/"

  static let downloads: [Download] =
    [
      ("oe/oe.data.0.Current", "every figure of the latest OEWS, about 332 MB"),
      ("oe/oe.area", "areas"),
      ("oe/oe.datatype", "measures"),
      ("oe/oe.footnote", "footnotes"),
      ("oe/oe.industry", "industries"),
      ("oe/oe.occupation", "occupations"),
      ("oe/oe.release", "the month that the figures are for"),
      ("oe/oe.series", "titles of all series, about 1.2 GB; not needed for reading the figures"),
      ("ce/ce.data.0.AllCESSeries", "every figure of CES, about 324 MB"),
      ("ce/ce.industry", "industries of CES"),
      ("ce/ce.series", "series of CES"),
    ].map { Download(folder + $0.0, $0.1) }
}
