public import CaseStorage
import GRDB

extension SQLiteStore {
    public func verify(_ progress: ProgressReport) throws(StorageFailure) -> AuditReport {
        try mappingFailures { try StoreAudit(connection: connection).run(progress) }
    }

    /// Nobody else can write meanwhile. A ledger whose events cannot be read is left as it is.
    public func rebuild(_ progress: ProgressReport) throws(StorageFailure) -> [AuditReport.Finding] {
        try connection.alone { database in
            // Under the writers' lock too: what is reported is what the rebuild then changes.
            let findings = try StoreAudit(connection: connection).projectionFindings { done, total in progress(done, 2 * total) }
            try database.execute(sql: "PRAGMA cache_size = -\(Self.loadingCacheKilobytes)")
            try database.inTransaction(.immediate) {
                for table in StoreTables.projections { try database.execute(sql: "DROP TABLE IF EXISTS main.\(table)") }
                try database.execute(sql: StoreSchema.projectionTables)
                try ProjectionReplay.run(database) { done, total in progress(total + done, 2 * total) }
                return .commit
            }
            return findings
        }
    }
}
