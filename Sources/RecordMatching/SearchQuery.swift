/// What somebody typed to find a person, read into tokens: in any order, and each in every way it may be meant.
public struct SearchQuery: Sendable, Hashable {
    /// One way to understand a token.
    enum Reading: Hashable, Sendable {
        /// A word of a name or an address.
        case word(String)
        /// Digits of an address.
        case house(String)
        case day(TypedDate)
        /// `YYYYMM`.
        case month(String)
        /// `YYYY`.
        case year(String)
        /// National digits, or the last seven or four.
        case phone(String)
        case caseNumber(String)
        case externalID(String)
        /// What a qualifier asks of somebody's cases.
        case flag(Term)
    }

    /// A word, number or date of what was typed.
    struct Token: Hashable, Sendable {
        var readings: [Reading]
        /// Whether more may follow: it stands last, with nothing behind it.
        var isOpen = false
        /// Whether a qualifier asked for it: nobody is found who does not agree.
        var isRequired = false
        /// Fields that a qualifier leaves; all when nil.
        var fields: Set<Term.Field>?

        /// The folded word, for joining with its neighbours.
        var word: String? {
            for case .word(let word) in readings { return word }
            return nil
        }
    }

    /// In the order in which they were typed. Empty when nothing can be looked for yet.
    let tokens: [Token]

    /// Most tokens that are looked at: of more, those that tell most.
    static let limit = 8

    public var isEmpty: Bool { tokens.isEmpty }

    public init(_ typed: String) {
        let (qualified, rest) = Qualifier.split(String(typed.unicodeScalars.prefix(Folding.limit)))
        var tokens = Self.tokens(of: rest)
        let isQualifierOpen = qualified.last?.isOpen ?? false
        if let last = tokens.indices.last, !isQualifierOpen,
            rest.unicodeScalars.last.map({ !$0.properties.isWhitespace && $0 != "," }) ?? false
        {
            tokens[last].isOpen = true
        }
        tokens = qualified.flatMap(\.tokens) + tokens
        let telling = tokens.indices.sorted { (tokens[$0].worth, $1) > (tokens[$1].worth, $0) }.prefix(Self.limit)
        var seen: Set<Token> = []
        self.tokens = telling.sorted().map { tokens[$0] }.filter { seen.insert($0).inserted }
    }

    init(tokens: [Token]) { self.tokens = tokens }

    static func tokens(of text: String) -> [Token] {
        var tokens: [Token] = []
        var runs = Self.runs(of: text)[...]
        while let run = runs.first {
            if let (date, words) = TypedDate.read(runs) {
                tokens.append(Token(readings: [.day(date)]))
                runs = runs.dropFirst(words)
                continue
            }
            runs = runs.dropFirst()
            if run.utf8.contains(where: { (48...57).contains($0) }) {
                tokens += NumberReading.tokens(of: run)
            } else {
                tokens += Folding.words(run).map { Token(readings: [.word($0)]) }
            }
        }
        return tokens
    }

    /// Splits at white space and commas, but keeps telephone and case numbers typed with spaces together.
    private static func runs(of text: String) -> [String] {
        var runs: [String] = []
        var isCountryCoded = false
        for piece in text.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" }).map(String.init) {
            if let last = runs.last, isPhonePiece(last), isPhonePiece(piece), TypedDate.read(piece) == nil,
                continues(Folding.digits(last).utf8.count - (isCountryCoded ? 1 : 0), with: Folding.digits(piece).utf8.count)
            {
                runs[runs.count - 1] += piece
                continue
            }
            isCountryCoded = piece == "1" || piece.hasPrefix("+1")
            runs.append(piece)
        }
        return caseNumber(in: runs).map { [$0] } ?? runs
    }

    private static func isPhonePiece(_ text: String) -> Bool {
        text.utf8.allSatisfy { (48...57).contains($0) || "()+-.".utf8.contains($0) } && text.utf8.contains { (48...57).contains($0) }
    }

    /// Whether so many digits are the next group of a national number of which so many are there: 3, 3, 4.
    private static func continues(_ before: Int, with next: Int) -> Bool {
        switch before {
        case 0: next == 3 || next == 10
        case 3: (3...7).contains(next)
        case 6: next <= 4
        default: false
        }
    }

    /// A case number typed with blanks for hyphens, `LIP 2026 000123 J`: letters, a year, six digits that begin with a
    /// nought, and perhaps the check character.
    private static func caseNumber(in runs: [String]) -> String? {
        guard (3...4).contains(runs.count), (2...8).contains(runs[0].count), runs[0].allSatisfy({ $0.isASCII && $0.isLetter }),
            runs[1].count == 4, runs[1].hasPrefix("20"), runs[2].count == 6, runs[2].hasPrefix("0"),
            (runs[1] + runs[2]).isDigits, runs.count == 3 || runs[3].count == 1
        else { return nil }
        return runs.joined(separator: "-")
    }
}

extension SearchQuery.Token {
    /// How much it tells, about: what a qualifier asks for first, then numbers and long words.
    fileprivate var worth: Int {
        if isRequired { return 1000 }
        return readings.map { reading in
            switch reading {
            case .word(let text): text.utf8.count
            case .day: 20
            case .month: 9
            case .year, .house: 6
            case .phone(let text), .caseNumber(let text), .externalID(let text): text.utf8.count + 4
            case .flag: 0
            }
        }.max() ?? 0
    }
}

/// Numbers, and words with digits in them.
enum NumberReading {
    static func tokens(of run: String) -> [SearchQuery.Token] {
        let words = Folding.words(run)
        let joined = Folding.joined(words)
        guard !joined.isEmpty else { return [] }
        if let date = TypedDate.read(run) {
            if let month = date.month { return [SearchQuery.Token(readings: [.month(month)])] }
            var readings: [SearchQuery.Reading] = [.day(date)]
            if run.isDigits { readings += [.externalID(run), .caseNumber(run)] }
            return [SearchQuery.Token(readings: readings)]
        }
        if !joined.isDigits {
            // A house number such as 12b, a flat, a number of this or another register.
            let place: [SearchQuery.Reading] = words.count == 1 ? [.house(joined)] : []
            return [SearchQuery.Token(readings: [.caseNumber(joined), .externalID(joined)] + place)]
        }
        return [SearchQuery.Token(readings: readings(ofDigits: SearchKey.national(joined)))]
    }

    private static func readings(ofDigits digits: String) -> [SearchQuery.Reading] {
        var readings: [SearchQuery.Reading] = []
        if TypedDate.isYear(digits) { readings.append(.year(digits)) }
        let length = digits.utf8.count
        if let date = TypedDate.short(digits) { readings.append(.day(date)) }
        if length >= 4 { readings.append(.phone(digits)) }
        if length <= 6 { readings.append(.house(digits)) }
        let trimmed = String(digits.drop { $0 == "0" })
        if !trimmed.isEmpty { readings.append(.caseNumber(length <= 6 ? trimmed : digits)) }
        if length >= 2 { readings.append(.externalID(digits)) }
        return readings
    }
}

/// A word that narrows: `born:1979`, `case:open`, `in:Cedar`, `phone:0142`, `name:rose`.
struct Qualifier {
    enum Name: String, CaseIterable { case born, `case`, `in`, phone, name }

    /// Letters from which on the beginning of a town narrows.
    private static let townBeginning = 3

    let name: Name
    let value: String
    /// Whether nothing stands behind the value, so that it may go on.
    var isOpen = false

    /// Takes the qualifiers out of a text; a value with blanks stands in quotation marks.
    static func split(_ text: String) -> (qualifiers: [Qualifier], rest: String) {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return ([], text) }
        var qualifiers: [Qualifier] = []
        var rest = ""
        var input = text[...]
        while !input.isEmpty {
            let blank = input.prefix { $0.isWhitespace }
            rest += blank
            input = input.dropFirst(blank.count)
            let word = input.prefix { !$0.isWhitespace }
            guard let colon = word.firstIndex(of: ":"), let name = Name(rawValue: word[..<colon].lowercased()) else {
                rest += word
                input = input.dropFirst(word.count)
                continue
            }
            let after = input[input.index(after: colon)...]
            if after.first == "\"" {
                let value = after.dropFirst().prefix { $0 != "\"" }
                input = after.dropFirst(value.count + 1)
                qualifiers.append(Qualifier(name: name, value: String(value), isOpen: input.isEmpty))
                input = input.drop { $0 == "\"" }
            } else {
                let value = after.prefix { !$0.isWhitespace }
                input = after.dropFirst(value.count)
                qualifiers.append(Qualifier(name: name, value: String(value), isOpen: input.isEmpty))
            }
        }
        return (qualifiers, rest)
    }

    /// None while its value cannot be understood: it may still be being typed.
    var tokens: [SearchQuery.Token] {
        let required = { (readings: [SearchQuery.Reading], fields: Set<Term.Field>?) in
            readings.isEmpty ? [] : [SearchQuery.Token(readings: readings, isRequired: true, fields: fields)]
        }
        switch name {
        case .born:
            if TypedDate.isYear(value) { return required([.year(value)], nil) }
            if value.utf8.count == 2, value.isDigits { return required([.year("19" + value), .year("20" + value)], nil) }
            guard let date = TypedDate.read(value) else { return [] }
            return required(date.month.map { [.month($0)] } ?? [.day(date)], nil)
        case .case:
            if let term = [Term.open, Term.closed].first(where: { $0.text == value.lowercased() }) { return required([.flag(term)], nil) }
            let number = Folding.joined(Folding.words(value))
            return number.utf8.contains { (48...57).contains($0) } ? required([.caseNumber(number)], nil) : []
        case .in:
            var tokens = Folding.words(value).flatMap { required([$0.isDigits ? .house($0) : .word($0)], [.place]) }
            guard isOpen, let last = tokens.indices.last else { return tokens }
            tokens[last].isOpen = true
            // One or two letters begin too many towns to leave anybody out.
            if tokens[last].word.map({ $0.unicodeScalars.count < Self.townBeginning }) ?? false { tokens.removeLast() }
            return tokens
        case .phone:
            let digits = SearchKey.national(Folding.digits(value))
            return digits.utf8.count >= 4 ? required([.phone(digits)], nil) : []
        case .name:
            return Folding.words(value).flatMap { required([.word($0)], [.name, .nameStart]) }
        }
    }
}
