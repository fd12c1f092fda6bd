import Foundation

/// A folder of one's own for as long as a workbook is put together.
struct TemporaryFolder {
  let path: String

  /// Makes a folder.
  ///
  /// - Parameters:
  ///   - parent: Where; the environment's `TMPDIR`, or `/tmp`, when nil.
  ///   - room: How many bytes have to be free: the writing library does not notice when a
  ///     temporary file is cut short.
  init(in parent: String?, room: Int) throws(WorkbookFault) {
    let named = parent ?? ProcessInfo.processInfo.environment["TMPDIR"] ?? ""
    let parent = named.isEmpty ? "/tmp" : named
    var template = Array("\(parent)/workbook.XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .temporaryFolder(path: parent, reason: Self.words(errno))
    }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    do {
      let facts = try FileManager.default.attributesOfFileSystem(forPath: path)
      let free = (facts[.systemFreeSize] as? NSNumber)?.intValue ?? 0
      guard free >= room else {
        remove()
        throw WorkbookFault.noRoom(path: parent, required: room, free: free)
      }
    } catch let fault as WorkbookFault {
      throw fault
    } catch {
      remove()
      throw .temporaryFolder(path: parent, reason: error.localizedDescription)
    }
  }

  /// The bytes of a file in the folder.
  func content(of name: String) throws(WorkbookFault) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)))
    } catch {
      throw .temporaryFolder(path: path, reason: error.localizedDescription)
    }
  }

  /// Removes the folder; what cannot be removed is harmless and stays.
  func remove() {
    do { try FileManager.default.removeItem(atPath: path) } catch { return }
  }

  private static func words(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "the system reports error \(code)" }
    return String(cString: text).lowercased()
  }
}
