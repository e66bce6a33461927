import CaseStorage
import GRDB

extension StorageFailure {
    /// What an error of SQLite means to whoever uses the store. SQL and paths stay behind.
    init(_ error: any Error, holder: String? = nil) {
        if let failure = error as? StorageFailure {
            self = failure
            return
        }
        guard let error = error as? DatabaseError else {
            self = .unavailable("the store could not be read or written")
            return
        }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(holder: holder)
        case .SQLITE_FULL: self = .noSpace
        case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly
        case .SQLITE_CORRUPT: self = .corrupt("its pages do not fit together")
        case .SQLITE_NOTADB: self = .corrupt("its header is damaged")
        case .SQLITE_IOERR: self = .unavailable("the disk answered with an error")
        case .SQLITE_CANTOPEN: self = .unavailable("the file cannot be opened")
        case .SQLITE_NOMEM: self = .unavailable("there is not enough memory")
        case .SQLITE_INTERRUPT: self = .stopped
        // A table or column that is not there, or a row that breaks a rule of its table: the file was tampered with.
        default: self = .corrupt("its tables are not as they should be")
        }
    }
}

extension Optional {
    /// - Parameter what: what does not make sense, for an auditor.
    func orCorrupt(_ what: String) throws(StorageFailure) -> Wrapped {
        guard let self else { throw .corrupt(what) }
        return self
    }
}

/// Runs untyped code of GRDB and answers its errors as failures of a store.
func mappingFailures<Result>(_ body: () throws -> Result) throws(StorageFailure) -> Result {
    do { return try body() } catch { throw StorageFailure(error) }
}
