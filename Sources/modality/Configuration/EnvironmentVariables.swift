import Foundation

/// What the surroundings of the program say.
enum EnvironmentVariables {
  /// The value of a variable; nil where it is not set or empty.
  static func value(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The variables that the program looks at, with what they are for.
  static let known: [(name: String, meaning: String)] = [
    ("NO_COLOR", "When not empty, no colors are written."),
    ("TERM", "The kind of terminal; dumb has neither colors nor progress bars."),
    ("COLUMNS", "The width of tables in characters, 40 or more; 110 when not set."),
    ("XDG_CONFIG_HOME", "The folder of configuration; ~/.config when not set."),
    ("BLS_API_KEY", "The registration key of the BLS public data API, for modality fetch."),
    ("https_proxy, no_proxy", "The proxy that modality fetch goes through."),
    ("TMPDIR", "The folder of temporary files; /tmp when not set."),
  ]
}

/// What may be written to a terminal.
enum Terminal {
  /// Whether standard error can show a line that is written over: a progress bar.
  static var showsProgress: Bool {
    isatty(STDERR_FILENO) == 1 && EnvironmentVariables.value("TERM") != "dumb"
  }

  /// Whether standard output takes colors: a terminal, and nobody objects.
  static func takesColor(_ configuration: Configuration, flags: CommonFlags) -> Bool {
    isatty(STDOUT_FILENO) == 1 && EnvironmentVariables.value("TERM") != "dumb"
      && EnvironmentVariables.value("NO_COLOR") == nil && !flags.hasNoColor
      && configuration.setting("color")?.value != "never"
  }
}
