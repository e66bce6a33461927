import AgencyPacks
import Casework
import EventLedger
import Foundation
import Testing

@Suite("The sample packs")
struct SamplePackTests {
    static let packs = ["usda-service-center", "h-2a-hiring"]

    /// The package's own folder of samples, above this file.
    static func folder(_ pack: String) -> String? {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent("SampleData/\(pack)").path
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        return nil
    }

    @Test("no sample has an error or a warning", arguments: packs)
    func isSound(name: String) throws {
        let pack = AgencyPack.read(try PackFiles(folder: try #require(Self.folder(name))), today: CivilDate("2026-11-21"))
        #expect(pack.problems.map(\.description) == [])
        let agency = try #require(pack.agency)
        #expect(agency.id == name)
        #expect(agency.languages == ["en", "es"])
        #expect(agency.caseTypes.allSatisfy { !$0.checklists.isEmpty })
        #expect(!pack.sampleStaff.isEmpty)
    }

    @Test("the service center's programs open cases, and the employer's checklist is made from answers")
    func isWhole() throws {
        func agency(_ name: String) throws -> Agency {
            let folder = try #require(Self.folder(name))
            let pack = AgencyPack.read(try PackFiles(folder: folder))
            return try #require(pack.agency)
        }
        let center = try agency("usda-service-center")
        #expect(Set(center.caseTypes.map(\.prefix)).isSuperset(of: ["LIP", "LFP", "ELAP"]))
        #expect(center.interview != nil && center.programs.contains { $0.opens != nil })
        #expect(center.programs.allSatisfy { $0.versions.allSatisfy { !$0.rules.isEmpty } })
        let hiring = try agency("h-2a-hiring")
        let employer = try #require(hiring.checklists.first { $0.anchor != nil })
        #expect(employer.questions.contains { $0.id == employer.anchor } && employer.items.contains { $0.when != nil })
    }

    @Test("whatever is done to its lines, there is an answer", arguments: packs, 0..<4)
    func mutations(name: String, seed: Int) throws {
        let files = try PackFiles(folder: try #require(Self.folder(name))).files.filter { $0.path.hasSuffix(".yaml") }
        var chance = Chance(state: UInt64(seed) &* 7919 &+ 1)
        for _ in 0..<6 {
            let index = chance.below(files.count)
            var lines = files[index].bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
            for _ in 0...chance.below(3) { chance.harm(&lines) }
            let harmed = PackFile(path: files[index].path, bytes: Array(lines.joined(separator: [10])))
            var changed = files
            changed[index] = harmed
            let pack = AgencyPack.read(try PackFiles(changed), today: CivilDate("2026-11-21"))
            #expect((pack.agency == nil) == pack.problems.contains { $0.severity == .error })
            for problem in pack.problems {
                let bytes = changed.first { $0.path == problem.file }?.bytes ?? []
                let count = bytes.count { $0 == 10 } + 1
                #expect((1...count + 1).contains(problem.line) && problem.column >= 1, "\(problem)")
            }
        }
    }
}

/// A small seeded generator (xorshift64*), so that a failure can be repeated.
private struct Chance {
    /// What means something in YAML.
    private static let marks = Array("[]{}:,&*!|>'\"%@`#-? \t\\".utf8)

    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return Int((state &* 2_685_821_657_736_338_717) >> 33) % max(1, limit)
    }

    mutating func harm(_ lines: inout [[UInt8]]) {
        let line = below(lines.count)
        switch below(7) {
        case 0: if lines.count > 1 { lines.remove(at: line) }
        case 1: lines.insert(lines[below(lines.count)], at: line)
        case 2: lines.swapAt(line, below(lines.count))
        case 3: if !lines[line].isEmpty { lines[line][below(lines[line].count)] = UInt8(below(256)) }
        case 4: if !lines[line].isEmpty { lines[line].remove(at: below(lines[line].count)) }
        case 5: lines[line].insert(Self.marks[below(Self.marks.count)], at: below(lines[line].count + 1))
        default: lines[line] = Array(lines[line].reversed())
        }
    }
}
