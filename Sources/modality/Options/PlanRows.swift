import Ingest
import LaborSeries
import Projections

/// The rows of a staff file as occupations in areas.
struct PlanRows {
  let wanted: [PlanUnits.Wanted]

  /// - Throws: ``StaffCellError`` for an occupation that is not known or entered twice.
  init(staff: StaffFile, area: String?, data: OutlookData) throws {
    var seen: [String: String] = [:]
    var found: [PlanUnits.Wanted] = []
    for row in staff.rows {
      let occupation = try Self.occupation(row.occupation, in: data)
      let place = row.area?.value ?? area
      let key = "\(occupation.code) \(place?.lowercased() ?? "")"
      if let earlier = seen[key] {
        throw StaffCellError(
          place: row.occupation.place, what: "Occupation", found: row.occupation.value,
          remedy: "it stands in \(earlier) already; put both into one row")
      }
      seen[key] = row.occupation.place
      found.append(PlanUnits.Wanted(occupation: occupation, area: place, staff: row))
    }
    wanted = found
  }

  /// An occupation by name, by code, or as the list of the template has it: a name and its code in
  /// parentheses.
  private static func occupation(
    _ entry: StaffFile.Entry<String>, in data: OutlookData
  ) throws -> Occupation {
    var text = entry.value
    if text.hasSuffix(")"), let open = text.lastIndex(of: "(") {
      text = String(text[text.index(after: open)...].dropLast())
    }
    do {
      return try data.collection.catalogue.occupation(named: text)
    } catch {
      throw StaffCellError(
        place: entry.place, what: "Occupation", found: entry.value, remedy: Self.remedy(error))
    }
  }

  /// The reason without its period, to stand within a sentence.
  private static func remedy(_ error: any Error) -> String {
    let text = "\(error)"
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
