import ArgumentParser

@main
struct Modality: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "modality",
    abstract: "Outlooks for the medical imaging workforce, with intervals and sources.",
    version: "0.1.0")
}
