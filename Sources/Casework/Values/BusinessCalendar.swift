/// Which days an office works.
public struct BusinessCalendar: Sendable, Hashable {
    public enum Holidays: String, Sendable { case none, usFederal = "us-federal" }

    public let weekend: Set<Weekday>
    public let holidays: Holidays
    public let closed: Set<CivilDate>

    public init(weekend: Set<Weekday> = [.saturday, .sunday], holidays: Holidays = .none, closed: Set<CivilDate> = []) {
        self.weekend = weekend
        self.holidays = holidays
        self.closed = closed
    }

    public func isOpen(_ date: CivilDate) -> Bool {
        !weekend.contains(date.weekday) && !closed.contains(date)
            && !(holidays == .usFederal && Self.isFederalHoliday(date))
    }

    /// The day a term ends that starts on `start`. Business days count from the next open day; a calendar without
    /// any open day in a year ends there rather than searching for ever.
    public func end(of term: Term, from start: CivilDate) -> CivilDate { day(term, away: 1, from: start) }

    /// The day a term begins that ends on `end`: the same, counted backwards.
    public func start(of term: Term, to end: CivilDate) -> CivilDate { day(term, away: -1, from: end) }

    /// `date` if the office is open then, else the nearest open day in the direction of `step` (1 or -1).
    public func firstOpen(from date: CivilDate, step: Int) -> CivilDate {
        isOpen(date) ? date : day(.businessDays(1), away: step, from: date)
    }

    private func day(_ term: Term, away step: Int, from start: CivilDate) -> CivilDate {
        switch term {
        case .days(let count): return start.adding(days: step * count)
        case .businessDays(let count):
            var date = start
            var left = count
            var closedInARow = 0
            while left > 0, closedInARow < 366 {
                date = date.adding(days: step)
                if isOpen(date) {
                    left -= 1
                    closedInARow = 0
                } else {
                    closedInARow += 1
                }
            }
            return date
        }
    }

    /// The eleven holidays of 5 U.S.C. 6103, with the Friday or Monday observed in place of a Saturday or Sunday.
    public static func isFederalHoliday(_ date: CivilDate) -> Bool {
        if isNominalHoliday(date) { return true }
        switch date.weekday {
        case .friday: return isFixedHoliday(date.adding(days: 1))
        case .monday: return isFixedHoliday(date.adding(days: -1))
        default: return false
        }
    }

    private static func isNominalHoliday(_ date: CivilDate) -> Bool {
        if isFixedHoliday(date) { return true }
        let week = (date.day - 1) / 7 + 1
        switch (date.month, date.weekday) {
        case (1, .monday), (2, .monday): return week == 3  // Martin Luther King Jr., Washington's Birthday
        case (5, .monday): return date.day > 24  // Memorial Day
        case (9, .monday): return week == 1  // Labor Day
        case (10, .monday): return week == 2  // Columbus Day
        case (11, .thursday): return week == 4  // Thanksgiving Day
        default: return false
        }
    }

    private static func isFixedHoliday(_ date: CivilDate) -> Bool {
        switch (date.month, date.day) {
        case (1, 1), (7, 4), (11, 11), (12, 25): true
        case (6, 19): date.year >= 2021
        default: false
        }
    }
}

/// A length of time as offices promise it: civil days, or days on which the office works.
public enum Term: Hashable, Sendable {
    case days(Int)
    case businessDays(Int)

    /// Reads `30 days`, `1 day`, `10 business days`.
    public init?(_ text: String) {
        let words = text.split(separator: " ")
        guard let first = words.first, let count = Int(first), (0...36_500).contains(count) else { return nil }
        switch words.dropFirst().joined(separator: " ") {
        case "day", "days": self = .days(count)
        case "business day", "business days": self = .businessDays(count)
        default: return nil
        }
    }

    public var count: Int {
        switch self {
        case .days(let count), .businessDays(let count): count
        }
    }
}

extension Term: CustomStringConvertible {
    public var description: String {
        switch self {
        case .days(let count): count == 1 ? "1 day" : "\(count) days"
        case .businessDays(let count): count == 1 ? "1 business day" : "\(count) business days"
        }
    }
}
