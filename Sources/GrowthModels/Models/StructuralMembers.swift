/// The members of the family that users know by name, each on the log scale and averaged only over
/// what its name leaves open.
extension AveragedFamily {
  /// A local level: shocks last, irregularity does not, and there is no growth.
  public static var localLevel: AveragedFamily {
    var options = named()
    options.drifts = [.none]
    options.lastingVariances = [0]
    return AveragedFamily(options: options, name: "local level")
  }

  /// A local linear trend: growth drifts and hardly returns.
  public static var localLinearTrend: AveragedFamily {
    var options = named()
    options.drifts = Drift.grid(variances: [0.15, 1.5], autocorrelations: [0.97])
    options.lastingVariances = [0.5, 5]
    return AveragedFamily(options: options, name: "local linear trend")
  }

  /// A damped trend: growth drifts and dies away.
  public static var dampedTrend: AveragedFamily {
    var options = named()
    options.drifts = Drift.grid(variances: [0.15, 1.5], autocorrelations: [0.5, 0.8])
    options.lastingVariances = [0]
    return AveragedFamily(options: options, name: "damped trend")
  }

  private static func named() -> Options {
    var options = Options()
    options.useOnly(.log)
    options.extraDriftsWithKnownError = []
    options.irregularVariancesWithKnownError = [0, 0.5]
    return options
  }
}
