import ArgumentParser

/// What is set for all commands: by variables, by the project's file and by the user's, the first
/// of them that says something counting. Options of the command line come before all of them.
///
/// A setting is nothing but an option written down: it is put in front of the options that are
/// given, so that what a command does can always be said on one command line.
struct Configuration {
  /// Where a value comes from.
  enum Origin: Equatable {
    case variable(String)
    case file(String, line: Int)
    case standard

    var text: String {
      switch self {
      case .variable(let name): "variable \(name)"
      case .file(let path, let line): "\(path):\(line)"
      case .standard: "default"
      }
    }
  }

  /// One key and what it came to.
  struct Setting {
    let key: ConfigurationKey
    let value: String
    let origin: Origin
  }

  /// Every key, in order.
  let settings: [Setting]

  /// What variables and files say here.
  ///
  /// - Throws: ``ConfigurationError``.
  static func found() throws -> Configuration {
    let project = try ConfigurationFile.read(ConfigurationFile.ofTheProject)
    let user = try ConfigurationFile.ofTheUser.flatMap { try ConfigurationFile.read($0) }
    return try Configuration(files: [project, user].compactMap { $0 })
  }

  /// What holds when nobody says anything.
  static let standard = Configuration(
    settings: ConfigurationKey.all.map {
      Setting(key: $0, value: $0.standard, origin: .standard)
    })

  private init(settings: [Setting]) { self.settings = settings }

  /// What variables say, then the files in order.
  private init(files: [ConfigurationFile]) throws {
    settings = try ConfigurationKey.all.map { key in
      if let text = EnvironmentVariables.value(key.variable) {
        guard let value = key.value(of: text, in: "") else {
          throw ConfigurationError.badVariable(text, key: key)
        }
        return Setting(key: key, value: value, origin: .variable(key.variable))
      }
      for file in files {
        if let entry = file.entries.first(where: { $0.key.name == key.name }) {
          return Setting(
            key: key, value: entry.value, origin: .file(file.path, line: entry.line))
        }
      }
      return Setting(key: key, value: key.standard, origin: .standard)
    }
  }

  /// The setting of a key.
  func setting(_ name: String) -> Setting? { settings.first { $0.key.name == name } }

  /// The words of a command line with the settings that reach its command put in front of the
  /// options.
  func arguments(for path: CommandPath) throws -> [String] {
    let names = path.commands.dropFirst().map { $0._commandName }
    let stated = settings.filter { $0.origin != .standard && $0.key.reaches(path.name) }
    guard !stated.isEmpty, path.command.configuration.subcommands.isEmpty else {
      return names + path.rest
    }
    let description = try CommandDescription(of: path.command)
    let given = GivenWords(path.rest, of: description)
    let added = stated.flatMap { $0.words(for: description, beside: given) }
    return names + added + path.rest
  }
}

extension Configuration.Setting {
  /// The words that say the same on a command line; none where the command does not take them.
  fileprivate func words(for command: CommandDescription, beside given: GivenWords) -> [String] {
    guard !key.unless.contains(where: given.options.contains) else { return [] }
    switch key.use {
    case .option(let name):
      guard let option = command.option(name), !given.options.contains(name) else { return [] }
      guard option.values.isEmpty || option.values.contains(value) else { return [] }
      return ["\(name)=\(value)"]
    case .flag(let name):
      return value == "true" && command.option(name) != nil ? [name] : []
    case .occupations(let name):
      if command.option(name) != nil { return ["\(name)=\(value)"] }
      let takesMany = command.positionals.contains { $0.isRepeating && $0.isOptional }
      return takesMany && given.positionals.isEmpty
        ? value.split(separator: ",").map(String.init) : []
    case .terminal: return []
    }
  }
}
