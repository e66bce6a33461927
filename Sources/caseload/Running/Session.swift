import AgencyPacks
import CaseOperations
import CaseStorage
import Casework
import EventLedger
import Interchange
import SQLiteStorage

/// An office opened from its store by somebody who works there.
struct Session: Sendable {
    let office: Office
    let store: SQLiteStore
    let path: String
    let identity: StoreIdentity
    let pack: OpenedPack
    let surroundings: Surroundings

    var output: Output { surroundings.output }

    /// Sentences with the office's own words; staff are looked up only when a sentence is needed.
    var wording: Wording { Wording(agency: office.agency, staff: (try? store.staff()) ?? []) }

    /// Opens the store, reads its pack, and finds out who is at the keys.
    static func open(_ options: OfficeOptions, in surroundings: Surroundings) throws -> Session {
        let path = try surroundings.storePath(options.location)
        let store = try Self.store(at: path)
        let identity = try store.identity()
        let pack = try OpenedPack(of: store)
        let clock = try SystemClock(
            timeZone: pack.agency.timeZone, now: identity.mode == .training ? surroundings.environment["CASELOAD_NOW"] : nil)
        let login: String
        if let actor = options.actor {
            guard identity.mode == .training else { throw Refusal.onlyInTraining }
            login = actor
        } else {
            login = surroundings.user.login
        }
        let staff = try store.staff()
        guard let me = staff.first(where: { $0.login == login }) else {
            if options.actor != nil {
                throw CommandFailure(Refusal.unknownStaff(login, known: staff.map(\.login)), wording: Wording(agency: pack.agency))
            }
            throw CommandFailure.refused(
                "\(login) is not on the staff of this office, so nothing was done. Ask a supervisor for: caseload staff add \(login) --role caseworker"
            )
        }
        let office = Office(store: store, agency: pack.agency, mode: identity.mode, me: me, clock: clock, identity: identity)
        return Session(office: office, store: store, path: path, identity: identity, pack: pack, surroundings: surroundings)
    }

    /// A copy that may only be read can still be looked at; whatever would write there says so.
    private static func store(at path: String) throws(StorageFailure) -> SQLiteStore {
        do { return try SQLiteStore.open(at: path) } catch {
            guard error == .readOnly else { throw error }
            return try SQLiteStore.open(at: path, readOnly: true)
        }
    }

    /// The wish behind a verb that writes.
    func request(_ writing: WritingOptions) throws(CommandFailure) -> Request {
        guard let name = writing.requestID else { return .unique() }
        guard !name.isEmpty, name.utf8.count <= 200 else {
            throw .usage("A request id has 1 to 200 characters. Shorten it, or leave it out.")
        }
        return .named(name, by: office.me.id, in: identity.store)
    }

    /// A day as somebody typed it.
    func date(_ typed: String, for what: String) throws(CommandFailure) -> CivilDate {
        guard let date = DateWording.read(typed, today: office.today) else {
            throw .usage("\(what) cannot be \u{201C}\(typed.prefix(40))\u{201D}: it takes a date such as 2026-11-09.")
        }
        return date
    }
}

/// The pack that is in force in a store, read from the store's own bytes.
struct OpenedPack: Sendable {
    let agency: Agency
    let files: PackFiles
    let staff: [SampleStaff]

    init(of store: SQLiteStore) throws {
        let kept = try store.packFiles()
        guard !kept.isEmpty else {
            throw CommandFailure(
                "This store has no agency pack, so the office is not set up. Make a new store with: caseload init --agency DIR", .storage)
        }
        let files = try PackFiles(kept)
        try self.init(files, AgencyPack.read(kept: files))
    }

    /// A pack from a folder, for a new store or a sample.
    init(folder: String) throws {
        let files = try PackFiles(folder: folder)
        try self.init(files, AgencyPack.read(files))
    }

    private init(_ files: PackFiles, _ pack: AgencyPack) throws {
        guard let agency = pack.agency else {
            let errors = pack.problems.filter { $0.severity == .error }
            let more = errors.count > 1 ? " and \(errors.count - 1) more" : ""
            throw CommandFailure.refused(
                "The agency pack cannot be used: \(errors.first?.description ?? "it has errors")\(more). See all of them with: caseload agency check DIR"
            )
        }
        self.agency = agency
        self.files = files
        self.staff = pack.sampleStaff
    }
}
