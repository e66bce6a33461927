/// A point in time as an office lives it: the instant, and what its wall clock was set to then.
public struct Moment: Hashable, Sendable, Comparable {
    /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let utcMilliseconds: Int64
    /// The office's offset from UTC at that instant, in minutes; east is positive.
    public let offsetMinutes: Int16

    public init(utcMilliseconds: Int64, offsetMinutes: Int16) {
        self.utcMilliseconds = utcMilliseconds
        self.offsetMinutes = offsetMinutes
    }

    /// The office's calendar day.
    public var date: CivilDate { Self.split(localMilliseconds).date }
    /// Minutes since the office's midnight, 0 to 1439.
    public var minuteOfDay: Int { Self.split(localMilliseconds).minute }
    /// `10:42` on the office's wall clock.
    public var localTime: String { Self.clock(minuteOfDay) }
    /// `2026-12-11 10:42 -06:00`.
    public var localStamp: String {
        let magnitude = abs(Int(offsetMinutes))
        return "\(date) \(localTime) \(offsetMinutes < 0 ? "-" : "+")\(Self.clock(magnitude))"
    }
    /// `2026-12-11T16:42:07.120Z`.
    public var utcStamp: String {
        let (date, minute) = Self.split(utcMilliseconds)
        let rest = Int(((utcMilliseconds % 60_000) + 60_000) % 60_000)
        let milliseconds = String(1000 + rest % 1000).dropFirst()
        let seconds = String(100 + rest / 1000).dropFirst()
        return "\(date)T\(Self.clock(minute)):\(seconds).\(milliseconds)Z"
    }

    public func adding(milliseconds: Int64) -> Moment {
        Moment(utcMilliseconds: utcMilliseconds + milliseconds, offsetMinutes: offsetMinutes)
    }

    public static func < (left: Self, right: Self) -> Bool { left.utcMilliseconds < right.utcMilliseconds }

    /// A damaged ledger may hold any time at all, and still has to be shown: the far ends of time stay where they are.
    private var localMilliseconds: Int64 {
        let (sum, isOver) = utcMilliseconds.addingReportingOverflow(Int64(offsetMinutes) * 60_000)
        return isOver ? utcMilliseconds : sum
    }

    private static func split(_ milliseconds: Int64) -> (date: CivilDate, minute: Int) {
        let dayLength: Int64 = 86_400_000
        let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: dayLength)
        let isBefore = remainder < 0
        let day = CivilDate(dayNumber: Int(quotient) - (isBefore ? 1 : 0))
        return (day, Int((isBefore ? remainder + dayLength : remainder) / 60_000))
    }

    private static func clock(_ minutes: Int) -> String {
        "\(String(100 + minutes / 60).dropFirst()):\(String(100 + minutes % 60).dropFirst())"
    }
}
