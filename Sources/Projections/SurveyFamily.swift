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

  /// The family as real wages of OEWS need it: samples of three years as above, and lasting growth
  /// that is believed to be a tenth as large as that of jobs.
  ///
  /// Real wages of the imaging occupations have hardly grown for two decades. The choice was made
  /// looking at their own record (``WageRecord``), where it comes closer than the default at every
  /// horizon.
  public static let ofRealWages: AveragedFamily = {
    var options = AveragedFamily.Options()
    options.pooledYears = 3
    options.lastingVariances = [0, 0.05, 0.5]
    return AveragedFamily(options: options)
  }()
}
