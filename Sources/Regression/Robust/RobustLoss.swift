import Foundation

/// How strongly a residual of u scale units pulls at a robust fit.
public enum RobustLoss: Sendable, Equatable {
  /// Quadratic up to the tuning constant, linear beyond it (Huber, 1964). With 1.345 it is 95%
  /// efficient for normal errors.
  case huber(tuning: Double = 1.345)
  /// Tukey's bisquare: levels off, so that a far residual has no pull at all (Beaton & Tukey, 1974).
  /// With 4.685 it is 95% efficient for normal errors.
  case tukey(tuning: Double = 4.685)

  /// The weight ψ(u)/u that a residual gets in iteratively reweighted least squares.
  public func weight(_ u: Double) -> Double {
    switch self {
    case .huber(let tuning):
      return abs(u) <= tuning ? 1 : tuning / abs(u)
    case .tukey(let tuning):
      let ratio = u / tuning
      let inside = 1 - ratio * ratio
      return abs(ratio) <= 1 ? inside * inside : 0
    }
  }

  /// The derivative ψ′(u).
  public func influenceSlope(_ u: Double) -> Double {
    switch self {
    case .huber(let tuning):
      return abs(u) <= tuning ? 1 : 0
    case .tukey(let tuning):
      let square = u / tuning * (u / tuning)
      return square <= 1 ? (1 - square) * (1 - 5 * square) : 0
    }
  }

  /// The loss's name.
  public var name: String {
    switch self {
    case .huber: "Huber"
    case .tukey: "Tukey bisquare"
    }
  }

  var tuning: Double {
    switch self {
    case .huber(let tuning), .tukey(let tuning): tuning
    }
  }
}

/// Why a robust fit was not given. Rows count from 0.
public enum RobustFitError: Error, Equatable, Sendable {
  /// The tuning constant is not positive and finite.
  case invalidTuning(Double)
  /// The least-squares fit from which the iteration starts could not be done.
  case start(RegressionError)
  /// More than half of the residuals are zero, so that their median says nothing about scale.
  case zeroScale(exactRows: Int, rows: Int)
  /// With the weights reached the named terms cannot be told apart.
  case rankDeficient(terms: [String])
  /// The coefficients still moved when the limit was reached.
  case notConverged(iterations: Int, lastChange: Double)
}

extension RobustFitError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidTuning(let value):
      "The tuning constant is \(value), but must be positive and finite."
    case .start(let reason):
      "The least-squares fit that starts the iteration failed. \(reason)"
    case .zeroScale(let exact, let rows):
      "\(exact) of \(rows) rows are fitted exactly, so that the scale of the residuals is zero. "
        + "Use ordinary least squares or leave terms out."
    case .rankDeficient(let terms):
      "With the weights reached, \(terms.joined(separator: ", ")) are linearly dependent: rows that "
        + "tell them apart have weight zero. Use Huber's loss or leave a term out."
    case .notConverged(let iterations, let change):
      "The coefficients still moved by \(change) of a residual's scale after \(iterations) "
        + "iterations. Allow more iterations or use Huber's loss."
    }
  }
}
