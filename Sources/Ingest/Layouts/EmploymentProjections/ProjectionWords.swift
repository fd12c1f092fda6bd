import LaborSeries

/// BLS's codes of education, experience and training, from the codes that the query tool's files
/// carry beside the words (rounds 2016–26 and 2024–34).
enum ProjectionWords {
  /// The code of an assignment in words; nil for words that are not known.
  static func code(of words: String, _ measure: Measure) -> Int? {
    let plain = words.replacing("’", with: "'")
    switch measure {
    case .entryEducation: return education[plain]
    case .workExperience: return experience[plain]
    case .onTheJobTraining: return training[plain]
    default: return nil
    }
  }

  private static let education = [
    "Doctoral or professional degree": 1, "Master's degree": 2, "Bachelor's degree": 3,
    "Associate's degree": 4, "Postsecondary nondegree award": 5, "Some college, no degree": 6,
    "High school diploma or equivalent": 7, "No formal educational credential": 8,
  ]

  private static let experience = ["5 years or more": 1, "Less than 5 years": 2, "None": 4]

  private static let training = [
    "Internship/residency": 1, "Apprenticeship": 2, "Long-term on-the-job training": 3,
    "Moderate-term on-the-job training": 4, "Short-term on-the-job training": 5, "None": 6,
  ]
}
