import CaseStorage
import EventLedger
import GRDB

/// Recomputes everything in a store: bytes, tree, columns and projections.
///
/// Runs in one transaction of a scratch database that the store is attached to: all is read of one state, and what the
/// projections should be is made on the disk, not in memory. Of a store of an older version the ledger and what stands
/// beside it are checked: its projections are made anew, not compared, when it is brought up to date.
struct StoreAudit {
    private static let chunk: UInt64 = 2_000

    let connection: StoreConnection

    func run(_ progress: ProgressReport) throws -> AuditReport {
        let scratch = try connection.scratch()
        defer { try? scratch.close() }
        var findings = Findings()
        var state: LedgerState?
        try scratch.write { database in
            let version = try Int.fetchOne(database, sql: "PRAGMA store.user_version") ?? 0
            let isReadable = try SchemaComparison.run(database, StoreSchema.current.at(version), &findings)
            try Self.checkPages(database, &findings)
            guard isReadable else { return }
            state = try Self.readLedger(database, isOlder: version < StoreSchema.current.version, &findings, progress)
        }
        return AuditReport(ledger: state ?? LedgerState(size: 0, root: .emptyTree), findings: findings.all)
    }

    /// What a rebuild would change.
    func projectionFindings(_ progress: ProgressReport) throws -> [AuditReport.Finding] {
        let scratch = try connection.scratch()
        defer { try? scratch.close() }
        var findings = Findings()
        try scratch.write { database in
            try ProjectionReplay.run(database, progress)
            for shape in StoreTables.projectionShapes { TableComparison(shape).run(database, &findings) }
        }
        return findings.all
    }

    private static func checkPages(_ database: Database, _ findings: inout Findings) throws {
        let problems = try String.fetchAll(database, sql: "PRAGMA store.integrity_check(10)")
        // What SQLite says names pages and indexes, which help nobody who audits cases.
        if problems != ["ok"] { findings.add("the file's pages or indexes do not fit together (\(problems.count) places)") }
    }

    private static func readLedger(
        _ database: Database, isOlder: Bool, _ findings: inout Findings, _ progress: ProgressReport
    ) throws -> LedgerState {
        let reading = EventReading(database)
        let size = try reading.size()
        var pass = try LedgerPass(database)
        var replay = try ProjectionReplay(database)
        var isInOrder = size <= EventReading.always
        var start: UInt64 = 0
        while isInOrder && start < size {
            guard progress(Int(start), Int(size)) else { throw StorageFailure.stopped }
            let end = min(size, start + chunk)
            let events = try reading.stored(start..<end)
            // A sequence far too high leaves a gap that would take years to walk through.
            guard !events.isEmpty else {
                findings.add("the events from here on are missing", at: start)
                isInOrder = false
                break
            }
            for event in events where isInOrder {
                isInOrder = try pass.read(event, &findings)
                if isInOrder && !isOlder { try replay.project(event) }
            }
            start = end
        }
        // Behind an event that is not in order nothing can be judged.
        guard isInOrder else { return pass.state }
        try pass.finish(&findings)
        if !isOlder {
            try replay.flush()
            for shape in StoreTables.projectionShapes { TableComparison(shape).run(database, &findings) }
        }
        _ = progress(Int(size), Int(size))
        return pass.state
    }
}
