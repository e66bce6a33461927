import AgencyPacks
import Casework
import EventLedger
import Foundation
import Testing

@Suite("The sample packs")
struct SamplePackTests {
    /// The package's own folder of samples, above this file.
    static let folder: String? = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent("SampleData/usda-service-center").path
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        return nil
    }()

    @Test("the service center has no error and no warning")
    func isSound() throws {
        let pack = AgencyPack.read(try PackFiles(folder: try #require(Self.folder)), today: CivilDate("2026-11-21"))
        #expect(pack.problems.map(\.description) == [])
        let agency = try #require(pack.agency)
        #expect(Set(agency.caseTypes.map(\.prefix)) == ["LIP", "LFP", "ELAP"])
        #expect(agency.languages == ["en", "es"])
        #expect(agency.caseTypes.allSatisfy { $0.workflow.states.count >= 8 && !$0.checklists.isEmpty })
        #expect(!pack.sampleStaff.isEmpty)
    }

    @Test("whatever is done to its lines, there is an answer", arguments: 0..<8)
    func mutations(seed: Int) throws {
        let files = try PackFiles(folder: try #require(Self.folder)).files.filter { $0.path.hasSuffix(".yaml") }
        var chance = Chance(state: UInt64(seed) &* 7919 &+ 1)
        for _ in 0..<12 {
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
