import FlyingFox

/// Hands the requests that FlyingFox has read to a site, and the site's answers back.
struct SiteHandler: HTTPHandler {
  let site: Site
  let limits: RequestLimits

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    // What is left of a content would be taken for the next request.
    for try await _ in request.bodySequence {}
    return await response(to: request)
  }

  private func response(to request: HTTPRequest) async -> HTTPResponse {
    do {
      let asked = try checked(request)
      return HTTPResponse(await site.answer(asked), to: asked)
    } catch {
      return HTTPResponse(site.refusal(error), to: nil)
    }
  }

  private func checked(_ request: HTTPRequest) throws(RequestFault) -> Request {
    let asked = try Request(request, limits: limits)
    guard site.hosts.allows(asked.host) else {
      throw .foreignHost(String(asked.host.prefix(100)))
    }
    return asked
  }
}
