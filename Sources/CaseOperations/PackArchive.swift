import AgencyPacks
import CaseStorage
public import Casework
import EventLedger
import Synchronization

/// The packs that a store has had, each read when a case first needs it.
///
/// A class because every copy of an office shares what was read; a pack once installed never changes.
final class PackArchive: Sendable {
    private struct Version: Hashable {
        let type: String
        let number: Int
    }

    private struct Content {
        var packs: [EventLedger.Digest: Agency] = [:]
        var found: [Version: Agency] = [:]
    }

    private let content = Mutex(Content())

    /// The office of a pack that was in force once; nil where the store does not have it or cannot be read by this program.
    func agency(of digest: EventLedger.Digest, in store: any CaseStore) throws(StorageFailure) -> Agency? {
        if let known = content.withLock({ $0.packs[digest] }) { return known }
        let files = try store.packFiles(of: digest)
        guard !files.isEmpty, let kept = try? PackFiles(files), let agency = AgencyPack.read(kept: kept).agency else { return nil }
        content.withLock { $0.packs[digest] = agency }
        return agency
    }

    /// The last pack that had a version of a case type; nil where none had.
    func agency(with type: String, version: Int, in store: any CaseStore) throws(StorageFailure) -> Agency? {
        let wanted = Version(type: type, number: version)
        if let known = content.withLock({ $0.found[wanted] }) { return known }
        for pack in try store.packs().reversed() {
            guard let agency = try agency(of: pack.digest, in: store), agency.caseType(type)?.version == version else { continue }
            content.withLock { $0.found[wanted] = agency }
            return agency
        }
        return nil
    }
}

extension Office {
    /// The office as a case meets it: by the version of its type that the case runs on.
    public func agency(for record: CaseRecord) throws(OperationFailure) -> Agency {
        try agency(type: record.type, version: record.typeVersion)
    }

    /// The same, nil where no pack of the store has that version: for lists, which show what they can.
    func agencyKnown(type: String, version: Int) -> Agency? { try? agency(type: type, version: version) }

    public func agency(type id: String, version: Int) throws(OperationFailure) -> Agency {
        if agency.caseType(id)?.version == version { return agency }
        let former = try reading { () throws(StorageFailure) in try archive.agency(with: id, version: version, in: store) }
        guard let former else { throw .refused(.unknownVersion(type: id, version: version), caseType: nil) }
        return agency.holding(id, of: former)
    }
}
