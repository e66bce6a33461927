/// What somebody typed to find a person, read into words that must all agree.
public struct SearchQuery: Sendable, Hashable {
    public struct Word: Sendable, Hashable {
        public let text: String
        /// Kinds of key that the word may be the beginning of.
        public let kinds: [SearchKey.Kind]
    }

    /// The most telling word first: what follows only narrows. Empty when nothing can be looked for yet.
    public let words: [Word]

    /// Most words that are looked at.
    static let limit = 8

    public init(_ typed: String) {
        var words: [Word] = []
        for run in TypedDate.joiningNamedMonths(Self.runs(of: typed)) {
            if let date = TypedDate.read(run) {
                words.append(Word(text: date, kinds: [.birthDate]))
            } else if run.utf8.contains(where: { (48...57).contains($0) }) {
                words += Self.reading(numberLike: run)
            } else {
                words += Folding.words(run).map { Word(text: $0, kinds: [.name]) }
            }
        }
        let unique = words.reduce(into: [Word]()) { if !$0.contains($1) { $0.append($1) } }
        // A long word narrows most; digits of four and more do better than a short name.
        self.words = Array(unique.sorted { ($0.weight, $0.text) > ($1.weight, $1.text) }.prefix(Self.limit))
    }

    private static func reading(numberLike run: String) -> [Word] {
        let digits = Folding.digits(run)
        if run.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) {
            return [Word(text: Folding.words(run).joined(), kinds: [.caseNumber, .externalID, .name])].filter { !$0.text.isEmpty }
        }
        let national = digits.count == 11 && digits.first == "1" ? String(digits.dropFirst()) : digits
        let trimmed = String(national.drop { $0 == "0" })
        if national.count <= 6, trimmed != national, !trimmed.isEmpty {
            return [Word(text: national, kinds: [.phone, .birthDate, .externalID])]
        }
        return [Word(text: national, kinds: [.phone, .birthDate, .caseNumber, .externalID])]
    }

    /// Splits at white space and commas, but keeps a telephone number typed with spaces together.
    private static func runs(of typed: String) -> [String] {
        var runs: [String] = []
        var isCountryCoded = false
        for piece in String(typed.unicodeScalars.prefix(Folding.limit)).split(whereSeparator: { $0.isWhitespace || $0 == "," }) {
            if let last = runs.last, isPhonePiece(last), isPhonePiece(piece), TypedDate.read(String(piece)) == nil {
                let joined = continues(Folding.digits(last).count - (isCountryCoded ? 1 : 0), with: Folding.digits(String(piece)).count)
                if joined {
                    runs[runs.count - 1] += piece
                    continue
                }
            }
            isCountryCoded = piece == "1" || piece.hasPrefix("+1")
            runs.append(String(piece))
        }
        return caseNumber(in: runs).map { [$0] } ?? runs
    }

    private static func isPhonePiece(_ text: some StringProtocol) -> Bool {
        text.allSatisfy { $0.isNumber || "()+-.".contains($0) } && text.contains(where: \.isNumber)
    }

    /// Whether so many digits are the next group of a national number of which so many are there: 3, 3, 4.
    private static func continues(_ before: Int, with next: Int) -> Bool {
        switch before {
        case 0: next <= 10
        case 3: next <= 7
        case 6: next <= 4
        default: false
        }
    }

    /// A case number typed with blanks for hyphens, `LIP 2026 000123 J`: letters, a year, six digits that begin with a
    /// nought, and perhaps the check character.
    private static func caseNumber(in runs: [String]) -> String? {
        guard (3...4).contains(runs.count), (2...8).contains(runs[0].count), runs[0].allSatisfy({ $0.isASCII && $0.isLetter }),
            runs[1].count == 4, runs[1].hasPrefix("20"), runs[2].count == 6, runs[2].hasPrefix("0"),
            (runs[1] + runs[2]).utf8.allSatisfy({ (48...57).contains($0) }), runs.count == 3 || runs[3].count == 1
        else { return nil }
        return runs.joined(separator: "-")
    }
}

extension SearchQuery.Word {
    fileprivate var weight: Int {
        kinds.contains(.name) ? text.utf8.count : text.utf8.count >= 4 ? text.utf8.count + 4 : text.utf8.count
    }
}

/// Dates as people type them.
enum TypedDate {
    /// `YYYYMMDD` for a whole date, `YYYYMM` for a month; nil when the text is no date. Month before day, as the
    /// offices this was made for write; a first number over twelve is a day.
    static func read(_ text: String) -> String? {
        let pieces = text.split(whereSeparator: { "-/.".contains($0) }).map(String.init)
        guard (2...3).contains(pieces.count), pieces.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let first = Int(pieces[0]), let second = Int(pieces[1])
        else { return nil }
        if pieces[0].count == 4 {
            guard (1900...2100).contains(first), (1...12).contains(second) else { return nil }
            let month = padded(second, 2)
            guard pieces.count == 3 else { return "\(first)\(month)" }
            guard let day = Int(pieces[2]), (1...31).contains(day) else { return nil }
            return "\(first)\(month)\(padded(day, 2))"
        }
        guard pieces.count == 3, pieces[0].count <= 2, pieces[1].count <= 2, pieces[2].count == 4, let year = Int(pieces[2]),
            (1900...2100).contains(year)
        else { return nil }
        let (month, day) = first > 12 ? (second, first) : (first, second)
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        return "\(year)\(padded(month, 2))\(padded(day, 2))"
    }

    /// `10 Jun 1974` and `June 10 1974`, three words, as the one word `1974-06-10`; in English and Spanish.
    static func joiningNamedMonths(_ runs: [String]) -> [String] {
        var joined: [String] = []
        for run in runs {
            joined.append(run)
            guard joined.count >= 3, let year = Int(run), run.count == 4, (1900...2100).contains(year) else { continue }
            let (first, second) = (joined[joined.count - 3], joined[joined.count - 2])
            guard let month = month(named: second) ?? month(named: first), let day = Int(first) ?? Int(second), (1...31).contains(day)
            else { continue }
            joined.replaceSubrange((joined.count - 3)..., with: ["\(year)-\(padded(month, 2))-\(padded(day, 2))"])
        }
        return joined
    }

    private static func month(named word: String) -> Int? {
        guard (3...10).contains(word.count) else { return nil }
        let name = word.lowercased().prefix(3)
        let english = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        let spanish = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]
        return (english.firstIndex(of: String(name)) ?? spanish.firstIndex(of: String(name))).map { $0 + 1 }
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
