import Casework

/// A value somewhere in a file of a pack, and the way to it. Reading it as something it is not reports where it stands,
/// what was found and what was wanted.
final class YAMLValue {
    enum Content {
        case scalar(String, ScalarStyle)
        case list([YAMLValue])
        case mapping([YAMLMapping.Entry])
    }

    /// What stands between the file and the value: put into words only when there is something to say about it.
    indirect enum Trail {
        case file
        case key(String, inside: Trail)
        /// From 0; people count from 1.
        case index(Int, inside: Trail)

        /// `workflow.states.review: `, or nothing at the top of a file.
        var prefix: String {
            let names = names
            return names.isEmpty ? "" : names.map { quoted($0).dropFirst().dropLast() }.joined(separator: ".") + ": "
        }

        private var names: [String] {
            switch self {
            case .file: []
            case .key(let name, let outer): outer.names + [name]
            case .index(let index, let outer): outer.names + [String(index + 1)]
            }
        }
    }

    let content: Content
    let line: Int
    let column: Int
    let trail: Trail
    let source: YAMLSource

    init(_ content: Content, line: Int, column: Int, trail: Trail, source: YAMLSource) {
        self.content = content
        self.line = line
        self.column = column
        self.trail = trail
        self.source = source
    }

    var place: Place { Place(file: source.file, line: line, column: column) }
    var report: PackReport { source.report }

    func error(_ code: PackProblem.Code, _ message: String, at other: Place? = nil) {
        report.error(code, at: other ?? place, trail.prefix + message)
    }

    func warning(_ code: PackProblem.Code, _ message: String) {
        report.warning(code, at: place, trail.prefix + message)
    }

    /// Reports that something else was wanted here.
    func wanted(_ what: String, hint: String = "") {
        error(.typeError, "\(found) stands where \(what) is wanted.\(hint)")
    }

    var isNothing: Bool {
        guard case .scalar(let text, .plain) = content else { return false }
        return text.isEmpty || text == "~" || text == "null"
    }

    var isMapping: Bool { if case .mapping = content { true } else { false } }

    private var found: String {
        switch content {
        case .scalar(let text, _): isNothing ? "nothing" : "the text \(quoted(text))"
        case .mapping: "a mapping"
        case .list: "a list"
        }
    }

    /// The text of a scalar as it is written, whatever YAML 1.1 would take it for; nil for lists and mappings.
    var scalar: String? {
        if case .scalar(let text, _) = content, !isNothing { text } else { nil }
    }

    /// Text that is not blank and hides nothing from its reader.
    func text() -> String? {
        guard let text = scalar, !text.allSatisfy(\.isWhitespace) else {
            wanted("a text")
            return nil
        }
        if let hidden = HiddenCharacters.first(in: text) {
            let number = String(hidden.value, radix: 16, uppercase: true)
            error(
                .typeError,
                "The text holds the hidden character U+\(String(repeating: "0", count: max(0, 4 - number.count)))\(number), "
                    + "which a screen or printer may obey; take it out."
            )
            return nil
        }
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }

    func flag() -> Bool? {
        switch scalar {
        case "true": return true
        case "false": return false
        default:
            wanted("true or false")
            return nil
        }
    }

    func integer(_ what: String = "a whole number") -> Int? {
        guard let text = scalar, let number = Int(text), !text.hasPrefix("+") else {
            wanted(what)
            return nil
        }
        return number
    }

    /// An amount of dollars, `12` or `12.50`, as cents.
    func cents() -> Int? {
        let parts = (scalar ?? "").split(separator: ".", omittingEmptySubsequences: false)
        let digits = parts.joined()
        guard (1...2).contains(parts.count), parts.count == 1 || parts[1].utf8.count == 2, let whole = parts.first,
            !whole.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(digits),
            number <= 1_000_000_000_000
        else {
            wanted("an amount of dollars such as 25 or 25.50")
            return nil
        }
        return parts.count == 2 ? number : number * 100
    }

    func date() -> CivilDate? {
        guard let date = scalar.flatMap({ CivilDate($0) }) else {
            wanted("a date such as 2026-11-27")
            return nil
        }
        return date
    }

    func term() -> Term? {
        guard let term = scalar.flatMap({ Term($0) }) else {
            wanted("a length of time such as 30 days or 10 business days")
            return nil
        }
        return term
    }

    /// One of a few words.
    func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> Word? where Word.RawValue == String {
        let known = Word.allCases.map(\.rawValue)
        if let text = scalar, let word = Word(rawValue: text) { return word }
        wanted("one of \(known.joined(separator: ", "))", hint: report.didYouMean(scalar ?? "", among: known))
        return nil
    }

    /// The values of a list.
    func list(limit: Int = YAMLMapping.maximumCount) -> [YAMLValue]? {
        guard case .list(let values) = content else {
            wanted("a list such as [one, two]")
            return nil
        }
        guard values.count <= limit else {
            error(.tooLarge, "The list has \(values.count) entries, and at most \(limit) are read here; shorten it.")
            return nil
        }
        return values
    }

    /// The values of a list, or the one value that stands in place of a list.
    func oneOrMore() -> [YAMLValue]? {
        if scalar != nil { return [self] }
        return list(limit: 200)
    }
}
