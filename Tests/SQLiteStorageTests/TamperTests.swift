import CaseStorage
import Casework
import EventLedger
import Foundation
import GRDB
import SQLiteStorage
import StoreContract
import Testing

@Suite("A changed store is found out")
struct TamperTests {
    /// A store with some of everything, closed, and how its file looks.
    private func made(in folder: TemporaryFolder) throws -> String {
        let path = folder.path("store")
        var office = try Office { store, genesis, seed in
            try SQLiteStore.create(at: path, store: store, genesis: genesis, signingSeed: seed)
        }
        let files = [PackFile(path: "agency.yaml", bytes: Array("agency: county".utf8))]
        let installed = PackInstalled(
            agency: "county", digest: EventLedger.Digest.pack(files).hex, timeZone: "America/Chicago")
        let pack: SubjectID = office.id()
        _ = try office.store.commit(office.commit([.init(pack, .packInstalled(installed))], packFiles: files))
        var people: [ConstituentID] = []
        for index in 0..<6 {
            let person = try office.person(
                .init(
                    givenName: "Person\(index)", familyName: "Family", birthDate: CivilDate(dayNumber: 3000 + index),
                    phones: ["505555010\(index)"]))
            people.append(person)
            let id = try office.openCase(for: person, owner: index % 2 == 0 ? office.clerk : nil, due: office.today.adding(days: index))
            let timers = ["nudge", "close"].map { RunningTimer(id: $0, ends: office.today.adding(days: index)) }
            try office.record(.init(id, try office.move("submit", from: "intake", to: "review", timers: timers)))
            if index > 3 { try office.record(.init(id, office.ranOut(timers[0], reminds: .owner))) }
            try office.record(
                .init(person, .contactRecorded(ContactRecorded(channel: .call, cases: [id], note: "rang", callbackOn: office.today))))
        }
        try office.record(.init(people[4], .constituentMerged(ConstituentMerged(into: people[5]))))
        try office.record(.init(people[0], .constituentsDistinguished(ConstituentsDistinguished(other: people[1]))))
        try (office.store as? SQLiteStore)?.close()
        return path
    }

    private func findings(_ path: String) throws -> [AuditReport.Finding] {
        let store = try SQLiteStore.open(at: path)
        defer { try? store.close() }
        return try store.verify { _, _ in true }.findings
    }

    /// Changes one cell of one row to something else of the same type.
    private func change(_ table: String, _ random: inout SeededGenerator, in path: String) throws -> String? {
        let database = try DatabaseQueue(path: path)
        defer { try? database.close() }
        return try database.write { database in
            let columns = try Row.fetchAll(database, sql: "SELECT name, pk FROM pragma_table_info('\(table)')").map { $0["name"] as String }
            let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(table)")
            guard let row = rows.randomElement(using: &random), let column = columns.randomElement(using: &random) else { return nil }
            let old: DatabaseValue = row[column]
            let new: DatabaseValue
            switch old.storage {
            case .null: new = Data([1]).databaseValue
            case .int64(let value): new = (value ^ 1 << Int64.random(in: 0..<20, using: &random)).databaseValue
            case .string(let value):
                var bytes = Array(value.utf8)
                if bytes.isEmpty { bytes = [65] } else { bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 }
                new = String(decoding: bytes, as: UTF8.self).databaseValue
            case .blob(let value):
                var bytes = Array(value)
                if bytes.isEmpty {
                    bytes = [65]
                } else {
                    bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                }
                new = Data(bytes).databaseValue
            case .double: return nil
            }
            let conditions = columns.map { "\($0) IS ?" }.joined(separator: " AND ")
            let values = [new] + columns.map { row[$0] as DatabaseValue }
            do {
                try database.execute(sql: "UPDATE \(table) SET \(column) = ? WHERE \(conditions)", arguments: StatementArguments(values))
            } catch let error as DatabaseError where [.SQLITE_CONSTRAINT, .SQLITE_MISMATCH].contains(error.resultCode) { return nil }
            return "\(table).\(column): \(old) became \(new)"
        }
    }

    @Test func everyChangedCellIsFound() throws {
        let folder = try TemporaryFolder()
        let path = try made(in: folder)
        #expect(try findings(path).isEmpty)
        let whole = try Data(contentsOf: URL(filePath: path))
        let tables = [
            "event", "part", "node", "commit_log", "pack_file", "signing_key", "projection", "identity", "case_current", "case_tally",
            "serial", "constituent_current", "population", "term", "posting", "distinguished", "search_key", "related",
            "callback_open",
        ]
        var random = SeededGenerator(state: 11)
        var changes = 0
        while changes < 200 {
            try whole.write(to: URL(filePath: path))
            guard let what = try change(tables[changes % tables.count], &random, in: path) else { continue }
            changes += 1
            do {
                #expect(try !findings(path).isEmpty, "\(what)")
            } catch let failure as StorageFailure {
                #expect(failure.tellsOfDamage, "\(what): \(failure)")
            }
        }
    }

    @Test func everyRemovedRowIsFound() throws {
        let folder = try TemporaryFolder()
        let path = try made(in: folder)
        let whole = try Data(contentsOf: URL(filePath: path))
        for table in [
            "event", "part", "node", "commit_log", "pack_file", "signing_key", "identity", "case_current", "case_tally",
            "serial", "constituent_current", "population", "term", "posting", "distinguished", "search_key", "related",
            "callback_open", "projection",
        ] {
            for order in ["ASC", "DESC"] {
                try whole.write(to: URL(filePath: path))
                let database = try DatabaseQueue(path: path)
                try database.write { database in
                    let key = try Row.fetchAll(database, sql: "SELECT name FROM pragma_table_info('\(table)')").map { $0["name"] as String }
                    let row = try #require(try Row.fetchOne(database, sql: "SELECT * FROM \(table) ORDER BY 1 \(order), 2 \(order)"))
                    try database.execute(
                        sql: "DELETE FROM \(table) WHERE " + key.map { "\($0) IS ?" }.joined(separator: " AND "),
                        arguments: StatementArguments(key.map { row[$0] as DatabaseValue }))
                }
                try database.close()
                do {
                    // The last event with nothing beside it cannot be missed by the ledger alone, but its rows can.
                    #expect(try !findings(path).isEmpty, "\(table) \(order)")
                } catch let failure as StorageFailure {
                    #expect(failure.tellsOfDamage, "\(table) \(order): \(failure)")
                }
            }
        }
    }

    @Test func surplusRowsAndObjectsAreFound() throws {
        let folder = try TemporaryFolder()
        let path = try made(in: folder)
        let whole = try Data(contentsOf: URL(filePath: path))
        for sql in [
            "CREATE TABLE extra(a)", "CREATE TRIGGER t AFTER INSERT ON event BEGIN SELECT 1; END", "CREATE VIEW v AS SELECT 1",
            "DROP INDEX case_by_queue", "DROP TABLE related", "CREATE INDEX i ON event(kind)",
            "INSERT INTO node VALUES (0, 999, zeroblob(32))", "INSERT INTO part VALUES (999, 'personal', zeroblob(32), x'7b7d')",
            "INSERT INTO part VALUES (-1, 'personal', zeroblob(32), x'7b7d')", "INSERT INTO search_key VALUES (1, 'zzz', 3, 0)",
            "INSERT INTO case_tally VALUES (1, 'a', 'b', 'c', 0, 0, 0, 0)", "INSERT INTO pack_file VALUES (zeroblob(32), 'a', x'00')",
            "INSERT INTO event VALUES (-1, x'', x'', 1, '', 0, x'', x'')", "INSERT INTO event VALUES (999, x'', x'', 1, '', 0, x'', x'')",
            "UPDATE commit_log SET fingerprint = zeroblob(32) WHERE first = 2", "DELETE FROM part WHERE name = 'personal'",
        ] {
            try whole.write(to: URL(filePath: path))
            let database = try DatabaseQueue(path: path)
            try database.write { try $0.execute(sql: sql) }
            try database.close()
            do {
                #expect(try !findings(path).isEmpty, "\(sql)")
            } catch let failure as StorageFailure {
                #expect(failure.tellsOfDamage, "\(sql): \(failure)")
            }
        }
    }

    /// A flipped byte of the file may lie where nothing is; where it changes what is read it is found, and it never crashes.
    @Test func flippedBytesOfTheFileAreFoundOrHarmless() throws {
        let folder = try TemporaryFolder()
        let path = try made(in: folder)
        let whole = try Data(contentsOf: URL(filePath: path))
        let before = try content(path)
        var random = SeededGenerator(state: 5)
        var found = 0
        for _ in 0..<150 {
            var bytes = whole
            let place = Int.random(in: 100..<bytes.count, using: &random)
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            try bytes.write(to: URL(filePath: path))
            do {
                if try findings(path).isEmpty {
                    #expect(try content(path) == before, "byte \(place)")
                } else {
                    found += 1
                }
            } catch let failure as StorageFailure {
                #expect(failure.tellsOfDamage, "byte \(place): \(failure)")
                found += 1
            }
        }
        #expect(found > 10)
    }

    private func content(_ path: String) throws -> [[String]] {
        let database = try DatabaseQueue(path: path)
        defer { try? database.close() }
        return try database.read { database in
            try [
                "event", "part", "node", "case_current", "constituent_current", "search_key", "case_tally", "term", "posting",
                "distinguished",
            ].map { table in
                try Row.fetchAll(database, sql: "SELECT * FROM \(table)").map { "\($0)" }.sorted()
            }
        }
    }

    @Test func rebuildMendsProjectionsAndSaysWhatDiffered() throws {
        let folder = try TemporaryFolder()
        let path = try made(in: folder)
        let database = try DatabaseQueue(path: path)
        try database.write {
            try $0.execute(
                sql: """
                    UPDATE case_current SET state = 'approved'; DELETE FROM search_key WHERE kind = 1; DROP TABLE related;
                    DROP INDEX case_by_queue; INSERT INTO case_tally VALUES (1, 'a', 'b', 'c', 0, 0, 0, 3)
                    """)
        }
        try database.close()
        let store = try SQLiteStore.open(at: path)
        let differed = try store.rebuild { _, _ in true }
        #expect(Set(differed.map { $0.what.contains("case_current") }) == [true, false])
        #expect(differed.contains { $0.what.contains("related") })
        #expect(try store.verify { _, _ in true }.findings == [])
        #expect(try store.rebuild { _, _ in true } == [])
        // One of the six was merged into another.
        #expect(try store.search("555010", limit: 9).count == 5)
    }

    @Test func longWorkStopsWhenAsked() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.open(at: try made(in: folder))
        #expect(throws: StorageFailure.stopped) { try store.verify { _, _ in false } }
        #expect(throws: StorageFailure.stopped) { try store.rebuild { _, _ in false } }
        #expect(try store.verify { _, _ in true }.isIntact)
    }
}

extension StorageFailure {
    var tellsOfDamage: Bool {
        switch self {
        case .corrupt, .damaged, .foreign, .newerFormat: true
        default: false
        }
    }
}
