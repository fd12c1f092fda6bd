import Foundation
import SeriesStorage

/// Checks of where the program runs: terminal, folders, configuration, store.
struct SurroundingsChecks {
  /// The store that is named by the command line; otherwise that of the configuration.
  let store: String?

  var findings: [Finding] {
    let (configuration, found) = Self.configuration
    let named = store ?? Self.stated(configuration)
    return [locale, terminal] + found
      + [
        folder("Temporary folder", NSTemporaryDirectory(), remedy: "set TMPDIR to another folder"),
        folder(
          "Folder at hand", FileManager.default.currentDirectoryPath,
          remedy: "go to another folder, or name files elsewhere with --output"),
      ] + [named.map(Self.finding(ofStore:))].compactMap { $0 }
  }

  private var locale: Finding {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(EnvironmentVariables.value).first
    guard let name, !["C", "POSIX"].contains(name) else {
      return .warning(
        "Locale", "\(name ?? "none is set"): a terminal may not show what is not ASCII",
        remedy: "set LANG=C.UTF-8; results are UTF-8 in any locale")
    }
    let isUTF8 = name.lowercased().replacing("-", with: "").contains("utf8")
    return isUTF8
      ? .ok("Locale", name)
      : .warning(
        "Locale", "\(name) is not UTF-8, and results are", remedy: "set LANG=C.UTF-8")
  }

  private var terminal: Finding {
    guard isatty(STDOUT_FILENO) == 1 else {
      return .ok("Terminal", "standard output is none; no colors")
    }
    let kind = EnvironmentVariables.value("TERM") ?? "unnamed"
    let bars = Terminal.showsProgress ? "progress bars" : "no progress bars"
    return .ok("Terminal", "\(kind), tables of \(TerminalWidth.columns) characters, \(bars)")
  }

  /// A file can be made in a folder; it is taken away again.
  private func folder(_ subject: String, _ path: String, remedy: String) -> Finding {
    var template = Array("\(path)/.modality-doctor-XXXXXX".utf8CString)
    let file = mkstemp(&template)
    guard file >= 0 else {
      let reason = String(cString: strerror(errno))
      return .warning(subject, "\(path) cannot be written to (\(reason))", remedy: remedy)
    }
    close(file)
    unlink(template)
    return .ok(subject, "\(path) can be written to")
  }

  private static var configuration: (Configuration?, [Finding]) {
    let files = [ConfigurationFile.ofTheProject, ConfigurationFile.ofTheUser].compactMap { $0 }
    let found = files.filter(FileManager.default.fileExists)
    do {
      let configuration = try Configuration.found()
      let text =
        found.isEmpty ? "no file; defaults hold" : "\(found.joined(separator: ", ")) is valid"
      return (configuration, [.ok("Configuration", text)])
    } catch {
      return (
        nil,
        [
          .problem(
            "Configuration", "\(error)", remedy: "correct it, or pass over it with --no-config",
            code: failureCode(of: error))
        ]
      )
    }
  }

  private static func stated(_ configuration: Configuration?) -> String? {
    guard let setting = configuration?.setting("store"), setting.origin != .standard else {
      return nil
    }
    return setting.value
  }

  private static func finding(ofStore path: String) -> Finding {
    do {
      let contents = try SeriesStore(reading: path).contents()
      return .ok(
        "Store",
        "\(path): \(contents.releases.count) releases; “modality store verify” reads all of it")
    } catch {
      return .problem(
        "Store", "\(error)", remedy: "name another store, or ingest the files into a new one",
        code: failureCode(of: error))
    }
  }
}
