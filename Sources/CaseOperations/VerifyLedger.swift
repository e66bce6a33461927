public import CaseStorage
import Casework
import EventLedger

/// What holding the ledger against an older signed checkpoint showed.
public enum CheckpointComparison: Sendable, Equatable {
    case none
    case consistent(size: UInt64)
    /// The ledger is shorter than it was, or says otherwise about what it said then.
    case inconsistent(size: UInt64, why: String)
    /// The file is no checkpoint of this store.
    case unreadable(String)
}

extension CaseStore {
    /// The name that stands on the first line of this store's checkpoints.
    public func checkpointOrigin() throws(StorageFailure) -> String {
        "caseload/\(try identity().store.hex)"
    }

    /// The ledger's size and root now, signed.
    public func checkpoint() throws(StorageFailure) -> String {
        let state = try ledgerState()
        let key = try signingKey()
        do {
            return try Checkpoint(origin: checkpointOrigin(), size: state.size, root: state.root).signed(with: key).encode()
        } catch { throw .corrupt("the checkpoint cannot be signed") }
    }

    /// Whether today's ledger still begins with what an older checkpoint vouches for.
    public func compare(with note: String) throws(StorageFailure) -> CheckpointComparison {
        let old: Checkpoint
        do {
            old = try Checkpoint(verifying: note, with: signingKey().verifier, origin: checkpointOrigin())
        } catch let error as CheckpointError { return .unreadable("\(error)") } catch let error as StorageFailure { throw error } catch {
            return .unreadable("it cannot be read")
        }
        let state = try ledgerState()
        if old.size > state.size {
            return .inconsistent(size: old.size, why: "the ledger had \(old.size) events then and has \(state.size) now")
        }
        let tree = HashTree(size: state.size) { place throws(StorageFailure) in try node(place) }
        guard try tree.root(ofSize: old.size) == old.root else {
            return .inconsistent(size: old.size, why: "the first \(old.size) events have another root now")
        }
        return .consistent(size: old.size)
    }
}
