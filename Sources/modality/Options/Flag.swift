import ArgumentParser

/// In this module a flag is an option of the command line, not a mark on a table's cell.
typealias Flag = ArgumentParser.Flag
