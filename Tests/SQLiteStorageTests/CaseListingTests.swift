import CaseStorage
import Casework
import Foundation
import GRDB
import StoreContract
import Testing

@testable import SQLiteStorage

/// What is asked of a hundred thousand cases must not read them all.
@Suite("Lists of cases go by an index")
struct CaseListingTests {
    /// A store with the rows of many cases, a few of which have a timer or run on an older version; made without events, as
    /// only the way of asking is looked at.
    private func crowded(_ count: Int, in folder: TemporaryFolder) throws -> SQLiteStore {
        let store = try SQLiteStore.create(
            at: folder.path("store"), store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
        try store.connection.write { database in
            try database.execute(
                sql: """
                    WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 999 + ?)
                    INSERT INTO case_current(\(CurrentCase.columnList))
                    SELECT i, randomblob(16), 'LIP', 2026, i, 'livestock', 1 + (i % 50 > 0), 'review', 20000, 'livestock', NULL,
                        randomblob(16), 20000, 20000, 20000 + i % 90, CASE WHEN i % 20 = 0 THEN 20000 + i % 100 END,
                        CASE WHEN i % 100 = 0 THEN 'constituent' END, i % 3 = 0, 0, 1, NULL FROM n
                    """, arguments: [count])
        }
        return store
    }

    private func plan(_ query: CaseQuery, _ store: SQLiteStore) throws -> [String] {
        try store.connection.read { database in
            let listing = CaseListing(query)
            return try [listing.pageSQL, listing.totalSQL].map { sql in
                let arguments = StatementArguments((0..<sql.count { $0 == "?" }).map { _ in 1 })
                let steps = try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(sql)", arguments: arguments)
                return steps.map { $0["detail"] as String }.joined(separator: "; ")
            }
        }
    }

    @Test func eachIndexIsUsed() throws {
        let folder = try TemporaryFolder()
        let store = try crowded(2_000, in: folder)
        let day = CivilDate(dayNumber: 20_050)
        let clock = try plan(CaseQuery(clockBefore: day, order: .clock), store)
        #expect(clock.allSatisfy { $0.contains("INDEX case_by_clock (clock<?)") && !$0.contains("TEMP B-TREE") }, "\(clock)")
        #expect(clock[1].contains("COVERING"))
        let mixed = try plan(CaseQuery(type: "livestock", owner: .nobody, clockBefore: day, openOnly: true, order: .clock), store)
        #expect(mixed.allSatisfy { $0.contains("INDEX case_by_clock") }, "\(mixed)")
        for openOnly in [true, false] {
            let version = try plan(CaseQuery(type: "livestock", versionBelow: 2, openOnly: openOnly), store)
            #expect(
                version.allSatisfy { $0.contains("INDEX case_by_version (type=? AND is_open=? AND type_version<?)") }, "\(version)")
        }
        let reminder = try plan(CaseQuery(reminder: .constituent, openOnly: true), store)
        #expect(reminder.allSatisfy { $0.contains("INDEX case_by_reminder (reminder=? AND is_open=?)") }, "\(reminder)")
        let packs = try store.connection.read { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN SELECT sequence FROM event WHERE kind = 'pack-installed' ORDER BY sequence")
                .map { $0["detail"] as String }.joined()
        }
        #expect(packs.contains("INDEX event_pack"))
    }

    @Test func aRowThatMakesNoSenseIsCorruptNotACrash() throws {
        let folder = try TemporaryFolder()
        let store = try crowded(3, in: folder)
        var office = Office(opened: store)
        for damage in [
            "clock = 9223372036854775807", "reminder = 'nobody'", "timers = x'00'", "timers = x'0000000000000009'",
            "timers = x'0000000000000001ff'", "timers = x'00000000ffffffff41'",
        ] {
            try store.connection.write { try $0.execute(sql: "UPDATE case_current SET \(damage) WHERE opened = 1000") }
            let id = try store.connection.read { database in
                let sql = "SELECT id FROM case_current WHERE opened = 1000"
                return try PreparedStatement(database, sql).first { try $0.id(0, of: CaseRecord.self) }
            }
            let failure = #expect(throws: StorageFailure.self, "\(damage)") {
                try office.record(.init(try #require(id), .caseNoted(CaseNoted(text: "x"))))
            }
            #expect(failure?.tellsOfDamage == true, "\(damage)")
            try store.connection.write {
                try $0.execute(sql: "UPDATE case_current SET clock = NULL, reminder = NULL, timers = NULL WHERE opened = 1000")
            }
        }
    }
}
