import AgencyPacks
import Casework
import EventLedger
import Foundation
import Testing

@Suite("Conditions made to do harm")
struct HostileConditionTests {
    private func problems(_ changed: [String: String]) throws -> [PackProblem] {
        let pack = AgencyPack.read(try SmallPack.files(FullPack.files.merging(changed) { $1 }), today: CivilDate("2026-11-21"))
        #expect((pack.agency == nil) == pack.problems.contains { $0.severity == .error })
        return pack.problems
    }

    private func problems(ofRule condition: String) throws -> [PackProblem] {
        try problems(["programs/relief.yaml": FullPack.relief.replacingOccurrences(of: "acres >= 5", with: condition)])
    }

    @Test("ten thousand deep", arguments: ["(", "[", "!", "-", "size(", "true ? ", "1 + ", "a.b[", "[1].exists(x, "])
    func deep(opening: String) throws {
        let text = "'" + String(repeating: opening, count: 10_000) + "1'"
        #expect(try problems(ofRule: text).contains { $0.code == .tooLarge || $0.code == .syntaxError })
        #expect(try !problems(ofRule: "'" + String(repeating: opening, count: 1000) + "'").isEmpty)
    }

    @Test("a megabyte of one expression")
    func long() throws {
        let text = "\"" + String(repeating: "acres + ", count: 100_000) + "1 > 2\""
        #expect(try problems(ofRule: text).map(\.code) == [.tooLarge])
    }

    @Test("names without end are told without end of time")
    func manyNames() throws {
        let questions = (0..<490).map { "  question_\($0): {ask: A?, label: L\($0), type: yes-no}" }.joined(separator: "\n")
        let rules = (0..<100).map { rule in
            let names = (0..<400).map { "questoin_\(rule)_\($0)" }.joined(separator: " || ")
            return "      - {id: r\(rule), that: \(names), because: B., cites: C}"
        }
        let found = try problems([
            "interview.yaml": "interview: x\ntitle: T\nquestions:\n" + questions,
            "programs/relief.yaml": "program: p\ntitle: P\nversions:\n  - in-force: 2025-01-17\n    rules:\n"
                + rules.joined(separator: "\n"),
        ])
        #expect(found.count { $0.code == .undefinedName } >= 100)
    }

    @Test("columns without end, and members that are none of them")
    func manyMembers() throws {
        let columns = (0..<95).map { "column_number_\($0): {label: L\($0), type: yes-no}" }.joined(separator: ", ")
        let guards = (0..<40).map { number in
            let members = (0..<300).map { "l.colunm_\(number)_\($0)" }.joined(separator: " || ")
            return "{when: \"heads.exists(l, \(members))\", otherwise: No.}"
        }
        let permit = FullPack.permit.replacingOccurrences(of: "columns: {", with: "columns: {\(columns), ")
            .replacingOccurrences(of: "guard: [", with: "guard: [\(guards.joined(separator: ", ")), ")
        let found = try problems(["case-types/permit.yaml": permit])
        #expect(found.count { $0.code == .undefinedName } >= 90)
        let wide = FullPack.permit.replacingOccurrences(
            of: "columns: {", with: "columns: {\((0..<200).map { "c\($0): {label: L\($0), type: date}, " }.joined())")
        #expect(try problems(["case-types/permit.yaml": wide]).map(\.code) == [.tooLarge])
    }

    @Test("a thousand programs, each with its mistake, each told")
    func manyPrograms() throws {
        var files = FullPack.files
        for number in 0..<1000 {
            files["programs/p\(number).yaml"] = FullPack.relief.replacingOccurrences(of: "program: relief", with: "program: p\(number)")
                .replacingOccurrences(of: "title: Relief", with: "title: P\(number)")
        }
        let sound = AgencyPack.read(try SmallPack.files(files))
        #expect(sound.problems == [] && sound.agency?.programs.count == 1001)
        for number in 0..<900 { files["programs/p\(number).yaml"]?.append("\nx: 1") }
        #expect(AgencyPack.read(try SmallPack.files(files)).problems.count == 900)
    }

    @Test("questions that wait for one another, all of them")
    func cycles() throws {
        let names = (0..<400).map { "q\($0)" }
        let questions = names.enumerated().map { index, name in
            "  \(name): {ask: A?, label: \(name), type: yes-no, when: \(names[(index + 1) % 400]) && \(names[(index + 7) % 400])}"
        }
        let found = try problems([
            "interview.yaml": "interview: x\ntitle: T\nquestions:\n" + questions.joined(separator: "\n"),
            "programs/relief.yaml": "program: [",
        ])
        #expect(found.count { $0.code == .questionCycle } == 400)
        #expect(found.contains { $0.code == .questionCycle && $0.witness?.hasPrefix("q0 → ") == true })
    }

    @Test("the same pack, the same findings in the same order")
    func isDeterministic() throws {
        let changed = [
            "interview.yaml": FullPack.interview.replacingOccurrences(of: "acres", with: "acers"),
            "case-types/permit.yaml": FullPack.permit.replacingOccurrences(of: "day", with: "dya"),
            "checklists/steps.yaml": FullPack.steps.replacingOccurrences(of: "cites", with: "cities"),
        ]
        let first = try problems(changed)
        #expect(first == first.sorted() && first.count > 10)
        for _ in 0..<3 { #expect(try problems(changed) == first) }
    }

    @Test(
        "an interview that cannot be read is one problem, not one for each condition",
        arguments: ["interview: [", "interview: x\ntitle: T\nquestions: 7"])
    func brokenInterview(text: String) throws {
        let found = try problems(["interview.yaml": text])
        #expect(found.count == 1 && found.first?.file == "interview.yaml", "\(found)")
    }

    @Test("programs without an interview, and an interview without programs")
    func halves() throws {
        var files = FullPack.files
        files["interview.yaml"] = nil
        #expect(
            AgencyPack.read(try SmallPack.files(files)).problems.map { "\($0.file) \($0.code.rawValue)" } == ["interview.yaml missing-key"])
        files = FullPack.files
        files["programs/relief.yaml"] = nil
        let alone = AgencyPack.read(try SmallPack.files(files))
        #expect(alone.agency != nil && Set(alone.problems.map(\.code)) == [.unused])
    }

    @Test("formulas may multiply as often as they like")
    func multiplications() throws {
        let product = Array(repeating: "workers", count: 40).joined(separator: " * ")
        let text = FullPack.steps.replacingOccurrences(of: "10 * workers", with: product)
        #expect(try problems(["checklists/steps.yaml": text]) == [])
    }
}
