import AgencyPacks

/// The short remarks of a pack's `narratives.yaml`: by kind (`note`, `reason.deny`, `contact.call`) and language.
///
/// Reads only the one shape that this file has, so that no general reader is needed here: `narratives:`, below it kinds,
/// below them languages, below them one remark a line; two spaces a step.
struct Narratives: Sendable {
    static let file = "narratives.yaml"

    private let remarks: [String: [String: [String]]]
    private let fallback: String

    init(_ files: PackFiles, fallback: String) throws(SampleProblem) {
        let lines = try PackLines(Self.file, of: files)
        var remarks: [String: [String: [String]]] = [:]
        var kind: String?
        var language: String?
        for (number, line) in lines.lines {
            let indent = line.prefix { $0 == " " }.count
            let text = line.dropFirst(indent)
            switch indent {
            case 0:
                guard text == "narratives:" else { throw lines.bad(number) }
            case 2:
                kind = try Self.key(text, lines.bad(number))
                language = nil
            case 4 where kind != nil:
                language = try Self.key(text, lines.bad(number))
            default:
                guard let kind, let language, text.hasPrefix("- ") else { throw lines.bad(number) }
                let remark = Self.unquoted(text.dropFirst(2))
                guard !remark.isEmpty, remark.count <= 400 else { throw lines.bad(number) }
                remarks[kind, default: [:]][language, default: []].append(remark)
            }
        }
        self.remarks = remarks
        self.fallback = fallback
    }

    /// A remark of the first kind that has any, sometimes in the constituent's language: staff write as they spoke.
    func remark(_ kinds: [String], language: String?, _ chance: inout Chance) -> String? {
        for kind in kinds {
            guard let byLanguage = remarks[kind] else { continue }
            if let language, language != fallback, let own = byLanguage[language], chance.happens(400) { return chance.pick(own) }
            if let own = byLanguage[fallback] { return chance.pick(own) }
        }
        return nil
    }

    private static func key(_ text: Substring, _ problem: SampleProblem) throws(SampleProblem) -> String {
        guard text.last == ":", text.count > 1, !text.contains(" ") else { throw problem }
        return String(text.dropLast())
    }

    private static func unquoted(_ text: Substring) -> String {
        let trimmed = text.drop { $0 == " " }
        guard trimmed.count >= 2, let quote = trimmed.first, quote == "\"" || quote == "'", trimmed.last == quote else {
            return String(trimmed)
        }
        return String(trimmed.dropFirst().dropLast())
    }
}
