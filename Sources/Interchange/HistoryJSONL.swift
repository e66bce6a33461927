/// Writes a history as JSON Lines: one object a step, its changes inside.
public struct HistoryJSONL<Failure: Error> {
    private var writer: JSONLinesWriter<Failure>

    public init(write: @escaping ([UInt8]) throws(Failure) -> Void) {
        writer = JSONLinesWriter(write: write)
    }

    public mutating func append(_ row: HistoryRow) throws(Failure) {
        try writer.line(
            .object([
                ("sequence", .natural(row.sequence)), ("subject", .text(row.subject)), ("kind", .text(row.kind)),
                ("utc_time", .text(row.utcTime)), ("local_time", .text(row.localTime)),
                ("actor", .object([("login", .text(row.actorLogin)), ("name", .text(row.actorName))])),
                ("action", .text(row.action)),
                (
                    "changes",
                    .list(
                        row.changes.map {
                            .object([("field", .text($0.field)), ("from", .optional($0.from)), ("to", .optional($0.to))])
                        })
                ),
                ("reason", .optional(row.reason)), ("withdrawn", .yesNo(row.isWithdrawn)), ("commit", .text(row.commit)),
                ("leaf_hash", .text(row.leafHash)),
            ]))
    }

    public mutating func finish() throws(Failure) {
        try writer.finish()
    }
}
