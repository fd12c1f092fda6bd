/// What one check of the installation came to.
struct Finding {
  /// How good it is; the order is that of badness.
  enum Verdict: String, Comparable {
    case ok
    case warning
    case problem

    static func < (first: Verdict, second: Verdict) -> Bool { first.rank < second.rank }

    private var rank: Int {
      switch self {
      case .ok: 0
      case .warning: 1
      case .problem: 2
      }
    }
  }

  /// What was looked at: “LAPACK”.
  let subject: String
  let verdict: Verdict
  /// What was found, in a sentence.
  let text: String
  /// What to do about it; empty where nothing is to be done.
  let remedy: String
  /// The exit code of a problem.
  let code: Int32

  static func ok(_ subject: String, _ text: String) -> Finding {
    Finding(subject: subject, verdict: .ok, text: text, remedy: "", code: 0)
  }

  static func warning(_ subject: String, _ text: String, remedy: String) -> Finding {
    Finding(subject: subject, verdict: .warning, text: text, remedy: remedy, code: 0)
  }

  static func problem(
    _ subject: String, _ text: String, remedy: String,
    code: Int32 = ExitStatus.internalError.rawValue
  ) -> Finding {
    Finding(subject: subject, verdict: .problem, text: text, remedy: remedy, code: code)
  }
}
