import Foundation
import LoopbackServer
import Testing

/// `modality serve`, asked as a browser asks, and as no browser would.
@Suite struct ServeCommandTests {
  /// The page without its controls, and with the links to charts as a folder has them.
  private func withoutControls(_ page: String) -> String {
    var page = page
    if let start = page.range(of: "<link rel=\"stylesheet\""),
      let end = page.range(of: "</details>\n\n")
    {
      page.removeSubrange(start.lowerBound..<end.upperBound)
    }
    page = page.replacing(" style-src 'unsafe-inline' 'self';", with: " style-src 'unsafe-inline';")
    return page.replacing(/href="\/files\/([^"?]+)\?[^"]*"/) { "href=\"\($0.output.1)\"" }
  }

  @Test func thePageIsTheReportOfTheCommand() throws {
    let server = try ServedProgram()
    try withTemporaryFolder { folder in
      for (name, options, query) in [
        ("nation", ["--occupations", "mri", "--to", "2030"], "/?occupations=mri&to=2030"),
        (
          "area", ["--occupations", "29-2034", "--area", "CA", "--to", "2031"],
          "/?occupations=29-2034&area=california&to=2031"
        ),
        (
          "director", ["--occupations", "29-2032", "--to", "2033", "--for", "director"],
          "/?occupations=29-2032&to=2033&for=Director"
        ),
        (
          "economist",
          ["--occupations", "29-2032", "--to", "2027", "--for", "economist", "--lang", "es"],
          "/?occupations=29-2032&to=2027&for=economist&lang=es"
        ),
        (
          "area in Spanish",
          ["--occupations", "mri", "--area", "TX", "--for", "adviser", "--lang", "es"],
          "/?occupations=mri&area=TX&for=adviser&lang=ES"
        ),
        (
          "other years", ["--occupations", "29-2032", "--to", "2050", "--for", "program"],
          "/?occupations=29-2032&to=2050&for=program"
        ),
      ] {
        let output = folder.appendingPathComponent(name)
        #expect(try Program.run(["report", "-q", "-o", output.path] + options).status == 0)
        let written = try String(
          contentsOf: output.appendingPathComponent("index.html"), encoding: .utf8)
        let reply = try server.ask(query)
        #expect(reply.status == 200)
        #expect(reply.body.contains("<form class=\"controls\""))
        #expect(withoutControls(reply.body) == written)
      }
    }
  }

  @Test func everyDownloadOfAPageIsThere() throws {
    let server = try ServedProgram()
    let page = try server.ask("/?occupations=sonographers&to=2029").body
    let links = page.matches(of: /href="(\/(?:tables|files)\/([^"?]+)\?[^"]*)"/)
      .map { (String($0.output.1).replacing("&amp;", with: "&"), String($0.output.2)) }
    let tableCount = page.components(separatedBy: "<table>").count - 1
    #expect(tableCount > 10)
    #expect(links.count { $0.0.hasPrefix("/tables/") } == 4 * tableCount)
    for (target, name) in links {
      let reply = try server.ask(target)
      #expect(reply.status == 200, "\(target)")
      #expect(!reply.body.isEmpty, "\(target)")
      let isShown = name.hasSuffix(".svg")
      #expect((reply.field("content-disposition") == nil) == isShown, "\(target)")
      if name.hasSuffix(".json") {
        #expect(throws: Never.self, "\(target)") {
          try JSONSerialization.jsonObject(with: Data(reply.body.utf8))
        }
      }
    }
    let book = try server.ask("/files/tables.xlsx?occupations=sonographers&to=2029")
    #expect(book.body.hasPrefix("PK\u{3}\u{4}"), "the beginning of every file of the format")
    #expect(
      book.field("content-disposition")
        == "attachment; filename=\"modality-29-2032-2029-tables.xlsx\"")
    let table = try server.ask("/tables/projection-29-2032.csv?occupations=sonographers&to=2029")
    #expect(table.field("content-type") == "text/csv; charset=utf-8; header=present")
    #expect(
      table.field("content-disposition")
        == "attachment; filename=\"modality-29-2032-2029-projection-29-2032.csv\"")
    #expect(table.body.hasPrefix("Year,Median,\"80% interval, lower\""))
    #expect(table.body.split(separator: "\r\n").count == 1 + 4, "2026 to 2029")
  }

  @Test func aScenarioIsASectionOfThePage() throws {
    let server = try ServedProgram()
    let page = try server.ask("/?occupations=mri&to=2030&scenario=high-retirement").body
    #expect(page.contains("<h2 id=\"scenario\">Scenario: "))
    #expect(page.contains("<option value=\"high-retirement\" selected=\"selected\">"))
    let command = try Program.run(
      "scenario", "run", "high-retirement", "--occupations", "mri", "--to", "2030", "--format",
      "html"
    ).standardOutput
    // The second table of the command: employment and openings under the scenario.
    let rows = try #require(command.components(separatedBy: "<tbody>").dropFirst(2).first)
    let outcomes = try #require(rows.components(separatedBy: "</tbody>").first)
    #expect(outcomes.contains("MRI"))
    #expect(page.contains("<tbody>\(outcomes)</tbody>"))
    let table = try server.ask(
      "/tables/outcomes.csv?occupations=mri&to=2030&scenario=high-retirement")
    #expect(table.status == 200)
  }

  @Test func theControlsSpeakTheLanguageOfThePage() throws {
    let server = try ServedProgram()
    let english = try server.ask("/?occupations=mri&to=2030").body
    #expect(english.contains("<option value=\"\" selected=\"selected\">Everyone</option>"))
    #expect(english.contains("<option value=\"en\" selected=\"selected\">English</option>"))
    for scenario in ["", "automation", "recession", "high-retirement", "expanded-training"] {
      let page = try server.ask(
        "/?occupations=mri&to=2030&for=economist&lang=es&scenario=\(scenario)")
      #expect(page.status == 200)
      #expect(page.body.contains("<html lang=\"es\""))
      #expect(page.body.contains("<label for=\"control-year\">Año objetivo</label>"))
      #expect(page.body.contains("<option value=\"es\" selected=\"selected\">Español</option>"))
      #expect(EnglishWords.found(in: page.body) == [], "\(scenario)")
    }
  }

  @Test func tablesForProgramsAreInEnglishWhateverThePage() throws {
    let server = try ServedProgram()
    let page = try server.ask("/?occupations=mri&to=2030&lang=es").body
    #expect(
      page.contains("href=\"/tables/projection-29-2035.csv?occupations=29-2035&amp;to=2030\""))
    let own = "/tables/projection-29-2035.csv?occupations=mri&to=2030"
    #expect(try server.ask(own + "&lang=es").body == server.ask(own).body)
    #expect(
      try server.ask("/files/outlook.md?occupations=mri&to=2030&lang=es").body.contains("empleo"))
  }

  @Test func theGreetingComesWhenPagesAreReady() throws {
    // Room for a few pages only, so that there is little to make ready.
    let server = try ServedProgram("--cache", "1", prepares: true)
    #expect(server.greeting.contains("The report is at http://127.0.0.1:\(server.port)/"))
    #expect(try server.ask("/").status == 200)
  }

  @Test func aChoiceThatCannotBeMadeIsRefusedInTheWordsOfTheCommand() throws {
    let server = try ServedProgram()
    for (options, query) in [
      (["--to", "2019"], "to=2019"), (["--to", "2099"], "to=2099"),
      (["--occupations", "nurse"], "occupations=nurse"),
      (["--occupations", "mri,29-2035"], "occupations=mri&occupations=29-2035"),
      (["--area", "Utopia"], "area=Utopia"), (["--for", "direktor"], "for=direktor"),
      (["--for", "plumbing"], "for=plumbing"), (["--lang", "fr"], "lang=fr"),
    ] {
      let outcome = try Program.run(["report", "-o", "/nowhere"] + options)
      let sentence = outcome.standardError.replacing("modality: ", with: "")
        .trimmingCharacters(in: .newlines)
      let reply = try server.ask("/?" + query)
      #expect(reply.status == 400, "\(query)")
      #expect(!sentence.isEmpty)
      #expect(reply.body.contains("<p class=\"summary\">\(sentence)</p>"), "\(query): \(sentence)")
      #expect(reply.field("cache-control") == "no-store")
    }
    #expect(try server.ask("/?occupation=mri").body.contains("did you mean occupations?"))
    #expect(try server.ask("/?to=2030&to=2031").body.contains("is given 2 times"))
    let both = try server.ask("/?area=CA&scenario=automation")
    #expect(both.status == 400)
    #expect(both.body.contains("leave out the area to see the scenario, or the scenario to see"))
    #expect(try server.ask("/?scenario=/etc/passwd").body.contains("There is no scenario"))
  }

  @Test func hostileRequestsGetAPlainRefusal() throws {
    let server = try ServedProgram()
    let script = "%3Cscript%3Ealert(1)%3C/script%3E\"'"
    for name in ["to", "area", "occupations", "scenario", "for", "lang", "x", script] {
      let reply = try server.ask("/?\(name)=\(script.replacing("\"", with: "%22"))")
      #expect(reply.status == 400)
      #expect(!reply.body.contains("alert(1)</script"))
      #expect(reply.body.components(separatedBy: "<script").count == 2)
      #expect(reply.field("content-security-policy")?.contains("script-src 'sha256-") == true)
    }
    for path in [
      "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/files/..%2f..%2fetc%2fpasswd", "//", "/.",
      "/files/", "/files/manifest.json/..", "/tables/x.exe", "/tables/", "/index.html", "/files",
    ] {
      #expect(try server.ask(path).status == 404, "\(path)")
    }
    let long = String(repeating: "x", count: 3_000)
    let reply = try server.ask("/?area=\(long)")
    #expect(reply.status == 400)
    #expect(reply.body.count < 40_000)
    #expect(try server.ask("/" + long + long).status == 414)
    #expect(try server.ask("/", method: "POST").status == 405)
    #expect(try server.ask("/", method: "DELETE").field("allow") == "GET, HEAD")
    #expect(try server.ask("/?to=1", host: "attacker.example").status == 421)
    let posted = try server.ask("/?to=1", fields: "Content-Length: 5\r\n", content: "x=abc")
    #expect(posted.status == 413)
    #expect(try server.ask("/?to=1").status == 400, "the server goes on")
  }

  @Test func whatABrowserHasIsNotSentAgain() throws {
    let server = try ServedProgram()
    let style = try server.ask("/controls.css")
    let tag = try #require(style.field("etag"))
    let again = try server.ask("/controls.css", fields: "If-None-Match: \(tag)\r\n")
    #expect(again.status == 304)
    #expect(again.body.isEmpty)
    let head = try server.ask("/controls.css", method: "HEAD")
    #expect(head.body.isEmpty)
    #expect(head.field("content-length") == "\(style.body.utf8.count)")
  }

  @Test func manyClientsGetTheSameBytes() throws {
    let server = try ServedProgram()
    let clients = try (0..<30).map { _ in try RawClient(port: server.port) }
    for client in clients {
      client.send(
        "GET /?occupations=29-2036&to=2028 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
      )
    }
    let answers = Set(clients.map { $0.received() })
    #expect(answers.count == 1)
    #expect(answers.first?.hasPrefix("HTTP/1.1 200 OK\r\n") == true)
  }

  @Test func anInterruptionEndsTheServerAndFreesItsPort() throws {
    let server = try ServedProgram()
    #expect(server.greeting.contains("The report is at http://127.0.0.1:\(server.port)/"))
    let hanging = try RawClient(port: server.port)
    hanging.send("GET / HT")
    #expect(server.ended(by: SIGINT) == 130)
    #expect(hanging.received() == "")
    let next = try ServedProgram("--quiet")
    #expect(next.greeting == "http://127.0.0.1:\(next.port)/\n")
    #expect(next.ended(by: SIGTERM) == 143)
  }

  @Test func aPortInUseAndAForeignAddressAreErrors() throws {
    let server = try ServedProgram()
    let second = try Program.run("serve", "--port", "\(server.port)")
    #expect(second.status == 73)
    #expect(second.standardError.contains("Port \(server.port) is in use by another program"))
    let foreign = try Program.run("serve", "--port", "0", "--host", "203.0.113.7")
    #expect(foreign.status == 64)
    #expect(foreign.standardError.contains("203.0.113.7 is no address of this machine"))
    #expect(try Program.run("serve", "--host", "example.org").status == 64)
    #expect(try Program.run("serve", "--port", "70000").status == 64)
    #expect(try Program.run("serve", "--cache", "-1").status == 64)
    #expect(try Program.run("serve", "--as-of", "2023").status == 64)
  }

  @Test func otherMachinesAreAnsweredOnlyWhenAskedForAndWarnedOf() throws {
    let server = try ServedProgram("--host", "0.0.0.0", "--allow-host", "planner.example")
    #expect(server.greeting.contains("Warning: other machines can read this report"))
    #expect(try server.ask("/?to=1", host: "planner.example").status == 400)
    #expect(try server.ask("/?to=1", host: "other.example").status == 421)
  }
}
