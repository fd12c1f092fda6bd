import Foundation
import Ingest
import LaborSeries
import Tabular

/// `bench-labstat generate FILE [ROWS]` writes an `oe.data` file; `bench-labstat read FILE` reads
/// all of it and counts cells; `bench-labstat filter FILE CODE,CODE` reads some occupations and
/// writes them as comma-separated text.
@main struct BenchLABSTAT {
  static func main() throws {
    let arguments = CommandLine.arguments
    switch (arguments.dropFirst().first, arguments.count) {
    case ("generate", 3...4):
      let rows = arguments.count > 3 ? Int(arguments[3]) ?? 0 : 6_000_000
      try EstimatesGenerator(rows: rows).write(to: arguments[2])
    case ("read", 3):
      try read(arguments[2], occupations: nil)
    case ("filter", 4):
      let codes = try arguments[3].split(separator: ",").map { try SOCCode(parsing: String($0)) }
      try read(arguments[2], occupations: Set(codes))
    default:
      print("bench-labstat generate FILE [ROWS] | read FILE | filter FILE CODE,CODE")
      exit(64)
    }
  }

  private static func read(_ path: String, occupations: Set<SOCCode>?) throws {
    var layout = LABSTATLayout(survey: .occupationalEmployment, occupations: occupations)
    layout.usesTablesBeside = false
    var text = CellText()
    var (cells, sum) = (0, 0.0)
    let recorder = CellRecorder { batch, dictionary in
      cells += batch.cells.count
      if occupations == nil {
        for cell in batch.cells { sum += cell.value }
      } else {
        text.write(batch, dictionary)
      }
    }
    try layout.read(try ByteSource(path: path), at: SheetPlace(file: path), into: recorder)
    try recorder.flush()
    text.flush()
    if occupations == nil { print("\(cells) cells, their values add up to \(sum)") }
  }
}

/// Cells as comma-separated text on standard output.
private struct CellText {
  private var bytes: [UInt8] = []

  mutating func write(_ batch: CellBatch, _ dictionary: PublicationDictionary) {
    for cell in batch.cells {
      let area = dictionary.areas[cell.area].code
      let occupation = dictionary.occupations[cell.occupation].code
      let industry = dictionary.industries[cell.industry].code
      let value = cell.status == .value ? "\(cell.value)" : ""
      bytes += Array(
        "\(area),\(industry),\(occupation),\(cell.measure.name),\(cell.year),\(value)\n".utf8)
    }
    if bytes.count > 1 << 18 { flush() }
  }

  mutating func flush() {
    FileHandle.standardOutput.write(Data(bytes))
    bytes.removeAll(keepingCapacity: true)
  }
}
