import GrowthModels

extension AveragedFamily {
  /// The family as series of OEWS employment need it: each estimate rests on samples of three
  /// years, so that the errors of neighbouring years go together.
  ///
  /// BLS, Survey Methods and Reliability Statement for OEWS: six half-yearly panels are combined.
  /// The record of all detailed occupations is a little better with it at every horizon.
  public static let ofPooledSamples: AveragedFamily = {
    var options = AveragedFamily.Options()
    options.pooledYears = 3
    return AveragedFamily(options: options)
  }()
}
