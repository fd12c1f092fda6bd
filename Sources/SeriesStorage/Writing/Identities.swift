import Foundation
import GRDB

/// Which entries of the dictionary have the same codes.
struct Identities {
  private let occupations: [Int32]

  init(_ database: Database) throws {
    occupations = try identities(of: "occupation", in: database)
  }

  func occupation(_ id: Int32) -> Int32 { identity(id, in: occupations) }
}

/// Which groups are of the same area and industry.
struct GroupIdentities {
  private let areas: [Int32]
  private let industries: [Int32]

  init(_ database: Database) throws {
    areas = try identities(of: "area", in: database)
    industries = try identities(of: "industry", in: database)
  }

  func group(of group: CellGroup) -> UInt64 {
    RepeatWatch.group(
      area: identity(group.area, in: areas), industry: identity(group.industry, in: industries))
  }
}

/// The identities of a table by id; an id that is not there stands for itself.
private func identities(of table: String, in database: Database) throws -> [Int32] {
  let last = try Int.fetchOne(database, sql: "SELECT max(id) FROM \(table)") ?? 0
  var numbers = (0...max(0, last)).map { Int32($0) }
  for row in try Row.fetchAll(database, sql: "SELECT id, identity FROM \(table)") {
    numbers[row[0]] = row[1]
  }
  return numbers
}

private func identity(_ id: Int32, in numbers: [Int32]) -> Int32 {
  id >= 0 && Int(id) < numbers.count ? numbers[Int(id)] : id
}

/// A block as it stands in the store, checked against its checksum.
struct StoredBlock {
  let reader: CellBlockReader
  /// The cells that repeat others.
  let repeated: BitSet

  /// - Throws: ``StoreError/damaged(_:what:)`` without a path, which the caller knows.
  init(id: Int64, in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: "SELECT cells, groups, data, checksum, repeated FROM block WHERE id = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id]) else {
      throw BlockFault.endsEarly
    }
    let groups = [UInt8](row[1] as Data)
    let data = [UInt8](row[2] as Data)
    guard CellBlock.checksum(groups: groups, data: data) == row[3] as Int64 else {
      throw BlockFault.checksumDiffers
    }
    reader = try CellBlockReader(
      groups: try CellGroup.decode(groups, cells: row[0]), data: data)
    repeated = BitSet(bytes: (row[4] as Data?).map { [UInt8]($0) } ?? [])
  }
}
