import CaseStorage
import Casework
import EventLedger
import GRDB

/// Keeps the tables for lists and search equal to what the events fold to.
///
/// Changes gather in memory and are written by `flush`, so that a case that a transaction opens and moves five times
/// is written once. Where the flushes fall makes no difference to what the tables hold in the end.
final class Projector {
    /// The versions of the projections' shapes: a change of what a table holds counts its number up.
    static let versions = [
        "callback_open": 1, "case_current": 2, "case_tally": 1, "constituent_current": 2, "distinguished": 1, "identity": 1,
        "population": 1, "posting": 1, "related": 2, "search_key": 2, "serial": 1, "term": 1,
    ]

    let serials: SerialProjection
    private let database: Database
    private let keys: SearchKeyProjection
    private let postings: PostingProjection
    private let distinctions: DistinctionProjection
    private let constituents: ConstituentProjection
    private let cases: CaseProjection
    private let callbacks: CallbackProjection
    private let insertRelated: PreparedStatement
    /// One past the last event seen: folding anew must not look further.
    private var end: UInt64 = 0

    init(_ database: Database) throws {
        self.database = database
        serials = try SerialProjection(database)
        keys = try SearchKeyProjection(database)
        postings = try PostingProjection(database)
        distinctions = try DistinctionProjection(database)
        constituents = try ConstituentProjection(database, keys, postings)
        cases = try CaseProjection(database, keys, constituents)
        callbacks = try CallbackProjection(database)
        insertRelated = try PreparedStatement(database, "INSERT OR IGNORE INTO related(subject, sequence) VALUES (?, ?)")
    }

    /// Takes note of an event that has been written to its table.
    func project(_ recorded: RecordedEvent) throws {
        end = recorded.sequence + 1
        switch recorded.event {
        case .storeCreated(let created):
            try PreparedStatement(database, "INSERT OR REPLACE INTO identity(one, store, mode, pack) VALUES (1, ?, ?, NULL)").run([
                .id(created.facts.store), .text(created.facts.mode.rawValue),
            ])
        case .packInstalled(let installed):
            let digest = try EventLedger.Digest(hex: installed.facts.digest).orCorrupt("the digest of the pack")
            try PreparedStatement(database, "UPDATE identity SET pack = ?").run([.digest(digest)])
        case .constituentAdded(let added):
            try constituents.added(recorded, added.personal)
        case .constituentEdited(let edited):
            try constituents.edited(recorded, edited.personal)
        case .constituentsRelated(let related):
            try relate(recorded, to: related.facts.other)
        case .constituentMerged(let merged):
            try relate(recorded, to: merged.facts.into)
            try constituents.merged(recorded, into: merged.facts.into)
        case .constituentUnmerged(let unmerged):
            try relate(recorded, to: unmerged.facts.from)
            try constituents.unmerged(recorded)
        case .constituentsDistinguished(let distinguished):
            try relate(recorded, to: distinguished.facts.other)
            distinctions.distinguished(recorded, from: distinguished.facts.other)
        case .contactRecorded(let contact):
            for id in contact.facts.cases { try insertRelated.run([.id(id), .number(recorded.sequence)]) }
            try callbacks.recorded(recorded, contact.facts)
            try cases.project(recorded)
            try cases.contacted(recorded, about: contact.facts.cases)
        case .partErased(let erased):
            try refold(erased.facts.sequence)
            try cases.project(recorded)
        case .caseOpened(let opened):
            if let number = opened.facts.number { try serials.note(number) }
            try cases.project(recorded)
        default:
            try cases.project(recorded)
        }
    }

    /// To be called before the personal part of an event goes: what stands in the tables is known only through it.
    func willErase(_ sequence: UInt64) throws { try refold(sequence) }

    /// Writes what has changed.
    func flush() throws {
        try cases.flush(before: end)
        try constituents.flush(before: end)
        try keys.flush()
        try postings.flush()
        try distinctions.flush()
        try callbacks.flush()
        try serials.flush()
    }

    private func relate(_ recorded: RecordedEvent, to other: ConstituentID) throws {
        try insertRelated.run([.id(other), .number(recorded.sequence)])
    }

    private func refold(_ sequence: UInt64) throws {
        let sql = "SELECT subject, kind FROM event WHERE sequence = ?"
        let event = try PreparedStatement(database, sql).first([.number(sequence)]) { columns in
            (subject: try columns.id(0, of: Constituent.self), kind: columns.text(1))
        }
        guard let event else { throw StorageFailure.missing(.event) }
        if [ConstituentAdded.kind, ConstituentEdited.kind].contains(event.kind) { try constituents.refold(event.subject) }
    }
}
