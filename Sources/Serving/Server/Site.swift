/// What a server answers with: a function of the request alone.
public struct Site: Sendable {
  /// The names that the server goes by.
  public let hosts: HostRule
  /// Answers a request.
  public let answer: @Sendable (Request) async -> Answer
  /// Answers what is not a request that can be answered.
  public let refusal: @Sendable (RequestFault) -> Answer

  /// A site; see the properties for each argument.
  public init(
    hosts: HostRule = HostRule(), answer: @escaping @Sendable (Request) async -> Answer,
    refusal: @escaping @Sendable (RequestFault) -> Answer
  ) {
    self.hosts = hosts
    self.answer = answer
    self.refusal = refusal
  }
}
