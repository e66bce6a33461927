public import CaseStorage
import Casework
public import EventLedger
import GRDB

extension SQLiteStore {
    public func packFiles() throws(StorageFailure) -> [PackFile] {
        try connection.read { database in
            guard let pack = try EventReading(database).identity().pack else { return [] }
            return try Self.files(of: pack, database)
        }
    }

    public func packFiles(of digest: EventLedger.Digest) throws(StorageFailure) -> [PackFile] {
        try connection.readLedger { try Self.files(of: digest, $0) }
    }

    public func packs() throws(StorageFailure) -> [InstalledPack] {
        try connection.readLedger { database in
            let reading = EventReading(database)
            // The kind stands in the text, so that the index of these few events is used.
            let sql = "SELECT sequence FROM event WHERE kind = 'pack-installed' ORDER BY sequence"
            let sequences = try PreparedStatement(database, sql).all { $0.unsigned(0) }
            return try sequences.compactMap { sequence in
                guard let event = try reading.event(sequence), case .packInstalled(let installed) = event.event else { return nil }
                let digest = try EventLedger.Digest(hex: installed.facts.digest).orCorrupt("the digest of the pack")
                return InstalledPack(sequence: sequence, digest: digest, at: event.recordedAt)
            }
        }
    }

    private static func files(of pack: EventLedger.Digest, _ database: Database) throws -> [PackFile] {
        let sql = "SELECT path, bytes FROM pack_file WHERE pack = ? ORDER BY path"
        return try PreparedStatement(database, sql).all([.digest(pack)]) { PackFile(path: $0.text(0), bytes: $0.blob(1) ?? []) }
    }
}
