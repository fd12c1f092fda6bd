import Digests
import Foundation
import Ingest
import LinearAlgebra
import SeriesStorage
import Tabular
import Workbooks

/// Checks of what the program carries and of the libraries that it runs on.
enum ProgramChecks {
  static var findings: [Finding] {
    [.ok("Program", Modality.program), datasets, numerics, threads, sqlite] + readers
      + [
        optional(
          "libcurl", "libcurl.so.4", for: "modality fetch", package: "libcurl4"),
        optional("librsvg", "librsvg-2.so.2", for: "charts as PNG", package: "librsvg2-2"),
      ]
  }

  /// The largest relative error of a solution that is known: its condition is about 15,000.
  private static let tolerance = 1e-10

  private static let reinstall = "install the program anew; its file was changed or is damaged"

  private static var datasets: Finding {
    let files = EmbeddedDataset.all
    let wrong = files.filter { SHA256.hexDigest(of: $0.bytes) != EmbeddedDigests.all[$0.path] }
    guard wrong.isEmpty, files.count == EmbeddedDigests.all.count else {
      let names = wrong.isEmpty ? "\(files.count) files" : wrong.map(\.path).joined(separator: ", ")
      return .problem(
        "Data", "\(names) do not agree with their SHA-256", remedy: reinstall)
    }
    return .ok("Data", "\(files.count) files agree with their SHA-256")
  }

  private static var numerics: Finding {
    let remedy = "reinstall the Debian packages libopenblas0 and liblapacke"
    do {
      let error = try NumericsCheck.hilbertError()
      guard error < tolerance else {
        return .problem(
          "LAPACK", "a system with a known solution came out wrong by \(error)", remedy: remedy)
      }
      return .ok("LAPACK", "a system with a known solution comes out right")
    } catch {
      return .problem("LAPACK", "a system with a known solution fails: \(error)", remedy: remedy)
    }
  }

  private static var threads: Finding {
    let count = NumericsCheck.threads
    let text = "\(NumericsCheck.library.split(separator: " ").prefix(2).joined(separator: " "))"
    guard count == 1 else {
      return .problem(
        "BLAS", "\(text) uses \(count) threads, so that last digits may differ",
        remedy: "set OPENBLAS_NUM_THREADS=1")
    }
    return .ok("BLAS", "\(text), one thread")
  }

  private static var sqlite: Finding {
    do {
      return .ok("SQLite", try StorageEngine.version())
    } catch {
      return .problem(
        "SQLite", "a store in memory cannot be opened: \(error)",
        remedy: "reinstall the Debian package libsqlite3-0")
    }
  }

  private static var readers: [Finding] {
    [
      .ok("libzip", LibraryVersions.zip), .ok("Expat", LibraryVersions.expat),
      .ok("FreeXL", LibraryVersions.freexl), .ok("libxlsxwriter", LibraryVersion.xlsxwriter),
    ]
  }

  /// A library that is opened when something needs it.
  private static func optional(
    _ name: String, _ file: String, for purpose: String, package: String
  ) -> Finding {
    guard let library = dlopen(file, RTLD_LAZY | RTLD_LOCAL) else {
      return .warning(
        name, "\(file) is not there; \(purpose) needs it and nothing else does",
        remedy: "apt-get install \(package)")
    }
    dlclose(library)
    return .ok(name, "\(file) is there, for \(purpose)")
  }
}
