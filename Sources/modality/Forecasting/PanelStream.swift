import GrowthModels
import Ingest
import Reports

/// Series in, forecasts out, in the order of the input and in memory that has a bound.
///
/// Threads take turns at reading; each forecasts the series it has read and makes their text, and
/// the texts are written in the order of reading. What is written does not depend on the number of
/// threads.
struct PanelStream {
  /// How many series were read, and how many of them could not be forecast.
  struct Tally {
    var series = 0
    var failures = 0
  }

  let makeLane: @Sendable () -> PanelModel.Lane
  let text: PanelForecastText
  let threads: Int
  let write: ([UInt8]) throws -> Void

  /// How many series, and how many of their points, are taken together.
  private static let (mostSeries, mostPoints) = (512, 25_000)

  /// The rows of some series, and how many of these there are.
  private struct Rows {
    var bytes: [UInt8] = []
    var tally = Tally()
  }

  /// Forecasts every series of the panel.
  func run(_ panel: PanelSource, progress: inout ProgressLine) throws -> Tally {
    try write(text.header)
    var line = progress
    defer { progress = line }
    var total = Tally()
    let work = OrderedWork<[PanelSeries], Rows>(
      read: { try Self.batch(panel) },
      write: { rows in
        try write(rows.bytes)
        total.series += rows.tally.series
        total.failures += rows.tally.failures
        line.update { "\(total.series) series forecast" }
      })
    try work.run(threads: threads) { [makeLane, text] in
      let lane = makeLane()
      return { Self.rows(of: $0, lane: lane, text: text) }
    }
    return total
  }

  /// Reads the next series; `nil` at the end.
  private static func batch(_ panel: PanelSource) throws -> [PanelSeries]? {
    var series: [PanelSeries] = []
    var points = 0
    while series.count < mostSeries, points < mostPoints, let found = try panel.reader.next() {
      points += found.points.count
      series.append(found)
    }
    return series.isEmpty ? nil : series
  }

  /// Forecasts some series and makes their rows.
  private static func rows(
    of batch: [PanelSeries], lane: PanelModel.Lane, text: PanelForecastText
  ) -> Rows {
    var accepted: [DatedSeries] = []
    let positions = batch.map { found in
      Result { () throws(PanelRefusal) in
        accepted.append(try DatedSeries(found))
        return accepted.count - 1
      }
    }
    let outcomes = lane(accepted)
    var rows = Rows()
    rows.tally.series = batch.count
    for (series, position) in zip(batch, positions) {
      do {
        let outlook = try outcomes[try position.get()].get()
        try outlook.checkIsRepresentable()
        text.append(outlook, of: series.name, to: &rows.bytes)
      } catch {
        rows.tally.failures += 1
        text.append(failure: "\(error)", of: series.name, to: &rows.bytes)
      }
    }
    return rows
  }
}

/// A panel that is being read.
final class PanelSource {
  var reader: PanelReader

  init(_ reader: consuming PanelReader) {
    self.reader = reader
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
