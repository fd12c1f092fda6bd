import LaborSeries

/// What a column of a table of Employment Projections holds, found from its label.
enum ProjectionColumn: Hashable {
  case title
  case code
  /// The title, with the code in the column behind it under the same header.
  case titleAndCode
  /// `Summary` or `Line item`.
  case type
  /// A figure for a year; the year is nil where the label names none and the round decides.
  case figure(Measure, year: Int?)
  /// Education, experience or training in words.
  case words(Measure)
  /// The same as BLS's code.
  case wordsCode(Measure)
  /// Nothing that is data, for the reason given.
  case passedOver(String)

  /// The meaning of a label; nil when it has none that is known.
  init?(_ label: ColumnLabel) {
    let text = label.text
    if let named = ProjectionColumn.named(text) {
      self = named
    } else if let words = ProjectionColumn.words(text) {
      self = words
    } else if let flow = ProjectionColumn.flow(text) {
      self = .figure(flow, year: label.span?.target)
    } else if let measure = ProjectionColumn.level(text) {
      self = .figure(measure, year: label.years.first)
    } else if text.contains("change") {
      let isPercent = text.contains("percent")
      self = .figure(
        isPercent ? .employmentChangePercent : .employmentChange, year: label.span?.target)
    } else if text.contains("employment"), label.years.count == 1, label.span == nil {
      self = .figure(.employment, year: label.years.first)
    } else {
      return nil
    }
  }

  private static func named(_ text: String) -> ProjectionColumn? {
    switch text {
    case "occupation title", "industry title": return .title
    case "occupation code", "soc code", "industry code": return .code
    case "occupation type", "industry type": return .type
    case "education code": return .wordsCode(.entryEducation)
    case "workex code": return .wordsCode(.workExperience)
    case "trcode": return .wordsCode(.onTheJobTraining)
    case "occupation sort", "industry sort", "display level":
      return .passedOver("order and indentation of the web page")
    default: break
    }
    if text.contains("employment matrix title") {
      return text.contains("and code") ? .titleAndCode : .title
    }
    if text.contains("employment matrix code") { return .code }
    if text.contains("outlook handbook") { return .passedOver("names of web pages") }
    return nil
  }

  private static func words(_ text: String) -> ProjectionColumn? {
    if text.contains("work experience") { return .words(.workExperience) }
    if text.contains("on-the-job training") { return .words(.onTheJobTraining) }
    if text.contains("typical"), text.contains("education") { return .words(.entryEducation) }
    return nil
  }

  /// Figures for the whole projection, or for an average year of it.
  private static func flow(_ text: String) -> Measure? {
    let isRate = text.contains(" rate")
    if text.contains("openings") {
      if text.contains("annual average") { return .openings }
      return text.contains("replacement") ? .openingsOverPeriod : nil
    }
    if text.contains("replacement") { return isRate ? .replacementRate : .replacementNeeds }
    if text.contains("exits") || text.contains("exit rate") {
      return isRate ? .laborForceExitRate : .laborForceExits
    }
    if text.contains("transfer") {
      return isRate ? .occupationalTransferRate : .occupationalTransfers
    }
    if text.contains("separations") { return isRate ? .separationsRate : .separations }
    return nil
  }

  /// Figures for one year.
  private static func level(_ text: String) -> Measure? {
    if text.contains("median annual wage") { return .annualMedian }
    if text.contains("self employed") || text.contains("self-employed") {
      return .percentSelfEmployed
    }
    if text.contains("percent of industry") || text.contains("distribution") {
      return .employmentShare
    }
    if text.contains("percent of occupation") { return .percentOfOccupation }
    return nil
  }
}

extension Measure {
  /// Whether tables of Employment Projections print the measure in thousands.
  var isInThousands: Bool {
    switch self {
    case .employment, .employmentChange, .openings, .laborForceExits, .occupationalTransfers,
      .separations, .openingsOverPeriod, .replacementNeeds:
      true
    default: false
    }
  }
}
