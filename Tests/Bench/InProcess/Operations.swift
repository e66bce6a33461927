import AgencyPacks
import CaseOperations
import CaseStorage
import Casework
import Foundation
import SQLiteStorage

struct FixedClock: OfficeClock {
    let moment: Moment
    func now() -> Moment { moment }
}

/// The counter's operations on a sample store: searching, opening a case, reading the desk, and steps that are durable.
struct Operations {
    static func measure(_ path: String, queries file: String) throws -> [String: Any] {
        let store = try SQLiteStore.open(at: path)
        let files = try PackFiles(try store.packFiles())
        guard let agency = AgencyPack.read(files).agency, let me = try store.staff().last(where: { $0.roles.contains("supervisor") }) else {
            fatalError("not a sample store")
        }
        let state = try store.ledgerState()
        let last = try store.storedEvents((state.size - 1)..<state.size)
        precondition(!last.isEmpty)
        let now = Moment(utcMilliseconds: Int64(Date().timeIntervalSince1970 * 1000), offsetMinutes: -360)
        let office = Office(store: store, agency: agency, mode: .training, me: me, clock: FixedClock(moment: now))
        var report: [String: Any] = [:]

        let queries = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map(String.init)
        for pass in ["cold", "warm"] {
            var samples: [Int] = []
            for query in queries {
                for length in 1...query.count {
                    let before = cpu()
                    _ = try office.search(String(query.prefix(length)), limit: 50)
                    samples.append(cpu() - before)
                }
            }
            report["search_\(pass)_ms"] = summary(samples)
        }

        let rows = try store.cases(CaseQuery(openOnly: true, order: .newest, limit: 600)).rows
        var samples: [Int] = []
        for row in rows.prefix(300) {
            let before = cpu()
            _ = try office.showCase(row.id)
            samples.append(cpu() - before)
        }
        report["open_case_ms"] = summary(samples)

        samples = []
        for _ in 0..<50 {
            let before = cpu()
            _ = try office.desk()
            samples.append(cpu() - before)
        }
        report["desk_ms"] = summary(samples)

        samples = []
        let started = DispatchTime.now().uptimeNanoseconds
        for row in rows.prefix(300) {
            let before = cpu()
            _ = try office.change(row.id, .note("Measured."))
            samples.append(cpu() - before)
        }
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - started) / 1e9
        report["durable_note_ms"] = summary(samples)
        report["durable_note_per_second"] = (Double(samples.count) / seconds).rounded()

        samples = []
        for row in rows {
            let view = try office.showCase(row.id)
            guard let option = view.transitions.first(where: { $0.isAllowed && $0.asksFor.isEmpty }) else { continue }
            let before = cpu()
            _ = try office.change(
                row.id, .move(transition: option.transition.id, values: [:], reason: "Measured.", due: nil), seen: view.record.version)
            samples.append(cpu() - before)
        }
        report["durable_move_ms"] = summary(samples)
        return report
    }
}
