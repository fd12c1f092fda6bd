import ArgumentParser
import Charts
import Digests
import Fetching
import Foundation
import GrowthModels
import Ingest
import LaborSeries
import Projections
import Rasterizing
import Reports
import SeriesStorage
import Serving
import Tabular
import Workbooks

/// The exit codes of the program, after sysexits.h.
enum ExitStatus: Int32, CaseIterable {
  /// A quality gate failed under `--strict`.
  case qualityGate = 2
  /// The command was not used as it can be.
  case usage = 64
  /// The data do not support what was asked.
  case dataUnusable = 65
  /// An input file does not exist or cannot be opened.
  case inputMissing = 66
  /// A fault of the program itself.
  case internalError = 70
  /// An output file cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed.
  case inputOutput = 74
  /// The run was interrupted: what a shell reports for SIGINT.
  case interrupted = 130
  /// Whoever read standard output went away: what a shell reports for SIGPIPE.
  case brokenPipe = 141
}

/// Runs a command's work; an error becomes one sentence on standard error and an exit code.
func reportingFailures(_ work: () throws -> Void) throws {
  do {
    // A file or pipe that takes no more is an error to be told, not a signal to die from.
    for number in [SIGXFSZ, SIGPIPE] { signal(number, SIG_IGN) }
    try work()
  } catch let exit as ExitCode {
    throw exit
  } catch let error as StandardOutputError where error.isBrokenPipe {
    // Whoever read the output has seen enough; nobody is to be told.
    throw ExitCode(ExitStatus.brokenPipe.rawValue)
  } catch {
    Messages.write("modality: \(error)")
    throw ExitCode(failureCode(of: error))
  }
}

/// The exit code that fits an error.
func failureCode(of error: any Error) -> Int32 {
  (error as? OutputError)?.exitCode ?? ExitStatus(for: error).rawValue
}

extension ExitStatus {
  /// The code that fits an error.
  fileprivate init(for error: any Error) {
    switch error {
    case is OccupationLookupError, is SOCCodeError, is UsageError, is SeriesIDError,
      is ReleaseDateError, is UnknownCommand, is NumberExplanationError:
      self = .usage
    case let error as ProjectionError:
      self = error.isUsage ? .usage : .dataUnusable
    case let error as ComparisonError:
      self = error.isUsage ? .usage : .dataUnusable
    case let error as EmploymentRegressionError:
      self = error.isUsage ? .usage : .dataUnusable
    case is SeriesError, is IngestError, is GrowthFault, is SeriesFault, is NothingToJudge,
      is GroupFault,
      is OpeningsError,
      is WageError,
      is DeflatorError,
      is DemandError,
      is PathwayError,
      is PathwayOutlookError,
      is ScenarioError,
      is ArchiveError,
      is EstimatesSheetError,
      is BridgingError:
      self = .dataUnusable
    case let error as AreaError:
      self = error.isUsage ? .usage : .dataUnusable
    case let error as PanelError:
      self.init(for: error)
    case ChartError.widthOutOfRange:
      self = .usage
    case is ChartError:
      self = .dataUnusable
    case let error as RasterError:
      self = error.isUsage ? .usage : .cannotCreate
    case let error as FetchError:
      self.init(for: error)
    case let error as LABSTATError:
      self.init(for: error)
    case let error as StoreError:
      self.init(for: error)
    case let error as FileDigestError:
      self.init(for: error)
    case let error as ServingError:
      self.init(for: error)
    case let error as UnreadableFile:
      if case .notOpened(.notOpened) = error { self = .inputMissing } else { self = .dataUnusable }
    case let fault as WorkbookFault:
      self = fault.isOfTheMachine ? .inputOutput : .dataUnusable
    case is StaffFileError, is StaffCellError, is PlanError, is PlanningFault:
      self = .dataUnusable
    case is ConfigurationError, is UnknownPublication, is StoreLacksSeries, is APIAnswerError,
      is JSONError,
      is ByteSourceError:
      self = .dataUnusable
    case is InputFileError, is ScenarioNotFound:
      self = .inputMissing
    case is StandardOutputError:
      self = .inputOutput
    default:
      self = .internalError
    }
  }
}

extension ExitStatus {
  /// The code that fits a panel that cannot be read.
  private init(for error: PanelError) {
    switch error {
    case .notOpened: self = .inputMissing
    case .readFailed: self = .inputOutput
    case .notATable, .ambiguousColumns, .seriesReturns: self = .dataUnusable
    }
  }
}

extension ExitStatus {
  /// The code that fits a LABSTAT file that cannot be read.
  private init(for error: LABSTATError) {
    switch error {
    case .lines(.source(.notOpened)), .lines(.source(.isFolder)): self = .inputMissing
    case .lines(.source(.readFailed)): self = .inputOutput
    default: self = .dataUnusable
    }
  }
}

extension ExitStatus {
  /// The code that fits a store that cannot be used.
  private init(for error: StoreError) {
    switch error {
    case .missing: self = .inputMissing
    case .notAStore, .newer, .damaged, .conflict: self = .dataUnusable
    case .notOpened, .readOnly: self = .cannotCreate
    case .inUse, .full, .writeFailed: self = .inputOutput
    }
  }

  /// The code that fits a file that has no digest.
  private init(for error: FileDigestError) {
    switch error {
    case .notOpened: self = .inputMissing
    case .readFailed: self = .inputOutput
    case .notAFile, .changed: self = .dataUnusable
    }
  }

  /// The code that fits a server that cannot listen.
  private init(for error: ServingError) {
    switch error {
    case .notAnAddress, .foreignAddress: self = .usage
    case .portInUse, .portRefused: self = .cannotCreate
    case .stopped: self = .inputOutput
    }
  }

  /// The code that fits a fetch that failed.
  private init(for error: FetchError) {
    switch error.kind {
    case .usage: self = .usage
    case .missingInput: self = .inputMissing
    case .unusableAnswer: self = .dataUnusable
    case .inputOutput: self = .inputOutput
    case .cannotCreate: self = .cannotCreate
    case .interrupted: self = .interrupted
    }
  }
}

/// A combination of options that cannot be carried out.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}

extension ProjectionError {
  /// Whether another target year would have been accepted.
  fileprivate var isUsage: Bool {
    switch self {
    case .targetNotAfterLastObservation, .horizonTooLong: true
    case .tooFewPoints, .refused: false
    }
  }
}

extension ComparisonError {
  /// Whether another choice on the command line would have been accepted.
  fileprivate var isUsage: Bool {
    switch self {
    case .tooFew, .noPeriod: true
    case .noFigures: false
    }
  }
}
