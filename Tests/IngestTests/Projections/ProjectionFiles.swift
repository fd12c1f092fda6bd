/// Real files of Employment Projections.
enum ProjectionFiles {
  static let folder = "fixtures/ep"
  static let workbook = "\(folder)/occupation_2018-28.xlsx"
  static let names = [
    "Employment Projections 2016-26.csv", "Employment Projections 2024-34.csv",
    "Employment Projections 2024-34 (Excel re-saved).csv",
  ]

  static var areThere: Bool {
    SharedFiles.exists(workbook) && names.allSatisfy { SharedFiles.exists("\(folder)/\($0)") }
  }
}
