public import Casework
public import EventLedger

/// What is to happen at once: all of it becomes durable, or nothing does.
public struct Commit: Sendable {
    public struct Entry: Sendable, Equatable {
        public let subject: SubjectID
        public let event: Event

        public init(_ subject: Casework.Identifier<some Any>, _ event: Event) {
            self.subject = subject.retyped()
            self.event = event
        }
    }

    /// Where the salts of the parts come from.
    public enum Salts: Sendable, Equatable {
        /// The system's secure generator.
        case system
        /// SHA-256 over the seed, the commit, the position and the part's name: for sample stores, which are the same
        /// every time they are made.
        case derived(seed: [UInt8])
    }

    /// The idempotency key: the same commit twice is done once.
    public let id: CommitID
    /// Versions that must still be current; subjects not named are not checked.
    public let expecting: [SubjectID: UInt64]
    public let entries: [Entry]
    public let actor: StaffID
    public let at: Moment
    public let salts: Salts
    /// Digest of what was asked, to tell a repeated request from a reused identifier; nil takes that of the events.
    public let fingerprint: EventLedger.Digest?
    /// Letters in front of the numbers of the cases it opens, by case type.
    public let prefixes: [String: String]
    /// The files of a pack that this commit installs, by path.
    public let packFiles: [PackFile]

    public init(
        id: CommitID, expecting: [SubjectID: UInt64] = [:], entries: [Entry], actor: StaffID, at: Moment,
        salts: Salts = .system, fingerprint: EventLedger.Digest? = nil,
        prefixes: [String: String] = [:], packFiles: [PackFile] = []
    ) {
        self.id = id
        self.expecting = expecting
        self.entries = entries
        self.actor = actor
        self.at = at
        self.salts = salts
        self.fingerprint = fingerprint
        self.prefixes = prefixes
        self.packFiles = packFiles
    }
}

/// What a commit came to, once durable.
public struct Committed: Sendable, Equatable {
    public let events: [RecordedEvent]
    /// The ledger's size with this commit's last event, and its root at that size.
    public let ledger: LedgerState
    /// Whether it had been done before and nothing happened now.
    public let isRepeat: Bool

    public init(events: [RecordedEvent], ledger: LedgerState, isRepeat: Bool) {
        self.events = events
        self.ledger = ledger
        self.isRepeat = isRepeat
    }
}

public struct LedgerState: Sendable, Equatable {
    /// Number of events.
    public let size: UInt64
    public let root: EventLedger.Digest

    public init(size: UInt64, root: EventLedger.Digest) {
        self.size = size
        self.root = root
    }

    /// Throws a `conflict` over the store where this is not the state that somebody believes it to be in.
    public func check(follows believed: LedgerState?, of store: StoreID) throws(StorageFailure) {
        guard let believed, believed != self else { return }
        throw .conflict(store.retyped(), expected: believed.size, actual: size)
    }
}
