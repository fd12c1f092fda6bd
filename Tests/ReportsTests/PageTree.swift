import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A page as libxml2 reads it: its elements in order, which it has only if it is well-formed.
final class PageTree: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    /// The names of the elements around it, outermost first.
    let path: [String]
    var text = ""
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// Reads a page; throws what is wrong with it, with its line.
  init(_ page: String) throws {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    let isRead = parser.parse()
    if let problem { throw problem }
    guard isRead, open.isEmpty else {
      throw NotWellFormed(line: parser.lineNumber, reason: "the page ends early")
    }
  }

  struct NotWellFormed: Error {
    let line: Int
    let reason: String
  }

  private var problem: NotWellFormed?

  func all(_ names: String...) -> [Element] { elements.filter { names.contains($0.name) } }

  /// The values of an attribute, wherever it stands.
  func values(of attribute: String) -> [String] { elements.compactMap { $0.attributes[attribute] } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append(
      Element(name: name, attributes: attributes, path: open.map { elements[$0].name }))
    open.append(elements.count - 1)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    problem = problem ?? NotWellFormed(line: parser.lineNumber, reason: "\(error)")
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    for index in open { elements[index].text += string }
  }
}
