import CaseStorage
import Casework
import EventLedger
import GRDB

/// Makes the projections anew by replaying every event.
struct ProjectionReplay {
    /// Events between flushes: what gathers in memory until then is some ten megabytes.
    static let flushInterval = 65_536

    let projector: Projector
    private var pending = 0

    /// - Parameter database: where `event` and `part` can be read and the projections' tables are empty.
    init(_ database: Database) throws {
        projector = try Projector(database)
        try Genesis.writeVersions(database)
    }

    mutating func project(_ stored: StoredEvent) throws {
        try projector.project(try EventReading.recorded(stored))
        pending += 1
        if pending == Self.flushInterval { try flush() }
    }

    mutating func flush() throws {
        try projector.flush()
        pending = 0
    }

    /// Replays a whole ledger; `progress` is asked now and then whether to go on.
    static func run(_ database: Database, _ progress: ProgressReport) throws {
        let reading = EventReading(database)
        let size = try reading.size()
        // With a gap, or a sequence far too high, there is nothing to be made anew from: the ledger itself is damaged.
        guard try reading.count() == size else { throw StorageFailure.damaged(sequence: nil, "events are missing") }
        var replay = try ProjectionReplay(database)
        for start in stride(from: 0, to: size, by: Int(Self.flushInterval)) {
            guard progress(Int(start), Int(size)) else { throw StorageFailure.stopped }
            try reading.forEachStored(start..<min(size, start + UInt64(Self.flushInterval))) { try replay.project($0) }
            try replay.flush()
        }
        _ = progress(Int(size), Int(size))
    }
}
