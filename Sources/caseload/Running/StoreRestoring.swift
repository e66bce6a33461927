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
            throw StorageFailure.damaged(sequence: first?.sequence, "the backup was changed: \(first?.what ?? "it does not agree with itself")")
        }
        var facts = stat()
        guard lstat(target, &facts) == 0 else {
            try source.backup(to: target)
            return (report.ledger, nil)
        }
        guard replacing else {
            throw CommandFailure(
                "There is a store at \(target) already, and it was not touched. Put the backup in its place with --replace; what is there now is kept beside it.", .storage)
        }
        return (report.ledger, try replace(from: source))
    }

    private func replace(from source: SQLiteStore) throws -> String {
        try settle()
        let fresh = "\(target).restored-\(getpid())"
        try source.backup(to: fresh)
        defer { unlink(fresh) }
        let kept = try keepOld()
        guard rename(fresh, target) == 0 else { throw StorageFailure.unavailable("the copy cannot be put in its place") }
        syncFolder()
        return kept
    }

    /// A log left beside the file would be applied to the restored one; closing the last connection takes it away.
    private func settle() throws {
        // A damaged store cannot be opened, and that is when a restore is wanted: its log is set aside with it.
        if let old = try? SQLiteStore.open(at: target, busyLimit: 2) { try? old.close() }
        var facts = stat()
        if stat(target + "-wal", &facts) == 0, facts.st_size > 0, (try? SQLiteStore.open(at: target, readOnly: true)) != nil {
            throw StorageFailure.busy(holder: "somebody who has it open")
        }
    }

    /// Gives what is there a second name, so that the place itself is never empty.
    private func keepOld() throws -> String {
        for number in 1...1000 {
            let name = "\(target).replaced-\(number)"
            if link(target, name) == 0 {
                for tail in ["-wal", "-shm"] { rename(target + tail, name + tail) }
                return name
            }
            guard errno == EEXIST else { break }
        }
        throw StorageFailure.unavailable("what is there cannot be kept beside it")
    }

    private func syncFolder() {
        let folder = URL(filePath: target).deletingLastPathComponent().path
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
