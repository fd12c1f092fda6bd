import LaborSeries

/// The layouts of `datasets/pathways/`: entry requirements, certifying bodies, credentials and
/// routes from one occupation to another.
public enum PathwayLayouts {
  private static let grade = "compiled"

  /// Reads `entry.csv`.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func entries(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [EntryRequirements] {
    try readRows(of: bytes, file: file) { row throws(IngestError) in
      EntryRequirements(
        code: try row.code("soc"), education: try row.text("education"),
        workExperience: try row.text("work_experience"), training: try row.text("training"),
        source: try row.source("source", grade: grade))
    }
  }

  /// Reads `bodies.csv`.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func bodies(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [CertifyingBody] {
    try readRows(of: bytes, file: file) { row throws(IngestError) in
      let isStated = try !row.text("continuing_education").isEmpty
      return CertifyingBody(
        abbreviation: try row.text("body"), name: try row.text("name"),
        continuingEducation: isStated ? try row.integer("continuing_education") : nil,
        periodYears: try row.integer("period_years"), duty: try row.text("duty"),
        recertification: try row.text("recertification"),
        source: try row.source("source", grade: grade))
    }
  }

  /// Reads `credentials.csv`.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func credentials(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [Credential] {
    try readRows(of: bytes, file: file) { row throws(IngestError) in
      let text = try row.text("role")
      guard let role = Credential.Role(rawValue: text) else {
        throw row.bad(text, "role", "entry or further")
      }
      return Credential(
        code: try row.code("soc"), body: try row.text("body"),
        title: try row.text("credential"), abbreviation: try row.text("abbreviation"),
        role: role, requirement: try row.text("requirement"),
        source: try row.source("source", grade: grade))
    }
  }

  /// Reads `routes.csv`.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func routes(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [AdvancementRoute] {
    try readRows(of: bytes, file: file) { row throws(IngestError) in
      let text = try row.text("pathway")
      guard let kind = AdvancementRoute.Kind(rawValue: text) else {
        throw row.bad(text, "pathway", "postprimary, program or experience")
      }
      return AdvancementRoute(
        from: try row.code("from_soc"), to: try row.code("to_soc"), kind: kind,
        requirement: try row.text("requirement"),
        source: try row.source("source", grade: grade))
    }
  }
}

extension Pathways {
  /// The pathways of the imaging modalities that the program carries.
  ///
  /// - Throws: ``IngestError`` or `PathwayError` when the files do not fit their layouts.
  public static func embedded() throws -> Pathways {
    let folder = "datasets/pathways"
    let entry = try EmbeddedDataset.file("\(folder)/entry.csv")
    let bodies = try EmbeddedDataset.file("\(folder)/bodies.csv")
    let credentials = try EmbeddedDataset.file("\(folder)/credentials.csv")
    let routes = try EmbeddedDataset.file("\(folder)/routes.csv")
    return try Pathways(
      entries: PathwayLayouts.entries(in: entry.bytes, file: entry.path),
      bodies: PathwayLayouts.bodies(in: bodies.bytes, file: bodies.path),
      credentials: PathwayLayouts.credentials(in: credentials.bytes, file: credentials.path),
      routes: PathwayLayouts.routes(in: routes.bytes, file: routes.path))
  }
}
