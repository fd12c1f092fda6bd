/// A figure that can be drawn as SVG at any width from 320 to 1600 pixels.
///
/// Every mark that stands for data is a group `<g class="datum" data-label="…">`, whose label says
/// in words what stands there, so that a page can show it on hover and by keyboard.
public protocol Chart: Sendable {
  /// The words around the chart.
  var text: ChartText { get }

  /// The chart as an SVG document of the given width in pixels (320 to 1600); its height follows
  /// from its content.
  ///
  /// - Throws: `ChartError.widthOutOfRange`.
  func svg(width: Int) throws(ChartError) -> String
}

/// The widths of charts, in pixels.
public enum ChartWidth {
  /// The widths for which charts have a layout.
  public static let allowed = 320...1600

  /// - Throws: `ChartError.widthOutOfRange` when a width has no layout.
  public static func check(_ width: Int) throws(ChartError) {
    guard allowed.contains(width) else {
      throw .widthOutOfRange(width: width, allowed: allowed)
    }
  }
}

extension FanChart: Chart {}
extension HorizonChart: Chart {}
extension IntervalChart: Chart {}
extension ProbabilityMatrixChart: Chart {}
extension SmallMultiplesChart: Chart {}
extension StackedBarChart: Chart {}
extension TileMapChart: Chart {}
extension TornadoChart: Chart {}
extension WageLadderChart: Chart {}
extension WaterfallChart: Chart {}
