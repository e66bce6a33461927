import CaseStorage
import Casework
import GRDB

/// Pairs of constituents that somebody said are not the same person, and the last event that said so.
final class DistinctionProjection {
    private var changes: [ConstituentPair: UInt64] = [:]
    private let replace: PreparedStatement

    init(_ database: Database) throws {
        replace = try PreparedStatement(database, "INSERT OR REPLACE INTO distinguished(low, high, sequence) VALUES (?, ?, ?)")
    }

    func distinguished(_ recorded: RecordedEvent, from other: ConstituentID) {
        changes[ConstituentPair(recorded.subject.retyped(), other)] = recorded.sequence
    }

    func flush() throws {
        for (pair, sequence) in changes { try replace.run([.id(pair.first), .id(pair.second), .number(sequence)]) }
        changes = [:]
    }
}
