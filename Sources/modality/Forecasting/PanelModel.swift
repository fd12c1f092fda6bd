import ArgumentParser
import GrowthModels
import Projections

/// The models that forecast a panel, as the command line names them.
enum PanelModel: String, CaseIterable, ExpressibleByArgument {
  case averaged
  case localLevel = "local-level"
  case localTrend = "local-trend"
  case dampedTrend = "damped-trend"
  case randomWalk = "random-walk"
  case drift
  case logLinear = "log-linear"
  case linear
  case theta
  case logistic
  case gompertz

  /// What carries a model out.
  private enum Engine {
    /// Series with the same years share their factorizations.
    case shared(AveragedFamily)
    case separate(any GrowthModel)
  }

  private var engine: Engine {
    switch self {
    case .averaged: .shared(AveragedFamily())
    case .localLevel: .shared(.localLevel)
    case .localTrend: .shared(.localLinearTrend)
    case .dampedTrend: .shared(.dampedTrend)
    case .randomWalk: .separate(RandomWalk())
    case .drift: .separate(RandomWalkWithDrift())
    case .logLinear: .separate(LogLinearTrend())
    case .linear: .separate(LinearTrend())
    case .theta: .separate(ThetaModel())
    case .logistic: .separate(CeilingCurve(.logistic))
    case .gompertz: .separate(CeilingCurve(.gompertz))
    }
  }

  /// The model for a series of OEWS employment, whose estimates share samples over three years.
  var occupationalModel: any GrowthModel {
    self == .averaged ? AveragedFamily.ofPooledSamples : growthModel
  }

  /// The model itself, for one series.
  var growthModel: any GrowthModel {
    switch engine {
    case .shared(let family): family
    case .separate(let model): model
    }
  }

  /// Forecasts series after series: one outcome each, in order.
  typealias Lane = ([DatedSeries]) -> [Result<PanelOutlook, GrowthFault>]

  /// Makes lanes, one for each thread; what series share is kept from one call to the next.
  func lanes(horizon: Int, levels: [Double]) -> @Sendable () -> Lane {
    switch engine {
    case .shared(let family):
      let forecaster = PanelForecaster(model: family, horizon: horizon, levels: levels)
      return {
        var lane = forecaster.lane()
        return { lane.forecast($0) }
      }
    case .separate(let model):
      return { { model.outlooks(of: $0, horizon: horizon, levels: levels) } }
    }
  }
}
