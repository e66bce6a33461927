/// Text shown to the public, by language code (`en`, `es`).
public struct LocalizedText: Hashable, Sendable {
    public let byLanguage: [String: String]
    /// The language to fall back on: the first the office names.
    public let fallback: String

    public init(_ byLanguage: [String: String], fallback: String = "en") {
        self.byLanguage = byLanguage
        self.fallback = fallback
    }

    public init(_ text: String, fallback: String = "en") {
        self.init([fallback: text], fallback: fallback)
    }

    /// The text in that language, else in the fallback, else in the first there is.
    public func text(in language: String) -> String {
        byLanguage[language] ?? byLanguage[fallback] ?? byLanguage.sorted { $0.key < $1.key }.first?.value ?? ""
    }

    /// The text in the office's own language, for its staff.
    public var plain: String { text(in: fallback) }
}
