import CaseOperations
import Casework
import Foundation

/// The system's clock, set to the wall clock of the office.
struct SystemClock: OfficeClock {
    private let zone: TimeZone
    /// A training store may be told the time, so that exercises and recorded screens come out the same every day.
    private let fixed: Int64?

    /// - Parameters:
    ///   - timeZone: an IANA name; an unknown one counts as UTC.
    ///   - now: `CASELOAD_NOW`, an instant such as `2026-12-11T16:42:00Z`; only given for training stores.
    init(timeZone: String, now: String? = nil) throws(CommandFailure) {
        zone = TimeZone(identifier: timeZone) ?? .gmt
        guard let now, !now.isEmpty else {
            fixed = nil
            return
        }
        guard let date = try? Date(now, strategy: .iso8601) else {
            throw .usage("CASELOAD_NOW is \(now.prefix(40)), which is no instant. Write it as 2026-12-11T16:42:00Z, or unset it.")
        }
        fixed = Int64(date.timeIntervalSince1970 * 1000)
    }

    func now() -> Moment {
        guard let fixed else {
            var time = timespec()
            clock_gettime(CLOCK_REALTIME, &time)
            return moment(Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
        }
        return moment(fixed)
    }

    private func moment(_ milliseconds: Int64) -> Moment {
        let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
        return Moment(utcMilliseconds: milliseconds, offsetMinutes: Int16(clamping: zone.secondsFromGMT(for: date) / 60))
    }
}
