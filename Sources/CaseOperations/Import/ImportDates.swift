import Casework

/// In which order a file writes day, month and year.
public enum DateOrder: String, Sendable, CaseIterable { case dmy, mdy, ymd }

/// Reads birth dates as registers write them: `1979-05-06`, `19790506`, `6/5/1979`, `06.05.79`, `6 May 1979`,
/// `May 6, 1979`, `6 de mayo de 1979`, with or without a time behind it.
struct ImportDates: Sendable {
    let order: DateOrder
    let today: CivilDate

    func date(_ text: String) -> CivilDate? {
        guard let parts = DateParts(text) else { return nil }
        switch parts {
        case .whole(let year, let month, let day): return CivilDate(year: year, month: month, day: day)
        case .named(let day, let month, let year): return date(day: day, month: month, year)
        case .numbers(let first, let second, let third):
            switch order {
            case .ymd where first.digits == 2 && third.digits <= 2:
                return date(day: third.value, month: second.value, first)
            case .dmy:
                return date(day: first.value, month: second.value, third) ?? date(day: second.value, month: first.value, third)
            default:
                return date(day: second.value, month: first.value, third) ?? date(day: first.value, month: second.value, third)
            }
        }
    }

    /// A year of two digits is the last such year that is not to come: nobody is born tomorrow.
    private func date(day: Int, month: Int, _ year: DateParts.Number) -> CivilDate? {
        guard year.digits == 2 else { return year.digits == 4 ? CivilDate(year: year.value, month: month, day: day) : nil }
        let century = today.year / 100 * 100
        return [century, century - 100].lazy.compactMap { CivilDate(year: $0 + year.value, month: month, day: day) }
            .first { $0 <= today }
    }
}

/// What all dates of a file together say about their order.
public struct DateSurvey: Sendable, Equatable {
    /// Dates that can only be day first, only month first, and those that could be both.
    public private(set) var dayFirst = 0
    public private(set) var monthFirst = 0
    public private(set) var ambiguous = 0

    public init() {}

    mutating func look(at text: String) {
        guard case .numbers(let first, let second, let third)? = DateParts(text), third.digits == 4 || third.digits == 2 else { return }
        switch (first.value, second.value) {
        case (13...31, 1...12): dayFirst += 1
        case (1...12, 13...31): monthFirst += 1
        case (1...12, 1...12): ambiguous += first.value == second.value ? 0 : 1
        default: break
        }
    }

    /// The order most of them speak for; month first where nothing speaks, as the offices this was made for write.
    var order: DateOrder { dayFirst > monthFirst ? .dmy : .mdy }
}

/// A date taken apart, its order left open where it is open.
private enum DateParts {
    struct Number {
        let value: Int
        let digits: Int
    }

    case whole(year: Int, month: Int, day: Int)
    case named(day: Int, month: Int, year: Number)
    case numbers(Number, Number, Number)

    /// Longest text that can be a date, in bytes.
    private static let longest = 60

    init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        if let three = Self.threeNumbers(text) {
            self.init(three.0, three.1, three.2)
            return
        }
        var pieces = Self.withoutTime(text).split { !($0.isLetter || $0.isNumber) }.map { $0.lowercased() }
        // `6 de mayo de 1979`, `6th of May`, and the day of the week in front.
        pieces.removeAll { ["de", "del", "of", "the"].contains($0) }
        if pieces.count == 4, Self.isWeekday(pieces[0]) { pieces.removeFirst() }
        let numbers = pieces.map(Self.number)
        if pieces.count == 1, let whole = numbers[0], whole.digits == 8 {
            self.init(eightDigits: whole.value)
            return
        }
        guard pieces.count == 3, let third = numbers[2] else { return nil }
        if let month = Self.month(pieces[1]), let day = numbers[0] {
            // `1979-May-06` too.
            self =
                day.digits == 4
                ? .whole(year: day.value, month: month, day: third.value) : .named(day: day.value, month: month, year: third)
        } else if let month = Self.month(pieces[0]), let day = numbers[1] {
            self = .named(day: day.value, month: month, year: third)
        } else if let first = numbers[0], let second = numbers[1] {
            self.init(first, second, third)
        } else {
            return nil
        }
    }

    private init(_ first: Number, _ second: Number, _ third: Number) {
        self =
            first.digits == 4
            ? .whole(year: first.value, month: second.value, day: third.value) : .numbers(first, second, third)
    }

    /// What nearly every row has, `1979-05-06` or `6/5/1979`, without a look at its letters.
    private static func threeNumbers(_ text: String) -> (Number, Number, Number)? {
        var numbers: [Number] = []
        var (value, digits) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case 48...57 where digits < 4: (value, digits) = (value * 10 + Int(byte - 48), digits + 1)
            case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."):
                guard digits > 0, numbers.count < 2 else { return nil }
                numbers.append(Number(value: value, digits: digits))
                (value, digits) = (0, 0)
            default: return nil
            }
        }
        guard digits > 0, numbers.count == 2 else { return nil }
        return (numbers[0], numbers[1], Number(value: value, digits: digits))
    }

    /// `YYYYMMDD` where that is a day of a living memory, else day and month before the year.
    private init(eightDigits value: Int) {
        let (year, month, day) = (value / 10_000, value / 100 % 100, value % 100)
        if (1850...2100).contains(year), CivilDate(year: year, month: month, day: day) != nil {
            self = .whole(year: year, month: month, day: day)
        } else {
            self = .numbers(
                Number(value: value / 1_000_000, digits: 2), Number(value: value / 10_000 % 100, digits: 2),
                Number(value: value % 10_000, digits: 4))
        }
    }

    /// Databases put a midnight behind a date: cut off from the blank or the T before the first colon.
    private static func withoutTime(_ text: String) -> Substring {
        guard let colon = text.firstIndex(of: ":") else { return text[...] }
        let before = text[..<colon]
        guard let start = before.lastIndex(where: { $0 == " " || $0 == "T" || $0 == "t" }) else { return text[...] }
        return before[..<start]
    }

    private static func number(_ piece: String) -> Number? {
        var digits = piece[...]
        for ending in ["st", "nd", "rd", "th", "º"] where digits.hasSuffix(ending) { digits = digits.dropLast(ending.count) }
        guard (1...8).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }), let value = Int(digits) else {
            return nil
        }
        return Number(value: value, digits: digits.utf8.count)
    }

    private static func month(_ piece: String) -> Int? {
        guard piece.count >= 3 else { return nil }
        for names in [english, spanish] {
            if let index = names.firstIndex(where: { $0.hasPrefix(piece) }) { return index + 1 }
        }
        return ["sept": 9, "set": 9][piece]
    }

    private static func isWeekday(_ piece: String) -> Bool {
        guard piece.count >= 3 else { return false }
        return weekdays.contains { $0.hasPrefix(piece) }
    }

    private static let english = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]
    private static let spanish = [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ]
    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "lunes", "martes", "miércoles", "jueves", "viernes",
        "sábado", "domingo",
    ]
}
