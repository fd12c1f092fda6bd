import ArgumentParser

/// Separation rates that take the place of the published ones.
struct RateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Labor force exits in percent of employment a year; BLS's newest rate when left out.",
      valueName: "percent"))
  var exitRate: Double?

  @Option(
    help: ArgumentHelp(
      "Transfers to other occupations in percent of employment a year; BLS's newest rate when left out.",
      valueName: "percent"))
  var transferRate: Double?

  /// The exit rate as a fraction.
  var exit: Double? { exitRate.map { $0 / 100 } }
  /// The transfer rate as a fraction.
  var transfer: Double? { transferRate.map { $0 / 100 } }
}
