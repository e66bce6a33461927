public import Casework

/// Dates as staff read and type them, in English.
public enum DateWording {
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// `9 Nov`.
    public static func short(_ date: CivilDate) -> String { "\(date.day) \(months[date.month - 1])" }

    /// `9 Nov 2026`.
    public static func long(_ date: CivilDate) -> String { "\(short(date)) \(date.year)" }

    /// `Mon 14 Dec`.
    public static func weekday(_ date: CivilDate) -> String {
        "\(date.weekday.rawValue.prefix(1).uppercased())\(date.weekday.rawValue.dropFirst()) \(short(date))"
    }

    /// When something is due, seen from today: `2 days late`, `today`, `tomorrow`, `Mon 14 Dec`, `14 Dec 2027`.
    public static func due(_ date: CivilDate, today: CivilDate) -> String {
        let days = date.dayNumber - today.dayNumber
        switch days {
        case ..<(-1): return "\(-days) days late"
        case -1: return "1 day late"
        case 0: return "today"
        case 1: return "tomorrow"
        default: return date.year == today.year || days < 180 ? weekday(date) : long(date)
        }
    }

    /// Whole days between, as an age: `9 d`.
    public static func age(since date: CivilDate, today: CivilDate) -> String { "\(max(0, today.dayNumber - date.dayNumber)) d" }

    /// Reads `2026-11-09`, `11/9/2026`, `9 Nov 2026`, `Nov 9, 2026`, `9 Nov`, `Mon 9 Nov`, `today`, `yesterday`,
    /// `tomorrow`, `+14` (days from today). A day without a year is in this one; years have four digits.
    public static func read(_ text: String, today: CivilDate) -> CivilDate? {
        if let iso = CivilDate(text) { return iso }
        switch text.lowercased() {
        case "today", "t": return today
        case "yesterday": return today.adding(days: -1)
        case "tomorrow": return today.adding(days: 1)
        default: break
        }
        if text.first == "+" || text.first == "-", let days = Int(text), (-36_500...36_500).contains(days) {
            return today.adding(days: days)
        }
        var pieces = text.split(whereSeparator: { "/-. ,".contains($0) }).map { $0.lowercased() }
        if pieces.count == 3, let weekday = index(of: pieces[0], in: weekdays) {
            // Written without a year, as on a list: the one nearest to now in which the weekday is right.
            return [today.year, today.year + 1, today.year - 1].lazy.compactMap { read("\(pieces[1]) \(pieces[2]) \($0)", today: today) }
                .first { $0.weekday == Weekday.allCases[weekday] }
        }
        if pieces.count == 4, index(of: pieces[0], in: weekdays) != nil { pieces.removeFirst() }
        guard (2...3).contains(pieces.count) else { return nil }
        let year = pieces.count == 3 ? (pieces[2].count == 4 ? number(pieces[2]) : nil) : today.year
        guard let year else { return nil }
        if let day = number(pieces[0]), let month = index(of: pieces[1], in: monthNames) {
            return CivilDate(year: year, month: month + 1, day: day)
        }
        if let month = index(of: pieces[0], in: monthNames), let day = number(pieces[1]) {
            return CivilDate(year: year, month: month + 1, day: day)
        }
        guard pieces.count == 3, let first = number(pieces[0]), let second = number(pieces[1]) else { return nil }
        return CivilDate(year: year, month: first, day: second) ?? CivilDate(year: year, month: second, day: first)
    }

    private static let monthNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// The name that begins so, of three letters at least.
    private static func index(of beginning: String, in names: [String]) -> Int? {
        beginning.count < 3 ? nil : names.firstIndex { $0.hasPrefix(beginning) }
    }

    private static func number(_ text: String) -> Int? {
        text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil
    }
}
