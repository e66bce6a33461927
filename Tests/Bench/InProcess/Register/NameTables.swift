import AgencyPacks
import EventLedger
import Foundation

/// The common names and places, from the sample pack's lists; what is beyond them is invented.
struct NameTables {
    struct FamilyName {
        let name: String
        let isSpanish: Bool
    }

    struct Town {
        let name: String
        let state: String
        let postalCode: String
    }

    /// The most common first.
    let families: [FamilyName]
    let givenNames: [String: [String]]
    let streets: [String]
    let towns: [Town]
    let farmNames: [String]
    let nicknames: [String: [String]]

    init(_ files: PackFiles) {
        func rows(_ name: String) -> [[String]] {
            guard let file = files["people/\(name).txt"] else { fatalError("the pack has no people/\(name).txt") }
            return String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
                .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        }
        func byWeight(_ rows: [[String]], _ column: Int) -> [[String]] {
            // Equal weights in the order of the file.
            rows.enumerated().sorted { left, right in
                let (one, other) = (Int(left.element[column]) ?? 0, Int(right.element[column]) ?? 0)
                return one == other ? left.offset < right.offset : one > other
            }.map(\.element)
        }
        families = byWeight(rows("family-names"), 1).map { FamilyName(name: $0[0], isSpanish: $0[2] == "spanish") }
        var given: [String: [String]] = [:]
        for row in byWeight(rows("given-names"), 2) {
            given["any", default: []].append(row[0])
            if row[4] == "spanish" { given["spanish", default: []].append(row[0]) }
        }
        givenNames = given
        streets = byWeight(rows("streets"), 1).map { $0[0] }
        let invented = (0..<1400).map { number in
            // Beginnings of postal codes that were never handed out.
            let area = [343, 345, 348, 353, 419, 428, 429, 517, 518, 519, 529, 533, 536, 552][number / 100]
            return Town(name: InventedName.town(number), state: number % 5 == 0 ? "NM" : "KS", postalCode: "\(area * 100 + number % 100)")
        }
        towns = byWeight(rows("towns"), 3).map { Town(name: $0[0], state: $0[1], postalCode: $0[2]) } + invented
        farmNames = rows("farm-names").map { $0[0] }
        nicknames = Dictionary(grouping: rows("nicknames")) { $0[0] }.mapValues { $0.map { $0[1] } }
    }
}
