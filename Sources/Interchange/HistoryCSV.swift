/// Writes a history as CSV: a row for each change, so that a spreadsheet can filter by field; a step without changes
/// has one row. The columns of the step stand on each of its rows.
public struct HistoryCSV<Failure: Error> {
    public static var columns: [String] {
        [
            "sequence", "subject", "kind", "utc_time", "local_time", "actor_login", "actor_name", "action", "field", "from", "to",
            "reason", "withdrawn", "commit", "leaf_hash",
        ]
    }

    private var writer: CSVWriter<Failure>

    /// Writes the header row at once.
    public init(write: @escaping ([UInt8]) throws(Failure) -> Void) throws(Failure) {
        writer = CSVWriter(write: write)
        try writer.row(Self.columns)
    }

    public mutating func append(_ row: HistoryRow) throws(Failure) {
        let changes: [HistoryRow.Change?] = row.changes.isEmpty ? [nil] : row.changes
        for change in changes {
            try writer.row([
                String(row.sequence), row.subject, row.kind, row.utcTime, row.localTime, row.actorLogin, row.actorName,
                row.action,
                change?.field ?? "", change?.from ?? "", change?.to ?? "", row.reason ?? "", row.isWithdrawn ? "yes" : "no",
                row.commit, row.leafHash,
            ])
        }
    }

    public mutating func finish() throws(Failure) {
        try writer.finish()
    }
}
