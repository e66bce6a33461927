public import AgencyPacks
public import CaseStorage
public import Casework
import EventLedger

/// What a new store begins with.
public struct NewStore: Sendable {
    public let store: StoreID
    public let genesis: Commit
    /// For the key that signs checkpoints, 32 bytes.
    public let signingSeed: [UInt8]

    /// A store for an office, made by whoever runs this: they get every role.
    public init(mode: StoreMode, agency: Agency, files: PackFiles, login: String, name: String, at now: Moment) {
        var generator = SystemRandomNumberGenerator()
        let store = StoreID(high: generator.next(), low: generator.next())
        let creator = StaffID(high: generator.next(), low: generator.next())
        self.store = store
        self.signingSeed = (0..<4).flatMap { _ in
            let word = generator.next()
            return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
        }
        self.genesis = Commit(
            id: CommitID(high: generator.next(), low: generator.next()),
            entries: [
                Commit.Entry(store, .storeCreated(StoreCreated(store: store, mode: mode))),
                Commit.Entry(
                    SubjectID(high: generator.next(), low: generator.next()),
                    .packInstalled(PackInstalled(agency: agency.id, digest: files.digest.hex, timeZone: agency.timeZone))),
                Commit.Entry(creator, .staffAdded(StaffAdded(login: login, name: name, roles: agency.roles.map(\.id)))),
            ],
            actor: creator, at: now, packFiles: files.files)
    }
}
