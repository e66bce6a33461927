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
        try play(name, on: &counter, size)
    }

    /// The interview and the checklists of both offices, screen by screen.
    @Test(arguments: [("interview.keys", "dana"), ("usda-checklist.keys", "dana"), ("h2a-checklist.keys", "carmen")], ScreenTests.sizes)
    func asksAndMakesLists(script: (name: String, login: String), size: Size) throws {
        let isHiring = script.login == "carmen"
        var counter = try SampleCounter(as: script.login, size: size, sample: isHiring ? SampleFiles.hiring : SampleFiles.shared)
        try play(script.name, on: &counter, size)
    }

    private func play(_ name: String, on counter: inout SampleCounter, _ size: Size) throws {
        do {
            try counter.play(ProjectFolder.script(name)) { screen, picture in
                #expect(!picture.contains("\nno cursor"), "\(screen) shows no cursor")
                if size.columns < 200 { GoldenScreen.expect(picture, matches: "\(size.columns)x\(size.rows)/\(screen)") }
            }
        } catch let problem as ScriptProblem {
            Issue.record("\(name):\(problem.line) at \(size.columns)x\(size.rows): \(problem.what)\n\(problem.screen ?? "")")
        }
    }

    @Test func theStoryLeavesOneContactAndAWaitingSheet() throws {
        var counter = try SampleCounter()
        let person = try #require(try counter.office.search("jo").first)
        let before = try counter.office.showConstituent(person.id).timeline.count { $0.isContact }
        try counter.play(ProjectFolder.script("story.keys"))
        let view = try counter.office.showConstituent(person.id)
        #expect(view.cases.contains { $0.isOpen && $0.state == "waiting_forms" })
        #expect(view.timeline.count { $0.isContact } == before + 1)
        #expect(try counter.office.waitingSheets().count == 1)
        #expect(try counter.office.visits().current == nil)
    }
}
