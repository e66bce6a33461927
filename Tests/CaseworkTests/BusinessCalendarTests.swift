import Casework
import Testing

@Suite("Business calendars")
struct BusinessCalendarTests {
    /// 5 U.S.C. 6103 worked out by hand for four years, with the days observed where one falls on a weekend.
    static let holidays: [String] = [
        "2024-01-01", "2024-01-15", "2024-02-19", "2024-05-27", "2024-06-19", "2024-07-04", "2024-09-02", "2024-10-14", "2024-11-11",
        "2024-11-28", "2024-12-25",
        "2025-01-01", "2025-01-20", "2025-02-17", "2025-05-26", "2025-06-19", "2025-07-04", "2025-09-01", "2025-10-13", "2025-11-11",
        "2025-11-27", "2025-12-25",
        // Independence Day of 2026 is a Saturday: observed on Friday the third.
        "2026-01-01", "2026-01-19", "2026-02-16", "2026-05-25", "2026-06-19", "2026-07-03", "2026-09-07", "2026-10-12", "2026-11-11",
        "2026-11-26", "2026-12-25",
        // 2027: Juneteenth is a Saturday, Independence Day a Sunday, Christmas a Saturday, and so is New Year's Day of 2028.
        "2027-01-01", "2027-01-18", "2027-02-15", "2027-05-31", "2027-06-18", "2027-07-05", "2027-09-06", "2027-10-11", "2027-11-11",
        "2027-11-25", "2027-12-24", "2027-12-31",
    ]

    @Test("Weekdays off are the federal holidays of 2024 to 2027, and no others")
    func federal() throws {
        var found: [String] = []
        var date = try #require(CivilDate("2024-01-01"))
        while date.year < 2028 {
            if date.weekday != .saturday, date.weekday != .sunday, BusinessCalendar.isFederalHoliday(date) { found.append("\(date)") }
            date = date.adding(days: 1)
        }
        #expect(found == Self.holidays)
    }

    @Test("Juneteenth is a holiday since 2021")
    func juneteenth() throws {
        #expect(try !BusinessCalendar.isFederalHoliday(#require(CivilDate("2020-06-19"))))
        #expect(try BusinessCalendar.isFederalHoliday(#require(CivilDate("2021-06-18"))))
    }

    @Test(
        "Terms end on the day a slow count says",
        arguments: [
            ("2 business days", "2026-11-25", "2026-12-01"),  // Thanksgiving, the closed Friday, a weekend
            ("1 business day", "2026-11-20", "2026-11-23"),
            ("0 business days", "2026-11-22", "2026-11-22"),
            ("1 business day", "2026-12-31", "2027-01-04"),
            ("10 business days", "2026-11-02", "2026-11-17"),
            ("30 days", "2026-11-09", "2026-12-09"),
            ("1 day", "2024-02-28", "2024-02-29"),
            ("0 days", "2026-11-22", "2026-11-22"),
        ])
    func terms(term: String, from: String, to: String) throws {
        let closed = try #require(CivilDate("2026-11-27"))
        let calendar = BusinessCalendar(holidays: .usFederal, closed: [closed])
        #expect(try calendar.end(of: #require(Term(term)), from: #require(CivilDate(from))) == #require(CivilDate(to)))
    }

    @Test("A calendar that never opens still answers")
    func closedForEver() throws {
        let calendar = BusinessCalendar(weekend: Set(Weekday.allCases))
        let start = try #require(CivilDate("2026-01-01"))
        let end = calendar.end(of: .businessDays(36_500), from: start)
        #expect(end > start && end.dayNumber - start.dayNumber <= 366)
    }

    @Test("Terms are read as offices write them")
    func reading() {
        #expect(Term("1 day") == .days(1) && Term("30  days") == .days(30) && Term("10 business days") == .businessDays(10))
        for text in [
            "", "days", "-1 days", "1.5 days", "10", "10 weeks", "36501 days", "ten days", "1 days ago", "99999999999999999999 days",
        ] {
            #expect(Term(text) == nil, "\(text)")
        }
        for term in [Term.days(1), .days(30), .businessDays(1), .businessDays(10)] { #expect(Term("\(term)") == term) }
    }
}
