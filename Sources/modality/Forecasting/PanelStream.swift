import GrowthModels
import Ingest
import Reports

/// Series in, forecasts out, in the order of the input and in memory that has a bound.
struct PanelStream {
  /// How many series were read, and how many of them could not be forecast.
  struct Tally {
    var series = 0
    var failures = 0
  }

  let forecaster: PanelModel.Forecaster
  let text: PanelForecastText
  let write: ([UInt8]) throws -> Void

  /// How many series, and how many of their points, are taken together.
  private static let (mostSeries, mostPoints) = (2048, 100_000)
  /// How many bytes are gathered before they are written.
  private static let fullBuffer = 1 << 18

  /// A series as it was read: a position among those that can be forecast, or why it cannot be.
  private struct Entry {
    let name: String
    let series: Result<Int, PanelRefusal>
  }

  /// Forecasts every series of the panel.
  func run(
    _ reader: inout PanelReader, progress: inout ProgressLine
  ) throws -> Tally {
    var tally = Tally()
    try write(text.header)
    while true {
      let (entries, series) = try batch(&reader)
      guard !entries.isEmpty else { return tally }
      let failures = try write(entries, outcomes: forecaster(series))
      tally.series += entries.count
      tally.failures += failures
      progress.update { "\(tally.series) series forecast" }
    }
  }

  /// Reads the next series.
  private func batch(
    _ reader: inout PanelReader
  ) throws -> (entries: [Entry], series: [DatedSeries]) {
    var entries: [Entry] = []
    var series: [DatedSeries] = []
    var points = 0
    while entries.count < Self.mostSeries, points < Self.mostPoints,
      let found = try reader.next()
    {
      points += found.points.count
      do throws(PanelRefusal) {
        series.append(try DatedSeries(found))
        entries.append(Entry(name: found.name, series: .success(series.count - 1)))
      } catch {
        entries.append(Entry(name: found.name, series: .failure(error)))
      }
    }
    return (entries, series)
  }

  /// Writes the rows of some series; answers how many could not be forecast.
  private func write(
    _ entries: [Entry], outcomes: [Result<PanelOutlook, GrowthFault>]
  ) throws -> Int {
    var bytes: [UInt8] = []
    var failures = 0
    for entry in entries {
      do {
        let outlook = try outcomes[try entry.series.get()].get()
        try outlook.checkIsRepresentable()
        text.append(outlook, of: entry.name, to: &bytes)
      } catch {
        failures += 1
        text.append(failure: "\(error)", of: entry.name, to: &bytes)
      }
      if bytes.count >= Self.fullBuffer {
        try write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    if !bytes.isEmpty { try write(bytes) }
    return failures
  }
}

/// Why a series of a panel was not handed to a model.
enum PanelRefusal: Error, CustomStringConvertible {
  case cell(PanelFault)
  case series(SeriesFault)
  /// A bound or a median that is too large for a number, or a median too small to have its digits.
  case notRepresentable(year: Int)

  var description: String {
    switch self {
    case .cell(let fault): fault.description
    case .series(let fault): fault.description
    case .notRepresentable(let year):
      "The forecast of \(year) is too large or too small for a number; rescale the series to "
        + "another unit."
    }
  }
}

extension DatedSeries {
  /// The series that the rows of a panel state.
  fileprivate init(_ panel: PanelSeries) throws(PanelRefusal) {
    if let fault = panel.fault { throw .cell(fault) }
    do throws(SeriesFault) {
      try self.init(
        panel.points.map {
          Point(
            year: $0.index, value: $0.value, relativeStandardError: $0.relativeStandardError)
        })
    } catch {
      throw .series(error)
    }
  }
}

extension PanelOutlook {
  /// - Throws: ``PanelRefusal/notRepresentable(year:)`` naming the first year that has no number.
  fileprivate func checkIsRepresentable() throws(PanelRefusal) {
    for step in 1...horizon {
      let median = median(step: step)
      let isRepresentable =
        median.isFinite && !median.isSubnormal
        && levels.indices.allSatisfy { level in
          let interval = interval(step: step, levelIndex: level)
          return interval.lower.isFinite && interval.upper.isFinite
        }
      guard isRepresentable else { throw .notRepresentable(year: origin + step) }
    }
  }
}
