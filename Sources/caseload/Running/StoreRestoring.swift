import CaseStorage
import Foundation
import SQLiteStorage

/// Puts a verified copy of a backup where a store is, or was. Whatever interrupts it, a whole store is there before and after.
struct StoreRestoring {
    let backup: String
    let target: String

    /// - Returns: the ledger restored, and the new name of what was there.
    func run(replacing: Bool) throws -> (LedgerState, kept: String?) {
        let source = try SQLiteStore.open(at: backup, readOnly: true)
        let report = try source.verify { _, _ in true }
        guard report.isIntact else {
            let first = report.findings.first
            throw StorageFailure.damaged(
                sequence: first?.sequence, "the backup was changed: \(first?.what ?? "it does not agree with itself")")
        }
        var facts = stat()
        guard lstat(target, &facts) == 0 else {
            return (try source.backup(to: target), nil)
        }
        guard replacing else {
            throw CommandFailure(
                "There is a store at \(target) already, and it was not touched. Put the backup in its place with --replace; what is there now is kept beside it.",
                .storage)
        }
        let (kept, ledger) = try source.replace(storeAt: target)
        return (ledger, kept)
    }
}
