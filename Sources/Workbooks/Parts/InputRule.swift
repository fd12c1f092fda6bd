/// What may be entered into some cells. Whoever enters something else is told why it is refused.
public struct InputRule: Sendable {
  /// What is allowed.
  public enum Allowed: Sendable {
    case whole(ClosedRange<Int>)
    case decimal(ClosedRange<Double>)
    /// One of some texts, chosen from a list; together at most 255 characters.
    case choice([String])
    /// One of the texts of a range, a formula such as `Scenarios!$A$5:$A$9` or a defined name.
    case choiceFrom(String)
    /// Text up to some length.
    case text(longest: Int)
    /// What makes a formula true.
    case formula(String)
  }

  public let range: CellRange
  public let allowed: Allowed
  /// What is to be entered, shown when the cell is chosen: a title of at most 32 characters and a
  /// sentence of at most 255.
  public let title: String
  public let prompt: String
  /// Why something else is refused: at most 255 characters.
  public let refusal: String
  /// Whether something else is taken as well: the rule then only helps, such as by a list.
  public let isAdvice: Bool

  public init(
    _ range: CellRange, _ allowed: Allowed, title: String = "", prompt: String = "",
    refusal: String = "", isAdvice: Bool = false
  ) {
    self.range = range
    self.allowed = allowed
    self.title = title
    self.prompt = prompt
    self.refusal = refusal
    self.isAdvice = isAdvice
  }
}

/// Cells that look otherwise while a formula is true.
public struct ConditionalLook: Sendable {
  /// What the look means.
  public enum Meaning: Sendable, Hashable {
    case good
    case bad
    case muted
  }

  public let range: CellRange
  /// A formula for the first cell of the range; relative references move along.
  public let formula: String
  public let meaning: Meaning

  public init(_ range: CellRange, while formula: String, _ meaning: Meaning) {
    self.range = range
    self.formula = formula
    self.meaning = meaning
  }
}
