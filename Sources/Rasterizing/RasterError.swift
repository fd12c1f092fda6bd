/// Why a picture cannot be drawn.
public enum RasterError: Error, Equatable, Sendable, CustomStringConvertible {
  /// librsvg or cairo cannot be opened.
  case librariesMissing(reason: String)
  /// A scale that no picture has.
  case scaleOutOfRange(Double, allowed: ClosedRange<Double>)
  /// The picture would have more pixels on a side than can be drawn.
  case tooLarge(width: Int, height: Int)
  /// The document is no SVG that can be drawn.
  case unreadable(reason: String)
  /// There is no memory, or the libraries failed.
  case failed(reason: String)

  /// Whether another choice on the command line would have been accepted.
  public var isUsage: Bool {
    switch self {
    case .scaleOutOfRange, .tooLarge: true
    case .librariesMissing, .unreadable, .failed: false
    }
  }

  /// The reason as a sentence, with the remedy.
  public var description: String {
    switch self {
    case .librariesMissing(let reason):
      "A PNG needs librsvg (\(reason)): install it with apt-get install librsvg2-2, or write SVG."
    case .scaleOutOfRange(let scale, let allowed):
      "A picture cannot be drawn at a scale of \(scale): choose \(allowed.lowerBound) to "
        + "\(allowed.upperBound)."
    case .tooLarge(let width, let height):
      "The picture would have \(width) by \(height) pixels, and 32767 on a side can be drawn: "
        + "choose a smaller scale, or write SVG."
    case .unreadable(let reason): "The chart cannot be drawn as a picture: \(reason)."
    case .failed(let reason): "The picture cannot be written: \(reason)."
    }
  }
}
