import CaseOperations
import CaseScreens
import CaseStorage
import Testing
import TextCanvas

/// The key scripts of Tests/Scripts; the program's own tests run the same files through `caseload desk --script`.
@Suite struct ScriptTests {
    @Test(
        arguments: [
            "story.keys", "undo.keys", "half-filled.keys", "hide-names.keys", "wrong-keys.keys", "find-anyone.keys", "duplicates.keys",
        ], ScreenTests.sizes)
    func plays(name: String, size: Size) throws {
        var counter = try SampleCounter(size: size)
        do { try counter.play(ProjectFolder.script(name)) } catch let problem as ScriptProblem {
            Issue.record("\(name):\(problem.line) at \(size.columns)x\(size.rows): \(problem.what)\n\(problem.screen ?? "")")
        }
    }

    @Test func theStoryLeavesOneContactAndAWaitingSheet() throws {
        var counter = try SampleCounter()
        let person = try #require(try counter.office.search("austin-young").first)
        let before = try counter.office.showConstituent(person.id).timeline.count { $0.isContact }
        try counter.play(ProjectFolder.script("story.keys"))
        let view = try counter.office.showConstituent(person.id)
        #expect(view.cases.filter(\.isOpen).map(\.state) == ["waiting_forms"])
        #expect(view.timeline.count { $0.isContact } == before + 1)
        #expect(try counter.office.waitingSheets().count == 1)
        #expect(try counter.office.visits().current == nil)
    }
}
