import Testing

@testable import Charts

/// The judge of drawings finds what it is to find.
@Suite struct LegibilityTests {
  private let face = Typeface(14)

  private func drawing(_ draw: (inout Drawing) -> Void) -> [String] {
    var drawing = Drawing(width: 400)
    drawing.height = 200
    draw(&drawing)
    return Legibility(drawing).faults
  }

  @Test func textsApartAreLegible() {
    let faults = drawing { drawing in
      drawing.text("one", x: 20, baseline: 40, face)
      drawing.text("two", x: 20, baseline: 60, face)
      drawing.line(10, 50.5, 300, 48, Stroke(.rule, 1))
    }
    #expect(faults == [])
  }

  @Test func textsThatMeetAreFound() {
    let faults = drawing { drawing in
      drawing.text("one", x: 20, baseline: 40, face)
      drawing.text("two", x: 25, baseline: 45, face)
    }
    #expect(faults == ["“one” meets “two”"])
  }

  @Test func textThatLeavesTheCanvasIsFound() {
    #expect(
      drawing { $0.text("far out", x: 390, baseline: 40, face) }
        == ["“far out” leaves the canvas"])
  }

  @Test func smallTextIsFound() {
    #expect(
      drawing { $0.text("tiny", x: 20, baseline: 40, Typeface(9)) }
        == ["“tiny” is smaller than 12 pixels"])
  }

  @Test func aLineThroughTextIsFoundUnlessPaperLiesBetween() {
    #expect(
      drawing { drawing in
        drawing.line(0, 36, 300, 36, Stroke(.blue, 2))
        drawing.text("struck", x: 20, baseline: 40, face)
      } == ["“struck” is crossed by a line of blue"])
    #expect(
      drawing { drawing in
        drawing.line(0, 36, 300, 36, Stroke(.blue, 2))
        drawing.rectangle(Box(left: 18, top: 26, right: 80, bottom: 44), fill: .paper)
        drawing.text("clear", x: 20, baseline: 40, face)
      } == [])
  }

  @Test func textThatDoesNotStandOutFromItsGroundIsFound() {
    let box = Box(left: 10, top: 20, right: 200, bottom: 60)
    #expect(
      drawing { drawing in
        drawing.rectangle(box, fill: .blue)
        drawing.text("paper", x: 20, baseline: 40, face, paint: .paper)
      } == [])
    let faults = drawing { drawing in
      drawing.rectangle(box, fill: .blue)
      drawing.text("ink", x: 20, baseline: 40, face)
    }
    #expect(faults.count == 1 && faults[0].hasPrefix("“ink” has a contrast of 1."))
    #expect(
      drawing { drawing in
        drawing.text("covered", x: 20, baseline: 40, face)
        drawing.rectangle(box, fill: .paper)
      } == ["“covered” has a contrast of 1.0"])
  }

  /// Black on white has 21, #777777 on white 4.48 (Web Content Accessibility Guidelines 2.2 and the
  /// contrast checker of WebAIM).
  @Test func contrastIsThatOfTheGuidelines() {
    #expect(abs(RGB("#000000").contrast(with: RGB("#FFFFFF")) - 21) < 1e-9)
    #expect(abs(RGB("#777777").contrast(with: RGB("#FFFFFF")) - 4.48) < 0.005)
  }
}
