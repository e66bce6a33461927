import Casework
import Foundation

/// The open days of the year before a sample's day, and the office's clock on them.
struct OfficeDays: Sendable {
    /// Oldest first; never empty.
    let days: [CivilDate]
    /// Minutes from UTC, by day. An office's hours lie after the small hours in which clocks are changed.
    private let offsets: [Int16]
    /// One year before: the day the store begins.
    let start: CivilDate
    let asOf: CivilDate

    /// Milliseconds since midnight at which the counter opens and closes.
    static let opening = 8 * 3_600_000
    static let closing = 16 * 3_600_000 + 45 * 60_000

    init(before asOf: CivilDate, of agency: Agency) throws(SampleProblem) {
        // 29 February has no fellow in the year before.
        start =
            CivilDate(year: asOf.year - 1, month: asOf.month, day: min(asOf.day, CivilDate.daysInMonth(asOf.month, of: asOf.year - 1)))
            ?? asOf
        self.asOf = asOf
        days = (start.dayNumber..<asOf.dayNumber).map { CivilDate(dayNumber: $0) }.filter { agency.calendar.isOpen($0) }
        guard !days.isEmpty else { throw .noOpenDays }
        guard let zone = OfficeZone(agency.timeZone) else { throw .unknownTimeZone(agency.timeZone) }
        offsets = days.map { zone.offset(on: $0) }
        beginning = OfficeDays.moment(on: start, OfficeDays.opening - 2 * 3_600_000, offset: zone.offset(on: start))
    }

    /// When the store is made: at six in the morning of its first day.
    let beginning: Moment

    var last: Int { days.count - 1 }

    func moment(_ day: Int, _ millisecond: Int) -> Moment {
        OfficeDays.moment(on: days[day], millisecond, offset: offsets[day])
    }

    private static func moment(on date: CivilDate, _ millisecond: Int, offset: Int16) -> Moment {
        Moment(
            utcMilliseconds: Int64(date.dayNumber) * 86_400_000 + Int64(millisecond) - Int64(offset) * 60_000, offsetMinutes: offset)
    }

    /// The first open day on or after a date; nil past the last.
    func index(onOrAfter date: CivilDate) -> Int? {
        var low = 0
        var high = days.count
        while low < high {
            let middle = (low + high) / 2
            if days[middle] < date { low = middle + 1 } else { high = middle }
        }
        return low < days.count ? low : nil
    }
}

/// How far an office's clock is from UTC.
///
/// The zones of the United States are written out, so that the same seed gives the same ledger on machines with other
/// time zone tables, or none: daylight time runs from the second Sunday of March to the first of November
/// (15 U.S.C. 260a).
private struct OfficeZone {
    private enum Rule {
        case american(standard: Int16, savesDaylight: Bool)
        case table(TimeZone)
    }
    private let rule: Rule

    private static let american: [String: Rule] = [
        "America/New_York": .american(standard: -300, savesDaylight: true),
        "America/Chicago": .american(standard: -360, savesDaylight: true),
        "America/Denver": .american(standard: -420, savesDaylight: true),
        "America/Phoenix": .american(standard: -420, savesDaylight: false),
        "America/Los_Angeles": .american(standard: -480, savesDaylight: true),
        "America/Anchorage": .american(standard: -540, savesDaylight: true),
        "Pacific/Honolulu": .american(standard: -600, savesDaylight: false),
    ]

    init?(_ name: String) {
        if let known = Self.american[name] {
            rule = known
        } else if let zone = TimeZone(identifier: name) {
            rule = .table(zone)
        } else {
            return nil
        }
    }

    /// At noon.
    func offset(on date: CivilDate) -> Int16 {
        switch rule {
        case .american(let standard, let savesDaylight): savesDaylight && isDaylight(date) ? standard + 60 : standard
        case .table(let zone):
            Int16(truncatingIfNeeded: zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(date.dayNumber) * 86_400 + 43_200)) / 60)
        }
    }

    private func isDaylight(_ date: CivilDate) -> Bool {
        guard let march = CivilDate(year: date.year, month: 3, day: 8), let november = CivilDate(year: date.year, month: 11, day: 1)
        else { return false }
        return date >= sunday(onOrAfter: march) && date < sunday(onOrAfter: november)
    }

    private func sunday(onOrAfter date: CivilDate) -> CivilDate {
        let weekday = Weekday.allCases.firstIndex(of: date.weekday) ?? 0
        return date.adding(days: 6 - weekday)
    }
}
