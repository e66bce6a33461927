import CaseStorage
import Casework
import Foundation
import SQLiteStorage

/// Searches a store key by key, as the Find screen does: every beginning of every query is a search of its own.
struct KeyReplay {
    /// How many matches the Find screen asks for.
    static let limit = 50

    /// - Parameter opened: how many times the store is opened anew for a first key.
    static func measure(_ path: String, queries: [String], opened: Int) throws -> [String: Any] {
        var report: [String: Any] = [:]
        var openings: [Int] = []
        var firstKeys: [Int] = []
        var firstKeysWhole: [Int] = []
        for query in queries.prefix(opened) {
            let start = cpu()
            let store = try SQLiteStore.open(at: path, readOnly: true)
            let (before, beforeWhole) = (cpu(), processCPU())
            _ = try store.search(String(query.prefix(1)), limit: limit)
            firstKeys.append(cpu() - before)
            firstKeysWhole.append(processCPU() - beforeWhole)
            openings.append(before - start)
            try store.close()
        }
        report["opening_ms"] = summary(openings)
        report["first_key_ms"] = summary(firstKeys)
        report["first_key_all_threads_ms"] = summary(firstKeysWhole)

        let store = try SQLiteStore.open(at: path)
        report["memory_before_mb"] = privateMemory()
        let before = cpu()
        try store.prepareSearch()
        report["terms_loaded_ms"] = Double((cpu() - before) / 1000) / 1000
        report["memory_with_terms_mb"] = privateMemory()
        for pass in ["cold", "warm"] {
            var samples: [(spent: Int, text: String)] = []
            let whole = processCPU()
            for query in queries {
                for length in 1...query.count {
                    let text = String(query.prefix(length))
                    let before = cpu()
                    _ = try store.search(text, limit: limit)
                    samples.append((cpu() - before, text))
                }
            }
            report["key_\(pass)_ms"] = summary(samples.map(\.spent))
            report["key_\(pass)_all_threads_mean_ms"] = Double((processCPU() - whole) / max(1, samples.count) / 1000) / 1000
            report["dearest_\(pass)"] = samples.sorted { $0.spent > $1.spent }.prefix(40).map {
                "\(Double($0.spent / 1000) / 1000) \($0.text)"
            }
            var byLength: [Int: [Int]] = [:]
            for sample in samples { byLength[min(sample.text.count, 20), default: []].append(sample.spent) }
            report["key_\(pass)_by_length_ms"] = Dictionary(uniqueKeysWithValues: byLength.map { (String($0.key), summary($0.value)) })
        }
        report["memory_after_mb"] = privateMemory()
        try store.close()
        return report
    }
}
