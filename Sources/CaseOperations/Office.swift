import AgencyPacks
public import CaseStorage
public import Casework

/// Tells the time where the office is.
public protocol OfficeClock: Sendable {
    func now() -> Moment
}

/// An office at work: its store, its pack, its clock, and who is at the keys. Operations are its methods.
public struct Office: Sendable {
    public let store: any CaseStore
    public let agency: Agency
    public let mode: StoreMode
    /// Who is at the keys, as they were when the office was opened; what they may do is read again for every operation.
    public let me: StaffMember
    public let clock: any OfficeClock
    /// What the store was when the office was opened: nothing is written into another one that took its place.
    let opened: StoreIdentity?
    /// The packs of the store, for cases that run on an older version of their type.
    let archive: PackArchive

    /// - Parameter identity: what the store was before its pack was read, so that a pack which came into force meanwhile is
    ///   noticed; nil asks now.
    public init(
        store: any CaseStore, agency: Agency, mode: StoreMode, me: StaffMember, clock: any OfficeClock, identity: StoreIdentity? = nil
    ) {
        self.init(
            store: store, agency: agency, mode: mode, me: me, clock: clock, opened: identity ?? (try? store.identity()),
            archive: PackArchive())
    }

    private init(
        store: any CaseStore, agency: Agency, mode: StoreMode, me: StaffMember, clock: any OfficeClock, opened: StoreIdentity?,
        archive: PackArchive
    ) {
        self.archive = archive
        self.store = store
        self.agency = agency
        self.mode = mode
        self.me = me
        self.clock = clock
        self.opened = opened
    }

    public var actor: Actor { Actor(me, in: agency) }
    public var now: Moment { clock.now() }
    public var today: CivilDate { now.date }

    /// The same office once it has taken another pack: what is written goes into the store as it is now. Rules are still those
    /// of the pack it was opened with.
    func following() -> Office {
        Office(store: store, agency: agency, mode: mode, me: me, clock: clock, opened: try? store.identity(), archive: archive)
    }

    /// The same office by the pack that is in force now.
    public func reopened() throws(OperationFailure) -> Office {
        let identity = try reading { () throws(StorageFailure) in try store.identity() }
        let kept = try reading { () throws(StorageFailure) in try store.packFiles() }
        guard let files = try? PackFiles(kept), let agency = AgencyPack.read(kept: files).agency else {
            throw .pack(["the pack in the store cannot be read"])
        }
        return Office(store: store, agency: agency, mode: mode, me: me, clock: clock, identity: identity)
    }

    /// The same office with somebody else at the keys.
    public func seen(by member: StaffMember) -> Office {
        Office(store: store, agency: agency, mode: mode, me: member, clock: clock, opened: opened, archive: archive)
    }
}

/// Why an operation did not happen.
public enum OperationFailure: Error, Equatable, Sendable {
    /// A rule says no; the type of case it was about helps to name fields and states.
    case refused(Refusal, caseType: String?)
    case storage(StorageFailure)
    /// What was typed names nothing: its words, what kind of thing was wanted, and what it might have been.
    case notFound(Thing, typed: String, suggestions: [String])
    /// What was typed names several.
    case ambiguous(Thing, typed: String, candidates: [String])
    /// A field's value cannot be read.
    case unreadable(field: String, typed: String, wanted: String)
    /// The printer, or the file to print to, would not take it.
    case printing(String)
    case pack([String])
    /// A pack cannot come into force as it is; the first reason, and how many more there are.
    case unpublishable(PublishProblem, more: Int)
    /// The store was emptied and begun again, or took another pack, since the office was opened.
    case madeAnew
    /// Who is at the keys is not on the staff any more.
    case leftStaff(login: String)

    public enum Thing: String, Sendable {
        case caseNumber, constituent, staff, checklist, language, theme
    }
}

extension Office {
    private static let readers = ["caseworker", "auditor"]

    /// Cases and constituents are shown to those who work with them and to those who check that work, and to nobody else.
    func requireReader() throws(OperationFailure) {
        let isReader = try isReader()
        try deciding { () throws(Refusal) in if !isReader { throw .roleRequired(Self.readers) } }
    }

    func isReader() throws(OperationFailure) -> Bool { try !currentActor().roles.isDisjoint(with: Self.readers) }

    /// Who is at the keys with the roles they have now: a desk stays open for days, and roles change meanwhile.
    func currentActor() throws(OperationFailure) -> Actor {
        guard let member = try staff().first(where: { $0.id == me.id }) else { throw try replaced() ?? .leftStaff(login: me.login) }
        return Actor(member, in: agency)
    }

    /// Why nothing may be written any more, where the store is not the one that was opened.
    func replaced() throws(OperationFailure) -> OperationFailure? {
        try reading { () throws(StorageFailure) in try store.identity() } == opened ? nil : .madeAnew
    }

    /// Runs a read of the store, its failures turned into the operation's.
    func reading<Value>(_ body: () throws(StorageFailure) -> Value) throws(OperationFailure) -> Value {
        do { return try body() } catch { throw .storage(error) }
    }

    /// Runs a decision, its refusal turned into the operation's.
    func deciding<Value>(_ type: String? = nil, _ body: () throws(Refusal) -> Value) throws(OperationFailure) -> Value {
        do { return try body() } catch { throw .refused(error, caseType: type) }
    }
}
