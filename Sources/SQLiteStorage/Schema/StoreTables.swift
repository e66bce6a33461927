/// The tables of a store, by what they are for.
enum StoreTables {
    static let ledger = ["event", "part", "node"]
    static let beside = ["commit_log", "pack_file", "draft", "signing_key"]
    static let projections = projectionShapes.map(\.name)
    static let all = ledger + beside + projections

    /// A projection's columns, those of its key first.
    struct Shape: Sendable {
        let name: String
        let key: [String]
        let rest: [String]
        /// Whether the first column is the sequence of the event a row began with.
        var beginsWithSequence = false
    }

    static let projectionShapes = [
        Shape(name: "projection", key: ["name"], rest: ["version"]),
        Shape(name: "identity", key: ["one"], rest: ["store", "mode", "pack"]),
        Shape(
            name: "case_current", key: ["opened"],
            rest: [
                "id", "prefix", "year", "serial", "type", "type_version", "state", "state_since", "queue", "owner", "constituent",
                "received_on", "entered_on", "due", "clock", "reminder", "is_open", "is_withdrawn", "version", "timers",
            ], beginsWithSequence: true),
        Shape(
            name: "case_tally", key: ["is_open", "queue", "type", "state", "is_owned", "due", "state_since"], rest: ["count"]),
        Shape(name: "serial", key: ["prefix", "year"], rest: ["last"]),
        Shape(
            name: "constituent_current", key: ["added"],
            rest: ["id", "details", "matching", "merged_into", "merged_at", "flag"], beginsWithSequence: true),
        Shape(name: "population", key: ["one"], rest: ["people"]),
        Shape(name: "term", key: ["field", "text"], rest: ["sound", "count"]),
        Shape(name: "posting", key: ["field", "text", "chunk"], rest: ["members"]),
        Shape(name: "distinguished", key: ["low", "high"], rest: ["sequence"]),
        Shape(name: "search_key", key: ["kind", "text", "constituent", "opened"], rest: []),
        Shape(name: "related", key: ["subject", "sequence"], rest: []),
        Shape(name: "callback_open", key: ["constituent"], rest: ["day", "time", "sequence"]),
    ]
}
