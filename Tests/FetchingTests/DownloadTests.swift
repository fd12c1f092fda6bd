import Testing

@testable import Fetching

@Suite struct DownloadTests {
  /// Names of archives: links kept in public copies of BLS's download page.
  @Test func archivesAreNamedAsBLSNamesThem() {
    let addresses = DownloadGroup.oews.downloads(years: 1996...2025).map(\.address)
    let folder = "https://www.bls.gov/oes/special-requests/"
    for name in ["oes97nat", "oes99st", "oesm03nat", "oesn04nat", "oesm25all", "oesm09in4"] {
      #expect(addresses.contains("\(folder)\(name).zip"), "\(name)")
    }
    for name in ["oesm96nat", "oes96nat", "oesm02nat", "oes03nat", "oesn05nat", "oes97st"] {
      #expect(!addresses.contains("\(folder)\(name).zip"), "\(name)")
    }
    #expect(Set(addresses).count == addresses.count)
  }

  @Test func everyGroupHasAddressesAndWords() {
    for group in DownloadGroup.allCases {
      let downloads = group.downloads(years: 2024...2024)
      #expect(!downloads.isEmpty)
      #expect(downloads.allSatisfy { $0.address.hasPrefix("https://") && !$0.content.isEmpty })
    }
  }
}
