import CRasterizing

/// Draws SVG documents as PNG pictures, through librsvg and cairo.
///
/// The libraries are opened when a renderer is made, so that a program that asks for no picture
/// neither loads nor needs them. The same document, scale and fonts give the same bytes.
public struct PNGRenderer: ~Copyable {
  /// The scales that a picture may have: picture pixels to a pixel of the document.
  public static let allowedScales = 0.1...8.0

  private let handle: OpaquePointer

  /// A renderer.
  ///
  /// - Throws: ``RasterError/librariesMissing(reason:)``.
  public init() throws(RasterError) {
    try self.init(rsvg: "librsvg-2.so.2", cairo: "libcairo.so.2")
  }

  /// A renderer through libraries of the given names.
  init(rsvg: String, cairo: String) throws(RasterError) {
    var result = rasterizer_result()
    guard let handle = rasterizer_open(rsvg, cairo, &result) else {
      throw .librariesMissing(reason: result.words)
    }
    self.handle = handle
  }

  deinit {
    rasterizer_close(handle)
  }

  /// A document as a PNG picture on white.
  ///
  /// - Parameters:
  ///   - svg: An SVG document with a width and height in pixels.
  ///   - scale: Picture pixels to a pixel of the document, 2 for a dense screen.
  /// - Throws: ``RasterError``.
  public func png(of svg: String, scale: Double = 1) throws(RasterError) -> [UInt8] {
    guard Self.allowedScales.contains(scale) else {
      throw .scaleOutOfRange(scale, allowed: Self.allowedScales)
    }
    let document = Array(svg.utf8)
    var picture: [UInt8] = []
    var result = rasterizer_result()
    withUnsafeMutablePointer(to: &picture) { taken in
      rasterizer_draw(
        handle, document, document.count, scale,
        { context, bytes, length in
          guard let context, let bytes else { return 1 }
          context.assumingMemoryBound(to: [UInt8].self).pointee
            .append(contentsOf: UnsafeBufferPointer(start: bytes, count: length))
          return 0
        }, taken, &result)
    }
    switch result.outcome {
    case RASTERIZER_DONE: return picture
    case RASTERIZER_TOO_LARGE:
      throw .tooLarge(width: Int(result.width), height: Int(result.height))
    case RASTERIZER_UNREADABLE: throw .unreadable(reason: result.words)
    default: throw .failed(reason: result.words)
    }
  }
}

extension rasterizer_result {
  /// The reason as text.
  fileprivate var words: String {
    withUnsafeBytes(of: reason) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
