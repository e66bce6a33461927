import CaseStorage
public import Casework
import EventLedger

/// One wish to change something. A wish with a name (`--request-id`) that comes twice is done once.
public struct Request: Sendable, Equatable {
    public let commit: CommitID
    /// What was asked, to tell a repetition from another wish under the same name; nil for a wish without a name.
    let name: String?

    /// A wish of its own.
    public static func unique() -> Request {
        var generator = SystemRandomNumberGenerator()
        return Request(commit: CommitID(high: generator.next(), low: generator.next()), name: nil)
    }

    /// A wish that is known by a name, to this member of staff in this store.
    public static func named(_ name: String, by staff: StaffID, in store: StoreID) -> Request {
        let digest = Digest.part(salt: store.bytes + staff.bytes, bytes: Array("request \(name)".utf8))
        return Request(commit: CommitID(bytes: digest.bytes.prefix(16)) ?? CommitID(high: 0, low: 0), name: name)
    }

    /// The identifier of the `index`-th new thing of this wish: the same again when the wish is repeated.
    func newIdentifier<Subject>(_ index: Int = 0) -> Casework.Identifier<Subject> {
        guard name != nil else {
            var generator = SystemRandomNumberGenerator()
            return Casework.Identifier(high: generator.next(), low: generator.next())
        }
        let digest = Digest.part(salt: commit.bytes, bytes: Array("subject \(index)".utf8))
        return Casework.Identifier(bytes: digest.bytes.prefix(16)) ?? Casework.Identifier(high: 0, low: 0)
    }
}

extension Office {
    /// What is to be committed for a wish.
    struct Decision {
        var entries: [Commit.Entry]
        var expecting: [SubjectID: UInt64] = [:]
        var packFiles: [PackFile] = []

        init(_ entries: [Commit.Entry], expecting: [SubjectID: UInt64] = [:], packFiles: [PackFile] = []) {
            self.entries = entries
            self.expecting = expecting
            self.packFiles = packFiles
        }
    }

    /// Answers a repeated wish as before, else decides and commits: for whoever is at the keys with the roles they have
    /// now, and only in the store that was opened.
    ///
    /// - Parameter content: what was asked, in words that are equal for equal wishes (never a description of a
    ///   dictionary, whose order changes from one run of the program to the next).
    /// - Parameter moment: when it was decided, where that was before; nil is now.
    func perform(
        _ request: Request, saying content: [String], at moment: Moment? = nil,
        _ decide: (Moment, Actor) throws(OperationFailure) -> Decision
    ) throws(OperationFailure) -> Committed {
        if let failure = try replaced() { throw failure }
        let actor = try currentActor()
        if let before = try earlier(request, saying: content) { return before }
        let fingerprint = fingerprint(of: request, saying: content)
        let now = moment ?? self.now
        let decision = try decide(now, actor)
        let commit = Commit(
            id: request.commit, expecting: decision.expecting, entries: decision.entries, actor: me.id, at: now,
            fingerprint: fingerprint,
            prefixes: Dictionary(agency.caseTypes.map { ($0.id, $0.prefix) }) { first, _ in first }, packFiles: decision.packFiles)
        return try reading { () throws(StorageFailure) in try store.commit(commit) }
    }

    /// What a wish with a name came to before; nil when it is still to be done.
    func earlier(_ request: Request, saying content: [String]) throws(OperationFailure) -> Committed? {
        guard let fingerprint = fingerprint(of: request, saying: content) else { return nil }
        return try reading { () throws(StorageFailure) in try store.outcome(of: request.commit, fingerprint: fingerprint) }
    }

    private func fingerprint(of request: Request, saying content: [String]) -> Digest? {
        request.name.map { _ in
            // Each word with its length, so that no two lists of words read alike.
            Digest.part(salt: me.id.bytes, bytes: content.flatMap { Array("\($0.utf8.count):\($0)".utf8) })
        }
    }
}
