/// A date as somebody typed it, and what it may mean.
struct TypedDate: Hashable, Sendable {
    /// `YYYYMMDD`, the likeliest first: more than one when the century was left out.
    var days: [String]
    /// The same with day and month in each other's place, where that is a date too.
    var swapped: [String] = []
    /// `YYYYMM` when no day was typed; `days` is empty then.
    var month: String?

    /// Reads `1979-05-06`, `5/6/1979`, `6.5.79`, `19790506`, `05061979`, `6may1979`, `1979-05` and `5/1979`. Month before
    /// day, as the offices this was made for write; a first number over twelve is a day.
    static func read(_ text: String) -> TypedDate? {
        if text.utf8.count == 8, text.isDigits { return undivided(text) }
        if let named = named(inOne: text) { return named }
        let pieces = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }.map(String.init)
        guard (2...3).contains(pieces.count), pieces.allSatisfy({ $0.isDigits && (1...4).contains($0.utf8.count) }) else { return nil }
        if pieces.count == 2 {
            let (year, month) = pieces[0].utf8.count == 4 ? (pieces[0], pieces[1]) : (pieces[1], pieces[0])
            guard let number = Int(month), (1...12).contains(number), isYear(year) else { return nil }
            return TypedDate(days: [], month: year + padded(number))
        }
        if pieces[0].utf8.count == 4 { return date(pieces[0], pieces[1], pieces[2]) }
        guard let first = Int(pieces[0]), let second = Int(pieces[1]) else { return nil }
        return first > 12 ? date(pieces[2], String(second), String(first)) : date(pieces[2], String(first), String(second))
    }

    /// A day, a month by its name and a year as words of their own, in any usual order, `6 may 1979`, `may 6 79` and
    /// `6 de mayo de 1979`; or three numbers with blanks between them, `06 05 1979`.
    ///
    /// - Returns: the date, and how many of the words it took.
    static func read(_ words: ArraySlice<String>) -> (date: TypedDate, words: Int)? {
        let places = words.indices.prefix(5).filter { !["de", "of", "del", "the"].contains(words[$0].lowercased()) }.prefix(3)
        guard places.count == 3, let last = places.last, words.startIndex == places.first else { return nil }
        let parts = places.map { words[$0].trimmingOrdinal }
        guard let date = named(parts) ?? numbered(parts) else { return nil }
        return (date, last - words.startIndex + 1)
    }

    private static func named(_ parts: [String]) -> TypedDate? {
        guard let place = parts.firstIndex(where: { month(named: $0) != nil }), let month = month(named: parts[place]) else { return nil }
        var rest = parts
        rest.remove(at: place)
        guard rest.allSatisfy({ $0.isDigits && $0.utf8.count != 3 && $0.utf8.count <= 4 }) else { return nil }
        // The year comes last, unless it is what stands first with four digits.
        let (day, year) = rest[0].utf8.count == 4 ? (rest[1], rest[0]) : (rest[0], rest[1])
        guard day.utf8.count <= 2, year.utf8.count >= 2, let date = date(year, String(month), day) else { return nil }
        return TypedDate(days: date.days)
    }

    private static func numbered(_ parts: [String]) -> TypedDate? {
        guard parts.allSatisfy(\.isDigits), parts.map(\.utf8.count).contains(4), parts.allSatisfy({ [1, 2, 4].contains($0.utf8.count) })
        else { return nil }
        return read(parts.joined(separator: "-")).flatMap { $0.month == nil ? $0 : nil }
    }

    /// `050679`, which may be much else.
    static func short(_ text: String) -> TypedDate? {
        guard text.utf8.count == 6, text.isDigits else { return nil }
        let (first, second, year) = (String(text.prefix(2)), String(text.dropFirst(2).prefix(2)), String(text.suffix(2)))
        return date(year, first, second) ?? date(year, second, first)
    }

    private static func undivided(_ text: String) -> TypedDate? {
        let digits = Array(text)
        let yearFirst = date(String(digits[0..<4]), String(digits[4..<6]), String(digits[6..<8]))
        let yearLast =
            date(String(digits[4..<8]), String(digits[0..<2]), String(digits[2..<4]))
            ?? date(String(digits[4..<8]), String(digits[2..<4]), String(digits[0..<2]))
        return yearFirst ?? yearLast
    }

    /// `6may1979` and `6-may-79`.
    private static func named(inOne text: String) -> TypedDate? {
        guard text.utf8.count <= 20 else { return nil }
        let day = text.prefix { $0.isASCII && $0.isNumber }
        let year = String(text.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
        guard !day.isEmpty, day.count <= 2, day.count + year.count < text.count else { return nil }
        let middle = text.dropFirst(day.count).dropLast(year.count).filter { !"-/. ".contains($0) }
        guard let month = month(named: String(middle)), let date = date(year, String(month), String(day)) else { return nil }
        return TypedDate(days: date.days)
    }

    private static func date(_ year: String, _ month: String, _ day: String) -> TypedDate? {
        guard let month = Int(month), let day = Int(day), (1...31).contains(day), (1...12).contains(month) else { return nil }
        let years: [String]
        if year.utf8.count == 2, let short = Int(year) {
            years = short > 30 ? ["19" + year] : ["20" + year, "19" + year]
        } else {
            guard isYear(year) else { return nil }
            years = [year]
        }
        let isSwappable = day <= 12 && day != month
        return TypedDate(
            days: years.map { $0 + padded(month) + padded(day) },
            swapped: isSwappable ? years.map { $0 + padded(day) + padded(month) } : [])
    }

    static func isYear(_ text: String) -> Bool {
        text.utf8.count == 4 && text.isDigits && (Int(text).map { (1880...2100).contains($0) } ?? false)
    }

    private static func month(named word: String) -> Int? {
        let folded = Folding.words(word).joined()
        guard (3...10).contains(folded.utf8.count) else { return nil }
        for names in [englishMonths, spanishMonths] {
            if let index = names.firstIndex(where: {
                $0.hasPrefix(folded) || folded == $0.start(3) || (folded == "sept" && $0 == "september")
            }) {
                return index + 1
            }
        }
        return nil
    }

    private static let englishMonths = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]
    private static let spanishMonths = [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ]

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension String {
    /// Whether there is something, and nothing but the digits 0 to 9.
    var isDigits: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) } }

    /// `6th` as `6`; anything else as it is.
    fileprivate var trimmingOrdinal: String {
        let digits = prefix { $0.isASCII && $0.isNumber }
        let rest = dropFirst(digits.count).lowercased()
        return !digits.isEmpty && ["th", "st", "nd", "rd", "º"].contains(rest) ? String(digits) : self
    }
}
