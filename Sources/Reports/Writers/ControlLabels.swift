/// The words of the form above a served page.
struct ControlLabels: Sendable {
  /// The name of the form.
  let form: String
  let occupations: String
  let area: String
  /// What stands in the empty field of the area.
  let nation: String
  let areaNote: String
  let year: String
  /// Between the first and the last target year.
  let to: String
  let scenario: String
  let noScenario: String
  /// Why the scenario does not go with an area.
  let scenarioNote: String
  let audience: String
  let everyone: String
  let language: String
  let show: String
  let downloads: String
  let otherForms: String

  static let english = ControlLabels(
    form: "What this page shows", occupations: "Occupations", area: "Area",
    nation: "United States", areaNote: "A state or a metropolitan area", year: "Target year",
    to: "to", scenario: "Scenario", noScenario: "None",
    scenarioNote: "For the nation; leave the area empty", audience: "For", everyone: "Everyone",
    language: "Language", show: "Show", downloads: "Download the tables of this page",
    otherForms: "The report in other forms")

  static let spanish = ControlLabels(
    form: "Qué muestra esta página", occupations: "Ocupaciones", area: "Área",
    nation: "Estados Unidos", areaNote: "Un estado o un área metropolitana", year: "Año objetivo",
    to: "a", scenario: "Escenario", noScenario: "Ninguno",
    scenarioNote: "Para el país; deje el área vacía", audience: "Para", everyone: "Todos",
    language: "Idioma", show: "Mostrar", downloads: "Descargar las tablas de esta página",
    otherForms: "El informe en otros formatos")
}

extension ControlLabels {
  init(_ language: Language) {
    switch language {
    case .english: self = .english
    case .spanish: self = .spanish
    }
  }
}

extension Language {
  /// The language's own name.
  var ownName: String {
    switch self {
    case .english: "English"
    case .spanish: "Español"
    }
  }
}
