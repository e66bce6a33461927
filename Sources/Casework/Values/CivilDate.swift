public import CommonExpressions

/// A day of the Gregorian calendar, without a time or a time zone: a day of a case, which events write as text.
public struct CivilDate: Hashable, Comparable, Sendable {
    /// The same day as conditions compute with it.
    public let civilDay: CivilDay

    public init(_ day: CivilDay) {
        civilDay = day
    }

    /// Days since 1970-01-01, which is day 0.
    public var dayNumber: Int { civilDay.number }

    public init(dayNumber: Int) {
        self.init(CivilDay(number: dayNumber))
    }

    /// Nil when there is no such day, such as 30 February.
    public init?(year: Int, month: Int, day: Int) {
        guard let day = CivilDay(year: year, month: month, day: day) else { return nil }
        self.init(day)
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    public init?(_ iso: String) {
        guard let day = CivilDay(iso) else { return nil }
        self.init(day)
    }

    public var year: Int { civilDay.components.year }
    public var month: Int { civilDay.components.month }
    public var day: Int { civilDay.components.day }
    public var weekday: Weekday {
        // Day 0 was a Thursday.
        Weekday.allCases[((dayNumber + 3) % 7 + 7) % 7]
    }

    public func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

    public static func < (left: Self, right: Self) -> Bool { left.dayNumber < right.dayNumber }

    public static func daysInMonth(_ month: Int, of year: Int) -> Int { CivilDay.daysInMonth(month, of: year) }
}

public enum Weekday: String, CaseIterable, Sendable, Codable {
    case monday = "mon", tuesday = "tue", wednesday = "wed", thursday = "thu", friday = "fri", saturday = "sat", sunday = "sun"
}

extension CivilDate: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    public var description: String { civilDay.description }
}

extension CivilDate: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = CivilDate(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a date is written YYYY-MM-DD")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
