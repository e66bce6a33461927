import Foundation
import RecordMatching
import Testing

struct NicknamesTests {
    @Test(arguments: [
        ("bill", "william"), ("peggy", "margaret"), ("pepe", "jose"), ("paco", "francisco"), ("chuy", "jesus"), ("lupe", "guadalupe"),
        ("memo", "guillermo"), ("beto", "roberto"), ("beto", "alberto"), ("kate", "catherine"), ("kate", "katherine"), ("jack", "john"),
        ("nacho", "ignacio"), ("chava", "salvador"), ("joe", "jose"), ("mike", "miguel"),
    ])
    func bothWays(_ short: String, _ formal: String) {
        #expect(Nicknames.others(of: short).contains(formal))
        #expect(Nicknames.others(of: formal).contains(short))
        #expect(Nicknames.areRelated(short, formal) && Nicknames.areRelated(formal, short))
    }

    @Test func spellingsOfOneNameAreOthersOfEachOther() {
        #expect(Nicknames.others(of: "catherine").contains("kathryn"))
        #expect(Nicknames.others(of: "stephen").contains("steven"))
    }

    @Test func shortForTheSameNameIsRelatedButNoOther() {
        #expect(Nicknames.areRelated("bill", "will"))
        #expect(!Nicknames.others(of: "bill").contains("will"))
        #expect(!Nicknames.areRelated("bill", "bob"))
        #expect(!Nicknames.areRelated("maria", "jose"))
    }

    @Test func unknownNamesHaveNone() {
        for word in ["", "ortega", "🐄", "xq"] { #expect(Nicknames.others(of: word).isEmpty) }
    }

    @Test func neverItself() {
        for word in ["bill", "william", "jose", "pepe", "anna", "nan", "alex"] { #expect(!Nicknames.others(of: word).contains(word)) }
    }

    /// Everybody in the sample office is found by what they are called there.
    @Test func coverTheSampleOffice() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appendingPathComponent("SampleData/usda-service-center/people/nicknames.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.count > 200)
        for line in lines {
            let names = line.split(separator: "\t").compactMap { Folding.words(String($0)).first }
            #expect(names.count == 2 && Nicknames.others(of: names[1]).contains(names[0]), "\(line)")
        }
    }
}
