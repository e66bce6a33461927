import Foundation

/// A part as a store keeps it beside the header; both `salt` and `bytes` are `nil` after it was erased.
public struct StoredPart: Sendable, Hashable {
    public let name: String
    /// 32 bytes.
    public let salt: [UInt8]?
    public let bytes: [UInt8]?

    public init(name: String, salt: [UInt8]?, bytes: [UInt8]?) {
        self.name = name
        self.salt = salt
        self.bytes = bytes
    }
}

/// An event that an audit found in order, and the perfect nodes it completes, its leaf first.
public struct AuditedEvent: Sendable, Hashable {
    public let header: EventHeader
    public let nodes: [TreeNode]
}

/// Reads a whole ledger from event 0 on and checks everything that its own bytes can show: headers, their order,
/// commits, versions, parts and erasures. It answers with the nodes of the tree, for the caller to compare with those stored.
///
/// Columns, projections and checkpoints are the caller's to compare. Needs some 40 bytes of memory for each subject
/// and each commit.
public struct LedgerAudit: Sendable {
    private struct MissingPart: Hashable {
        let sequence: UInt64
        let name: String
    }

    private var frontier = TreeFrontier()
    private var store: Identifier?
    private var versions: [Identifier: UInt64] = [:]
    private var commits: Set<Identifier> = []
    private var openCommit: (id: Identifier, next: UInt16, count: UInt16)?
    private var missing: Set<MissingPart> = []

    public init() {}

    /// How many events were read.
    public var size: UInt64 { frontier.size }
    /// The root over the events read.
    public var root: Digest { frontier.root }

    /// Checks the next event. After it has thrown, the audit is over.
    @discardableResult
    public mutating func read(header bytes: [UInt8], parts: [StoredPart]) throws(AuditProblem) -> AuditedEvent {
        let header = try checked(bytes, parts)
        return AuditedEvent(header: header, nodes: frontier.append(.leaf(of: bytes)))
    }

    /// To be called after the last event: a ledger without events, a commit cut short and
    /// a part that nobody erased show only now.
    public func finish() throws(AuditProblem) {
        guard size > 0 else { throw AuditProblem(sequence: 0, reason: .badGenesis) }
        var problems = missing.map { AuditProblem(sequence: $0.sequence, reason: .missingPart($0.name)) }
        if let openCommit { problems.append(AuditProblem(sequence: size - 1, reason: .brokenCommit(openCommit.id))) }
        if let first = problems.min(by: { $0.sequence < $1.sequence }) { throw first }
    }

    private mutating func checked(_ bytes: [UInt8], _ parts: [StoredPart]) throws(AuditProblem) -> EventHeader {
        let sequence = size
        let header: EventHeader
        do {
            header = try EventHeader(decoding: bytes)
        } catch {
            throw AuditProblem(sequence: sequence, reason: .header(error))
        }
        do {
            try checkOrder(header)
            try checkParts(header, parts)
            try checkMeaning(header, facts: parts.first { $0.name == LedgerFormat.factsPart }?.bytes)
        } catch {
            throw AuditProblem(sequence: sequence, reason: error)
        }
        return header
    }

    private mutating func checkOrder(_ header: EventHeader) throws(AuditProblem.Reason) {
        guard header.sequence == size else { throw .wrongSequence(header.sequence) }
        guard header.store == store ?? header.store else { throw .wrongStore(header.store) }
        store = header.store

        if let open = openCommit {
            guard header.commit == open.id, header.positionInCommit == open.next, header.eventsInCommit == open.count
            else { throw .brokenCommit(open.id) }
        } else {
            guard header.positionInCommit == 0, commits.insert(header.commit).inserted else {
                throw .brokenCommit(header.commit)
            }
        }
        let next = header.positionInCommit + 1
        openCommit = next < header.eventsInCommit ? (header.commit, next, header.eventsInCommit) : nil

        let last = versions[header.subject, default: 0]
        guard last < .max, header.subjectVersion == last + 1 else {
            throw .versionGap(subject: header.subject, after: last)
        }
        versions[header.subject] = header.subjectVersion
    }

    private mutating func checkParts(_ header: EventHeader, _ parts: [StoredPart]) throws(AuditProblem.Reason) {
        var left = header.parts
        for part in parts {
            guard let index = left.firstIndex(where: { $0.name == part.name }) else { throw .unknownPart(part.name) }
            let digest = left.remove(at: index).digest
            switch (part.salt, part.bytes) {
            case (nil, nil): try note(missing: part.name, in: header)
            case (let salt?, let bytes?):
                guard salt.count == 32, Digest.part(salt: salt, bytes: bytes) == digest else {
                    throw .changedPart(part.name)
                }
            default: throw .changedPart(part.name)
            }
        }
        for part in left { try note(missing: part.name, in: header) }
        guard header.parts.contains(where: { $0.name == LedgerFormat.factsPart }) else {
            throw .missingPart(LedgerFormat.factsPart)
        }
    }

    private mutating func note(missing name: String, in header: EventHeader) throws(AuditProblem.Reason) {
        guard name != LedgerFormat.factsPart else { throw .missingPart(name) }
        missing.insert(MissingPart(sequence: header.sequence, name: name))
    }

    /// The two kinds of event whose facts the ledger itself depends on.
    private mutating func checkMeaning(_ header: EventHeader, facts: [UInt8]?) throws(AuditProblem.Reason) {
        guard (header.kind == LedgerFormat.storeCreated) == (header.sequence == 0) else { throw .badGenesis }
        if header.sequence == 0 {
            guard let facts = StoreCreatedFacts(json: facts), facts.store == header.store,
                facts.format == LedgerFormat.version
            else { throw .badGenesis }
        } else if header.kind == LedgerFormat.partErased {
            guard let facts = PartErasedFacts(json: facts), facts.sequence < header.sequence else { throw .badErasure }
            missing.remove(MissingPart(sequence: facts.sequence, name: facts.part))
        }
    }
}
