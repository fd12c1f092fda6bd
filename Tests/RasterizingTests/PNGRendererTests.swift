import Foundation
import Testing

@testable import Rasterizing

/// Whether librsvg is there; what needs it is skipped otherwise.
private let isInstalled: Bool = {
  do {
    _ = try PNGRenderer()
    return true
  } catch {
    return false
  }
}()

@Suite struct PNGRendererTests {
  private let square =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\" viewBox=\"0 0 30 20\">"
    + "<rect width=\"15\" height=\"20\" fill=\"#12436D\"/></svg>"

  /// Width and height stand after the signature and the head of the first chunk, big-endian
  /// (Portable Network Graphics, W3C, 2003, sections 5.2 and 11.2.2).
  private func size(_ png: [UInt8]) -> (Int, Int) {
    func number(at place: Int) -> Int { png[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    return (number(at: 16), number(at: 20))
  }

  @Test(.enabled(if: isInstalled, "librsvg is not installed"))
  func aPictureHasTheSizeOfTheDocumentTimesTheScale() throws {
    let renderer = try PNGRenderer()
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    for (scale, width, height) in [(1.0, 30, 20), (2, 60, 40), (0.5, 15, 10)] {
      let png = try renderer.png(of: square, scale: scale)
      #expect(Array(png.prefix(8)) == signature)
      #expect(size(png) == (width, height))
    }
  }

  @Test(.enabled(if: isInstalled, "librsvg is not installed"))
  func theSameDocumentIsTheSameBytes() throws {
    let one = try PNGRenderer().png(of: square)
    let two = try PNGRenderer().png(of: square)
    #expect(one == two)
    #expect(one != (try PNGRenderer().png(of: square.replacing("15", with: "16"))))
  }

  @Test(.enabled(if: isInstalled, "librsvg is not installed"))
  func whatCannotBeDrawnIsAnError() throws {
    let renderer = try PNGRenderer()
    #expect(throws: RasterError.scaleOutOfRange(9, allowed: 0.1...8)) {
      try renderer.png(of: square, scale: 9)
    }
    #expect(throws: RasterError.scaleOutOfRange(-1, allowed: 0.1...8)) {
      try renderer.png(of: square, scale: -1)
    }
    let wide = square.replacing("width=\"30\"", with: "width=\"5000\"")
    #expect(throws: RasterError.tooLarge(width: 40_000, height: 160)) {
      try renderer.png(of: wide, scale: 8)
    }
    for text in ["", "no picture", "<svg"] {
      #expect {
        try renderer.png(of: text)
      } throws: {
        if case .unreadable(let reason)? = $0 as? RasterError { !reason.isEmpty } else { false }
      }
    }
  }

  @Test func aMissingLibraryIsNamedWithTheRemedy() {
    let expected = RasterError.librariesMissing(reason: "librsvg-0.so.0 cannot be opened")
    #expect(throws: expected) {
      _ = try PNGRenderer(rsvg: "librsvg-0.so.0", cairo: "libcairo.so.2")
    }
    #expect(expected.description.contains("apt-get install librsvg2-2"))
  }

  @Test func aLibraryWithoutTheFunctionsIsNamed() {
    #expect(
      throws: RasterError.librariesMissing(
        reason: "libc.so.6 lacks rsvg_handle_new_from_data")
    ) { _ = try PNGRenderer(rsvg: "libc.so.6", cairo: "libc.so.6") }
  }
}
