import Foundation
import Ingest
import Testing

@testable import modality

@Suite struct IngestPaceTests {
  private func pace(
    _ bytes: Int, of total: Int, cells: Int = 0, after seconds: Double
  ) -> IngestPace {
    IngestPace(
      progress: Ingestion.Progress(bytes: bytes, total: total, cells: cells), seconds: seconds)
  }

  @Test func timeLeftIsThatOfTheRestAtTheSameRate() {
    let quarter = pace(80_000_000, of: 320_000_000, after: 2)
    #expect(quarter.part == 0.25)
    #expect(quarter.bytesPerSecond == 40_000_000)
    #expect(quarter.secondsLeft == 6)
    // 1 of 3 after 1 second leaves 2; a little less of it leaves more, and seconds are rounded up.
    #expect(pace(1, of: 3, after: 1).secondsLeft == 2)
    #expect(pace(333, of: 1000, after: 1).secondsLeft == 3)
    #expect(pace(10, of: 10, after: 7).secondsLeft == 0)
  }

  @Test func aFileThatHasGrownIsNoMoreThanWhole() {
    let grown = pace(12, of: 10, after: 1)
    #expect(grown.part == 1)
    #expect(grown.secondsLeft == 0)
  }

  @Test func withoutBytesThereIsARateOfCellsAlone() {
    #expect(pace(0, of: 0, after: 1).part == nil)
    #expect(pace(0, of: 10, after: 1).secondsLeft == nil)
    #expect(
      pace(0, of: 0, cells: 3_000_000, after: 1.5).line(of: "/data/a.csv", width: 79)
        == "a.csv: 3,000,000 cells, 2,000,000 a second")
  }

  @Test func aLineHasBarShareRateAndTimeLeft() {
    #expect(
      pace(80_000_000, of: 320_000_000, cells: 1_505_992, after: 2).line(
        of: "oe.data.0.Current", width: 99)
        == "oe.data.0.Current [#####...............] 25%, 40 MB/s, 6 s left, 1,505,992 cells")
    #expect(
      pace(1_000_000, of: 100_000_000, cells: 7, after: 1.25).line(of: "x.xlsx", width: 79)
        == "x.xlsx [....................] 1%, 0.8 MB/s, 2 min 4 s left, 7 cells")
  }

  @Test func whenAllIsReadOnlyCellsCount() {
    #expect(
      pace(10, of: 10, cells: 1_200, after: 1).line(of: "x.json", width: 79)
        == "x.json [####################] read, 1,200 cells made")
    #expect(
      pace(9_999, of: 10_000, cells: 1, after: 1).line(of: "x.json", width: 79).contains("99%, "))
  }

  @Test func aLineFitsATerminal() {
    let name = "/a/folder/" + String(repeating: "long", count: 30) + ".xlsx"
    let pace = pace(99_999, of: 600_000_000, cells: 99_999_999, after: 1)
    let line = pace.line(of: name, width: 79)
    #expect(line.hasPrefix("…"))
    #expect(line.hasSuffix("long.xlsx [....................] 0%, 0.0 MB/s, 100 min 0 s left"))
    #expect(line.count <= 79)
    #expect(pace.line(of: name, width: 120) == line + ", 99,999,999 cells")
  }
}
