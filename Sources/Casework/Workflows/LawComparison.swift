/// Whether a time that an office sets itself can end later than the longest time the law leaves it.
///
/// Ten business days are fourteen civil ones, or seventeen about Christmas: only trying every start day tells.
public struct LawComparison {
    private let calendar: BusinessCalendar

    /// Start days: the eleven years from 1 January 2026 hold every weekday of every date, and leap years.
    private static let first = 20_454
    private static let startDays = 11 * 365 + 3
    /// Longer terms are tried from the start days of one year only.
    private static let longTerm = 1_000

    public init(_ calendar: BusinessCalendar) {
        self.calendar = calendar
    }

    /// The first start day on which the target ends after the law's term; nil where there is none.
    public func exceeded(_ target: Term, law: Term) -> WorkflowFinding.LawExceeded? {
        switch (target, law) {
        case (.days(let own), .days(let most)), (.businessDays(let own), .businessDays(let most)):
            return own > most ? comparison(of: target, law, from: CivilDate(dayNumber: Self.first)) : nil
        case (.days, .businessDays), (.businessDays, .days): break
        }
        let isLong = max(target.count, law.count) > Self.longTerm
        var days = OpenDays(calendar, from: Self.first)
        for number in Self.first..<(Self.first + (isLong ? 365 : Self.startDays)) {
            let start = CivilDate(dayNumber: number)
            if days.end(of: target, from: start) > days.end(of: law, from: start) { return comparison(of: target, law, from: start) }
        }
        return nil
    }

    private func comparison(of target: Term, _ law: Term, from start: CivilDate) -> WorkflowFinding.LawExceeded {
        .init(start: start, target: calendar.end(of: target, from: start), law: calendar.end(of: law, from: start))
    }
}

/// Open days counted once, so that the ends of many terms are looked up.
private struct OpenDays {
    private let calendar: BusinessCalendar
    private let first: Int
    /// How many days were open from the first up to and including each.
    private var opened: [Int] = []
    private var days: [Int] = []

    init(_ calendar: BusinessCalendar, from first: Int) {
        self.calendar = calendar
        self.first = first
    }

    mutating func end(of term: Term, from start: CivilDate) -> CivilDate {
        guard case .businessDays(let count) = term, count > 0 else { return calendar.end(of: term, from: start) }
        let offset = start.dayNumber - first
        var closedInARow = 0
        while closedInARow < 366, opened.count <= offset || days.count < opened[offset] + count {
            let day = first + opened.count
            let isOpen = calendar.isOpen(CivilDate(dayNumber: day))
            closedInARow = isOpen ? 0 : closedInARow + 1
            if isOpen { days.append(day) }
            opened.append(days.count)
        }
        guard opened.count > offset, days.count >= opened[offset] + count else { return calendar.end(of: term, from: start) }
        return CivilDate(dayNumber: days[opened[offset] + count - 1])
    }
}
