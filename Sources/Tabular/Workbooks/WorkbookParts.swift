/// Reads which parts a part refers to.
final class RelationshipsHandler: PartHandler {
  struct Relationship {
    let kind: String
    let target: String
  }

  private(set) var relationships: [String: Relationship] = [:]
  private var depth = 0

  func start(_ name: ElementName, _ attributes: ElementAttributes) throws {
    depth += 1
    guard depth == 2, name.isCalled("Relationship"), let id = attributes.text("Id"),
      let kind = attributes.text("Type"), let target = attributes.text("Target"),
      attributes.text("TargetMode") != "External"
    else { return }
    // The last word of the type is the same in the transitional and in the strict form.
    let word = kind.split(separator: "/").last.map(String.init) ?? ""
    relationships[id] = Relationship(kind: word, target: target)
  }

  func end(_ name: ElementName) throws { depth -= 1 }

  func text(_ bytes: UnsafeRawBufferPointer) throws {}

  /// The part that is related in this way; of several, the one whose identifier comes first.
  func target(_ kind: String) -> String? {
    relationships.filter { $0.value.kind == kind }.min { $0.key < $1.key }?.value.target
  }
}

/// Reads the sheets of a workbook in the order of their tabs.
final class WorkbookHandler: PartHandler {
  struct Tab {
    let name: String
    let isHidden: Bool
    let relationship: String
  }

  private(set) var tabs: [Tab] = []
  /// Whether days are counted from 1904.
  private(set) var countsFrom1904 = false
  private var isInSheets = false
  private var depth = 0

  func start(_ name: ElementName, _ attributes: ElementAttributes) throws {
    depth += 1
    guard name.isSpreadsheet else { return }
    if depth == 2 {
      isInSheets = name.isCalled("sheets")
      if name.isCalled("workbookPr"), let flag = attributes.text("date1904") {
        countsFrom1904 = flag == "1" || flag == "true"
      }
    }
    guard depth == 3, isInSheets, name.isCalled("sheet"), let id = attributes.relationship else {
      return
    }
    let state = attributes.text("state") ?? "visible"
    tabs.append(
      Tab(name: attributes.text("name") ?? "", isHidden: state != "visible", relationship: id))
  }

  func end(_ name: ElementName) throws { depth -= 1 }

  func text(_ bytes: UnsafeRawBufferPointer) throws {}
}

/// Names of parts.
enum PartName {
  /// The part that a reference in another part means; nil when it leads out of the archive.
  static func resolve(_ target: String, from part: String) -> String? {
    var steps: [Substring] = []
    if !target.hasPrefix("/") { steps = part.split(separator: "/").dropLast() }
    for step in target.split(separator: "/") {
      switch step {
      case ".": continue
      case "..":
        guard steps.popLast() != nil else { return nil }
      default: steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }

  /// The part that holds the references of a part.
  static func relationships(of part: String) -> String {
    var steps = part.split(separator: "/", omittingEmptySubsequences: true)
    let last = steps.popLast() ?? ""
    steps += ["_rels", last + ".rels"]
    return steps.joined(separator: "/")
  }
}
