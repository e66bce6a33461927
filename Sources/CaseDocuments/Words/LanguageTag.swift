/// BCP 47 tags, as far as sheets look into them.
enum LanguageTag {
    /// `es` of `es-MX`.
    static func primary(of language: String) -> String {
        language.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map { $0.lowercased() } ?? ""
    }
}
