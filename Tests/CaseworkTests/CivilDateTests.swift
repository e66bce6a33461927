import Casework
import Testing

@Suite("Civil dates")
struct CivilDateTests {
    @Test("Every day from 1900 to 2100 is what counting day by day says")
    func everyDay() throws {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        // 1 January 1900 was a Monday, 25,567 days before 1970.
        var number = -25_567
        var weekday = 0
        for year in 1900...2100 {
            let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
            for month in 1...12 {
                for day in 1...(lengths[month - 1] + (month == 2 && isLeap ? 1 : 0)) {
                    let date = try #require(CivilDate(year: year, month: month, day: day))
                    let agrees =
                        date.dayNumber == number && CivilDate(dayNumber: number) == date && date.year == year && date.month == month
                        && date.day == day && date.weekday == Weekday.allCases[weekday] && CivilDate("\(date)") == date
                    if !agrees { Issue.record("\(year)-\(month)-\(day): \(date), day \(date.dayNumber), \(date.weekday)") }
                    number += 1
                    weekday = (weekday + 1) % 7
                }
            }
        }
        #expect(CivilDate(year: 1970, month: 1, day: 1)?.dayNumber == 0)
    }

    @Test(
        "Days that do not exist are none",
        arguments: [
            (2026, 2, 29), (2100, 2, 29), (2024, 2, 30), (2026, 4, 31), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (0, 1, 1),
            (10_000, 1, 1), (-5, 1, 1), (2026, .max, 1), (2026, 1, .min),
        ])
    func noSuchDay(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test(
        "Only YYYY-MM-DD is read",
        arguments: [
            "", "2026", "2026-1-01", "2026-01-1", "26-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-01T00:00", "20260101",
            "2026-02-30", "2026--1-01", "+026-01-01", "２０２６-01-01", "2026-0１-1", "-026-01-01", "2026-01-0١", "\u{1B}[31m-01", "0000-01-01",
        ])
    func badText(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test("The ends of the calendar and days before 1970")
    func ends() {
        #expect(CivilDate("0001-01-01")?.description == "0001-01-01")
        #expect(CivilDate("9999-12-31")?.description == "9999-12-31")
        #expect(CivilDate(dayNumber: -1).description == "1969-12-31" && CivilDate(dayNumber: -1).weekday == .wednesday)
        #expect(CivilDate("2024-02-28")?.adding(days: 1).description == "2024-02-29")
        #expect(CivilDate("2024-03-01")?.adding(days: -1).description == "2024-02-29")
    }
}
