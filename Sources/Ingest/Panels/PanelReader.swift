import Tabular

/// Reads a panel of series of any length, one series at a time.
///
/// The layout is long: delimited text with a header and the columns `series_id`; `index` or `year`
/// (whole numbers); `value`; and, optionally, `standard_error` in the unit of the value or
/// `relative_standard_error` as a fraction of it. Columns may stand in any order and others among
/// them. The rows of one series stand together, in any order of years.
public struct PanelReader: ~Copyable {
  /// The file's name, for messages.
  public let file: String
  /// What the file calls its years: `index` or `year`.
  public let indexColumn: String
  /// The columns that are passed over.
  public let ignoredColumns: [String]

  private let layout: PanelLayout
  private let pointLimit: Int
  private var stream: DelimitedStream
  private var ledger = SeriesLedger()
  private var hasRow: Bool

  /// Opens a panel and reads its header.
  ///
  /// - Parameters:
  ///   - path: The file; `nil` is standard input.
  ///   - pointLimit: How many points of a series are kept; a series of more is cut off there, so
  ///     that memory has a bound. Choose more than the user of the series accepts.
  /// - Throws: ``PanelError``.
  public init(path: String?, pointLimit: Int) throws(PanelError) {
    let source: ByteSource
    do throws(ByteSourceError) {
      source = if let path { try ByteSource(path: path) } else { ByteSource() }
    } catch {
      throw PanelError(error)
    }
    try self.init(file: source.name, pointLimit: pointLimit, source: source.read)
  }

  /// Reads the header of a panel whose bytes come from anywhere.
  package init(
    file: String, pointLimit: Int, blockSize: Int = 1 << 18,
    source: @escaping DelimitedStream.Source
  ) throws(PanelError) {
    var stream = try Self.stream(file: file, blockSize: blockSize, source: source)
    let header = stream.header
    let layout = try PanelLayout(header: header, file: file)
    let hasRow = try Self.advance(&stream)
    self.stream = stream
    self.layout = layout
    self.hasRow = hasRow
    self.file = file
    self.pointLimit = pointLimit
    indexColumn = header[layout.index]
    ignoredColumns = layout.ignored.map { header[$0] }
  }

  /// Whether so many series have come that one coming back would no longer be noticed.
  public var hasForgottenSeries: Bool { ledger.isFull }

  /// The next series; `nil` at the end.
  ///
  /// - Throws: ``PanelError``.
  public mutating func next() throws(PanelError) -> PanelSeries? {
    guard hasRow else { return nil }
    let id = stream.bytes(layout.series)
    let line = stream.line
    let name = String(decoding: id, as: UTF8.self)
    if let first = ledger.firstLine(of: id, at: line) {
      throw .seriesReturns(name, file: file, first: first, second: line)
    }
    var points: [PanelSeries.Point] = []
    var fault: PanelFault?
    repeat {
      if fault == nil, points.count < pointLimit {
        do throws(PanelFault) { points.append(try layout.point(stream)) } catch { fault = error }
      }
      hasRow = try Self.advance(&stream)
    } while hasRow && stream.holds(id, in: layout.series)
    return PanelSeries(name: name, line: line, points: points, fault: fault)
  }

  private static func stream(
    file: String, blockSize: Int, source: @escaping DelimitedStream.Source
  ) throws(PanelError) -> DelimitedStream {
    do throws(DelimitedStreamError) {
      return try DelimitedStream(file: file, blockSize: blockSize, source: source)
    } catch {
      throw PanelError(error)
    }
  }

  private static func advance(_ stream: inout DelimitedStream) throws(PanelError) -> Bool {
    do throws(DelimitedStreamError) {
      return try stream.nextRow()
    } catch {
      throw PanelError(error)
    }
  }
}

extension PanelError {
  fileprivate init(_ error: ByteSourceError) {
    switch error {
    case .notOpened, .isFolder: self = .notOpened(reason: error.description)
    case .readFailed, .changed, .damaged: self = .readFailed(reason: error.description)
    }
  }

  fileprivate init(_ error: DelimitedStreamError) {
    switch error {
    case .source(let error): self.init(error)
    case .text, .rowTooLong: self = .notATable(reason: error.description)
    }
  }
}
