import Testing

@testable import Fetching

@Suite struct ServerAddressTests {
  @Test func addressesAreTakenApart() throws {
    let address = try ServerAddress(parsing: "http://127.0.0.1:8080/api/")
    #expect(address.isPlain && address.host == "127.0.0.1" && address.port == 8080)
    #expect(address.url("/v2/") == "http://127.0.0.1:8080/api/v2/")
    #expect(try ServerAddress(parsing: "https://api.bls.gov") == .bls)
    #expect(try ServerAddress(parsing: "HTTPS://API.bls.gov/").host == "api.bls.gov")
    #expect(try ServerAddress(parsing: "http://[::1]:1").host == "[::1]")
    #expect(try ServerAddress(parsing: "http://localhost").isPlain)
  }

  @Test(arguments: [
    "api.bls.gov", "ftp://api.bls.gov", "http://api.bls.gov", "http://127.0.0.1@evil.example/",
    "http://127.evil.example", "http://127.0.0.1.evil.example", "http://127.0.0.999",
    "https://user:word@api.bls.gov", "https://", "https://a b", "https://a:0", "https://a:65536",
    "https://a:8x", "https://a/?key=1", "https://a/#x", "https://a\\b", "http://[::2]/",
    "https://a/%2e", "http://0.0.0.0", "http://2130706433",
  ])
  func whatMightLeadElsewhereIsRefused(text: String) {
    #expect(throws: FetchError.self) { _ = try ServerAddress(parsing: text) }
  }
}
