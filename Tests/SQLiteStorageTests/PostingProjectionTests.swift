import CaseStorage
import GRDB
import RecordMatching
import StoreContract
import Testing

@testable import SQLiteStorage

/// How a term's rows are kept, with rows far apart that no small store comes to.
@Suite("The rows of a term")
struct PostingProjectionTests {
    private static let ana = Term(.name, "ana")
    private static let cole = Term(.name, "cole")

    private let database: DatabaseQueue

    init() throws {
        database = try DatabaseQueue()
        try database.write { try $0.execute(sql: SchemaVersion2.projectionTables) }
    }

    private func apply(_ term: Term, insert: [UInt32] = [], remove: [UInt32] = [], to queue: DatabaseQueue? = nil) throws {
        try (queue ?? database).write { database in
            let projection = try PostingProjection(database)
            for row in insert { projection.insert([term], row: row) }
            for row in remove { projection.remove([term], row: row) }
            try projection.flush()
        }
    }

    private func rows(_ term: Term) throws -> [UInt32] {
        try database.read { Array(try StoredPostings($0, lexicon: nil).rows(of: term).rows) }
    }

    private func places(_ term: Term) throws -> [Int] {
        try database.read {
            try Int.fetchAll(
                $0, sql: "SELECT chunk FROM posting WHERE field = ? AND text = ? ORDER BY chunk",
                arguments: [term.field.rawValue, term.text])
        }
    }

    private func content(_ queue: DatabaseQueue) throws -> [String] {
        try queue.read { database in
            try ["SELECT * FROM posting ORDER BY 1, 2, 3", "SELECT * FROM term ORDER BY 1, 2"].flatMap {
                try Row.fetchAll(database, sql: $0).map { "\($0.databaseValues.map(\.storage))" }
            }
        }
    }

    /// As many rows as are asked for, in three chunks, the last that there can be among them.
    private func far(_ count: Int) -> [UInt32] {
        let high: [UInt32] = [0, 7 << 16, 0xFFFF << 16]
        return (0..<count).map { high[$0 % 3] | UInt32($0 * 19 % 65_536) }.sorted()
    }

    @Test func fewRowsFarApartStandInOnePlace() throws {
        let rows: [UInt32] = [3, 65_535, 65_536, 131_072, .max]
        try apply(Self.ana, insert: rows.reversed())
        #expect(try places(Self.ana) == [FewRows.place])
        #expect(try self.rows(Self.ana) == rows)
        try apply(Self.ana, insert: [65_537], remove: [3, .max])
        #expect(try self.rows(Self.ana) == [65_535, 65_536, 65_537, 131_072])
    }

    @Test func aTermPassesBetweenOnePlaceAndSeveralChunks() throws {
        let all = far(FewRows.limit + 2)
        try apply(Self.cole, insert: far(40))
        try apply(Self.ana, insert: Array(all.prefix(FewRows.limit)))
        #expect(try places(Self.ana) == [FewRows.place])
        try apply(Self.ana, insert: Array(all.suffix(2)))
        #expect(try places(Self.ana) == [0, 7, 0xFFFF])
        #expect(try rows(Self.ana) == all)
        // From several chunks back to one place: every chunk has rows left.
        try apply(Self.ana, remove: [all[0], all[500]])
        let left = all.enumerated().filter { ![0, 500].contains($0.offset) }.map(\.element)
        #expect(try places(Self.ana) == [FewRows.place])
        #expect(try rows(Self.ana) == left)
        // And at once, with a chunk that empties.
        try apply(Self.ana, insert: all)
        try apply(Self.ana, remove: all.filter { $0 >> 16 == 7 })
        #expect(try rows(Self.ana) == all.filter { $0 >> 16 != 7 })
        try apply(Self.ana, remove: all)
        #expect(try rows(Self.ana) == [] && places(Self.ana) == [])
        // The other term was touched by none of it.
        #expect(try rows(Self.cole) == far(40))
        #expect(try database.read { try Int.fetchAll($0, sql: "SELECT count FROM term") } == [40])
    }

    /// What is kept follows from the rows alone, whatever the changes that led to them.
    @Test(arguments: [1, 1_023, 1_024, 1_025, 3_000, 20_000])
    func theBytesFollowFromTheRows(count: Int) throws {
        let rows = far(count)
        let other = try DatabaseQueue()
        try other.write { try $0.execute(sql: SchemaVersion2.projectionTables) }
        try apply(Self.ana, insert: rows, to: other)
        var numbers = SeededNumbers(state: 11)
        let shuffled = rows.shuffled(using: &numbers)
        let extra = (0..<2_000).map { UInt32(200_000 + $0 * 40) }
        let half = shuffled.count / 2
        try apply(Self.ana, insert: Array(shuffled[..<half]) + extra)
        try apply(Self.ana, insert: Array(shuffled[half...]), remove: Array(extra[..<1_000]))
        try apply(Self.ana, remove: Array(extra[1_000...]))
        #expect(try self.rows(Self.ana) == rows)
        #expect(try content(database) == content(other))
    }
}

private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 33
    }
}
