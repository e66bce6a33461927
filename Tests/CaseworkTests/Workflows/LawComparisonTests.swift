import Testing

@testable import Casework

@Suite("What an office promises beside what the law leaves")
struct LawComparisonTests {
    private static let federal = BusinessCalendar(holidays: .usFederal)

    /// Every start day of the years, by counting days one by one.
    private func slowly(_ target: Term, _ law: Term, _ calendar: BusinessCalendar) -> CivilDate? {
        guard let first = CivilDate("2026-01-01") else { return nil }
        for offset in 0..<(11 * 365 + 3) {
            let start = first.adding(days: offset)
            if calendar.end(of: target, from: start) > calendar.end(of: law, from: start) { return start }
        }
        return nil
    }

    @Test(
        "the first day on which it is too late is found, or none is",
        arguments: [
            (Term.businessDays(10), Term.days(14)), (.businessDays(10), .days(15)), (.businessDays(10), .days(16)),
            (.businessDays(10), .days(17)), (.businessDays(1), .days(3)), (.businessDays(1), .days(5)), (.days(20), .businessDays(14)),
            (.days(20), .businessDays(15)), (.days(3), .businessDays(1)), (.businessDays(0), .days(0)), (.days(10), .days(9)),
            (.days(9), .days(10)), (.businessDays(5), .businessDays(4)),
        ])
    func againstCounting(target: Term, law: Term) {
        let calendars = [Self.federal, BusinessCalendar(weekend: [.friday], closed: Set([CivilDate("2027-03-01")].compactMap { $0 }))]
        for calendar in calendars {
            let found = LawComparison(calendar).exceeded(target, law: law)
            #expect(found?.start == slowly(target, law, calendar))
            if let found { #expect(found.target > found.law) }
        }
    }

    @Test("a calendar without an open day ends")
    func neverOpen() {
        let closed = BusinessCalendar(weekend: Set(Weekday.allCases))
        #expect(LawComparison(closed).exceeded(.businessDays(3), law: .days(10)) != nil)
        #expect(LawComparison(closed).exceeded(.days(3), law: .businessDays(10)) == nil)
    }
}
