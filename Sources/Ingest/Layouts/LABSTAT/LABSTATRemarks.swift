/// Remarks upon lines, of which a file full of faults does not make millions.
struct LABSTATRemarks {
  private let recorder: CellRecorder
  private var count = 0

  /// The most remarks that are kept one by one.
  static let limit = 1000

  init(_ recorder: CellRecorder) {
    self.recorder = recorder
  }

  mutating func add(_ sentence: @autoclosure () -> String, line: Int, isKept: Bool) {
    count += 1
    if count <= Self.limit { recorder.remark(sentence(), row: line, isKept: isKept) }
  }

  /// Says how many remarks were not kept.
  func finish() {
    guard count > Self.limit else { return }
    recorder.note(
      "\(count) lines gave rise to remarks; the first \(Self.limit) are listed.")
  }
}
