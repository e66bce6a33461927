/// What is wrong with a ledger, and with which event it begins.
public struct AuditProblem: Error, Equatable, Sendable {
    /// What an audit can find in headers and parts.
    public enum Reason: Error, Equatable, Sendable {
        case header(HeaderError)
        /// The header gives this number.
        case wrongSequence(UInt64)
        case wrongStore(Identifier)
        /// The events of a commit do not stand together, in order and complete, or its id was used before.
        case brokenCommit(Identifier)
        /// The subject's last version was this.
        case versionGap(subject: Identifier, after: UInt64)
        /// Event 0 is not a `store-created` of this format that names its own store and a known mode,
        /// or a later event is a `store-created`.
        case badGenesis
        /// A part that the header does not name, or that came twice.
        case unknownPart(String)
        /// Salt or bytes do not fit the digest in the header, or the salt is not 32 bytes.
        case changedPart(String)
        /// The part is gone and no later event says that it was erased; `facts` may never be gone.
        case missingPart(String)
        /// A `part-erased` whose facts do not say which part of which earlier event.
        case badErasure
    }

    public let sequence: UInt64
    public let reason: Reason

    public init(sequence: UInt64, reason: Reason) {
        self.sequence = sequence
        self.reason = reason
    }
}

extension AuditProblem: CustomStringConvertible {
    public var description: String { "Event \(sequence): \(reason)" }
}

extension AuditProblem.Reason: CustomStringConvertible {
    public var description: String {
        switch self {
        case .header(let error): error.description
        case .wrongSequence(let found): "its header gives the sequence \(found)."
        case .wrongStore(let store): "it belongs to another store, \(store)."
        case .brokenCommit(let commit): "the events of commit \(commit) are not together and complete."
        case .versionGap(let subject, let version): "subject \(subject) stood at version \(version) before it."
        case .badGenesis: "a ledger begins with one store-created event, which names its store, format and mode."
        case .unknownPart(let name): "its header names no part \(name)."
        case .changedPart(let name): "its part \(name) was changed."
        case .missingPart(let name): "its part \(name) is missing, and no later event says it was erased."
        case .badErasure: "it does not say which part of which earlier event was erased."
        }
    }
}
