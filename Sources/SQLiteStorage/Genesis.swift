import CaseStorage
import Casework
import EventLedger
import GRDB

/// The beginning of a store: its first commit, its key, and the versions of its projections.
enum Genesis {
    /// To be called in a transaction, on tables that are empty.
    static func write(_ database: Database, _ store: StoreID, _ commit: Commit, _ key: SigningKey) throws {
        guard case .storeCreated(let created)? = commit.entries.first?.event, created.facts.store == store else {
            throw StorageFailure.corrupt("the first event does not create the store")
        }
        try PreparedStatement(database, "INSERT INTO signing_key(name, private, public) VALUES (?, ?, ?)").run([
            .text(key.verifier.name), .blob(key.seed), .blob(key.verifier.publicKey),
        ])
        try writeVersions(database)
        let writer = try CommitWriter(database, identity: StoreIdentity(store: store, mode: created.facts.mode, pack: nil))
        _ = try writer.commit(EventSealer().encode(commit))
        try writer.finish()
    }

    static func writeVersions(_ database: Database) throws {
        let insert = try PreparedStatement(database, "INSERT OR REPLACE INTO projection(name, version) VALUES (?, ?)")
        for (name, version) in Projector.versions { try insert.run([.text(name), .number(version)]) }
    }
}

extension SigningKey {
    /// The key of a store; its name says whose it is.
    static func of(_ store: StoreID, seed: [UInt8]) throws(StorageFailure) -> SigningKey {
        do { return try SigningKey(name: "caseload-\(store.hex)", seed: seed) } catch { throw .corrupt("the signing key") }
    }
}
