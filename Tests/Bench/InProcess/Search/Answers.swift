import CaseStorage
import Casework
import SQLiteStorage

/// What whole queries find: the identifiers in their order, for the harness to judge.
struct Answers {
    static func find(_ path: String, queries: [String]) throws -> [String: Any] {
        let store = try SQLiteStore.open(at: path, readOnly: true)
        try store.prepareSearch()
        var samples: [Int] = []
        var found: [[String]] = []
        for query in queries {
            let before = cpu()
            let matches = try store.search(query, limit: 10)
            samples.append(cpu() - before)
            found.append(matches.map(\.id.hex))
        }
        try store.close()
        return ["found": found, "query_ms": summary(samples)]
    }
}
