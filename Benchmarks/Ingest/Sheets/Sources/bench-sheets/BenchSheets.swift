import Glibc
import Tabular

/// Reads every cell of every sheet of a file and prints what they come to, with the time and memory
/// it took: `bench-sheets FILE`.
@main
struct BenchSheets {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("bench-sheets FILE")
      exit(64)
    }
    let file = try OpenedFile(path: CommandLine.arguments[1])
    var tally = Tally()
    try read(file, into: &tally)
    var usage = rusage()
    getrusage(0, &usage)  // RUSAGE_SELF
    let seconds = Double(usage.ru_utime.tv_sec) + Double(usage.ru_utime.tv_usec) / 1e6
    let system = Double(usage.ru_stime.tv_sec) + Double(usage.ru_stime.tv_usec) / 1e6
    let memory = usage.ru_maxrss / 1024
    print("modality \(tally) user \(seconds) s system \(system) s memory \(memory) MiB")
  }

  private static func read(_ file: OpenedFile, into tally: inout Tally) throws {
    switch file.content {
    case .workbook(let sheets): for sheet in sheets { try tally.add(sheet) }
    case .delimited(let sheet): try tally.add(sheet)
    case .archive(let files): for file in files { try read(file, into: &tally) }
    case .stream: break
    }
  }
}

/// What all cells come to, so that two readers can be compared.
struct Tally: CustomStringConvertible {
  private var rows = 0
  private var texts = 0
  private var characters = 0
  private var numbers = 0
  private var sum = 0.0

  var description: String {
    "rows \(rows) texts \(texts) characters \(characters) numbers \(numbers) sum \(sum)"
  }

  mutating func add(_ sheet: any Sheet) throws {
    try sheet.forEachRow { row in
      rows += 1
      for cell in row.cells {
        switch cell {
        case .text(let text):
          texts += 1
          characters += text.utf8.count
        case .number(let number):
          numbers += 1
          sum += number
        default: break
        }
      }
      return true
    }
  }
}
