import Casework
import Testing

@Suite("Moments")
struct MomentTests {
    @Test(
        "Stamps on both sides of UTC, of 1970 and of midnight",
        arguments: [
            (1_797_007_327_120, -360, "2026-12-11 10:42 -06:00", "2026-12-11T16:42:07.120Z"),
            (0, 0, "1970-01-01 00:00 +00:00", "1970-01-01T00:00:00.000Z"),
            (-1, 0, "1969-12-31 23:59 +00:00", "1969-12-31T23:59:59.999Z"),
            (-86_400_000, 0, "1969-12-31 00:00 +00:00", "1969-12-31T00:00:00.000Z"),
            (0, 345, "1970-01-01 05:45 +05:45", "1970-01-01T00:00:00.000Z"),
            (0, -570, "1969-12-31 14:30 -09:30", "1970-01-01T00:00:00.000Z"),
            (2_147_483_648_000, 0, "2038-01-19 03:14 +00:00", "2038-01-19T03:14:08.000Z"),
            (1_709_164_800_000, 0, "2024-02-29 00:00 +00:00", "2024-02-29T00:00:00.000Z"),
        ] as [(Int64, Int16, String, String)])
    func stamps(milliseconds: Int64, offset: Int16, local: String, utc: String) {
        let moment = Moment(utcMilliseconds: milliseconds, offsetMinutes: offset)
        #expect(moment.localStamp == local)
        #expect(moment.utcStamp == utc)
    }

    @Test("The hour that a clock set back lives twice is told apart by its offset")
    func daylightSaving() {
        // Chicago, 1 November 2026: 01:30 summer time, and an hour later 01:30 again.
        let first = Moment(utcMilliseconds: 1_793_514_600_000, offsetMinutes: -300)
        let second = Moment(utcMilliseconds: 1_793_518_200_000, offsetMinutes: -360)
        #expect(first.localTime == "01:30" && second.localTime == "01:30" && first < second)
        #expect(first.localStamp == "2026-11-01 01:30 -05:00" && second.localStamp == "2026-11-01 01:30 -06:00")
    }

    @Test("The day changes at the office's midnight")
    func midnight() {
        let before = Moment(utcMilliseconds: 1_797_055_199_999, offsetMinutes: -360)
        #expect(before.date.description == "2026-12-11" && before.minuteOfDay == 1439)
        let after = before.adding(milliseconds: 1)
        #expect(after.date.description == "2026-12-12" && after.minuteOfDay == 0)
    }

    @Test("Times out of a damaged ledger are shown without a crash")
    func farEnds() {
        for milliseconds in [Int64.min, .min + 1, .max, .max - 1] {
            for offset in [Int16.min, -1, 0, 1, .max] {
                let moment = Moment(utcMilliseconds: milliseconds, offsetMinutes: offset)
                #expect(!moment.localStamp.isEmpty && !moment.utcStamp.isEmpty && (0..<1440).contains(moment.minuteOfDay))
            }
        }
    }
}
