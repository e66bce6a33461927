// Measures operations inside one process, in CPU time, on a store that is there: no terminal, no start-up; and makes the
// registers to search in. Prints one JSON object. Called by bench.py.

import AgencyPacks
import Casework
import Foundation

@main
struct Bench {
    static let usage = """
        usage: InProcessBench operations STORE QUERIES
               InProcessBench register STORE PACK COUNT SEED
               InProcessBench draw PACK COUNT SEED OF-EACH-KIND SEED-OF-QUERIES
               InProcessBench keys STORE QUERIES TIMES-OPENED
               InProcessBench answers STORE QUERIES
               InProcessBench people STORE PACK FILE
               InProcessBench open STORE
               InProcessBench rebuild STORE
               InProcessBench add STORE PACK COUNT SEED
               InProcessBench interviews PACK COUNT
               InProcessBench workflows COUNT FOLDER
        """

    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let report: [String: Any]
        switch (arguments.first, arguments.count) {
        case ("operations", 3): report = try Operations.measure(arguments[1], queries: arguments[2])
        case ("register", 5):
            let (register, agency, files) = try register(pack: arguments[2], seed: arguments[4])
            report = try RegisterLoad(register: register, agency: agency, files: files).run(
                into: arguments[1], count: Int(arguments[3]) ?? 0)
        case ("draw", 6):
            let (register, agency, _) = try register(pack: arguments[1], seed: arguments[3])
            let draw = QueryDraw(register: register, population: Int(arguments[2]) ?? 0, agency: agency)
            report = [
                "queries": draw.queries(ofEach: Int(arguments[4]) ?? 0, seed: UInt64(arguments[5]) ?? 0).map { query in
                    [
                        "kind": query.kind.rawValue, "text": query.text, "id": register.id(query.person).hex,
                        "told": query.told.map { [$0.field, $0.value] },
                    ] as [String: Any]
                }
            ]
        case ("keys", 4): report = try KeyReplay.measure(arguments[1], queries: try lines(arguments[2]), opened: Int(arguments[3]) ?? 0)
        case ("answers", 3): report = try Answers.find(arguments[1], queries: try lines(arguments[2]))
        case ("people", 4):
            let (register, agency, files) = try register(pack: arguments[2], seed: "7")
            report = try RegisterLoad(register: register, agency: agency, files: files).run(
                into: arguments[1], people: try lines(arguments[3]))
        case ("interviews", 3): report = try Interviews.measure(arguments[1], count: Int(arguments[2]) ?? 0)
        case ("workflows", 3): report = try Workflows.measure(timers: Int(arguments[1]) ?? 0, in: arguments[2])
        case ("open", 2): report = try RegisterLoad.open(arguments[1])
        case ("rebuild", 2): report = try RegisterLoad.rebuild(arguments[1])
        case ("add", 5):
            let (register, agency, files) = try register(pack: arguments[2], seed: arguments[4])
            report = try RegisterLoad(register: register, agency: agency, files: files).addOneByOne(
                to: arguments[1], count: Int(arguments[3]) ?? 0)
        default: fatalError(usage)
        }
        let data = try JSONSerialization.data(withJSONObject: report, options: [.sortedKeys, .prettyPrinted])
        print(String(decoding: data, as: UTF8.self))
    }

    static func lines(_ path: String) throws -> [String] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    static func register(pack: String, seed: String) throws -> (Register, Agency, PackFiles) {
        let files = try PackFiles(folder: pack)
        guard let agency = AgencyPack.read(files).agency, let seed = UInt64(seed) else { fatalError("not a pack and a seed") }
        return (Register(tables: NameTables(files), seed: seed), agency, files)
    }
}
