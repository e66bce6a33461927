import CaseOperations
import CaseStorage
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

@Suite(.serialized) struct PublishScreenTests {
    private static let mended = "key g a\ntype \(PermitOffice.packs)/mended\nkey enter\n"
    private static let broken = "key g a\ntype \(PermitOffice.packs)/broken\nkey enter\n"

    private func onTop(_ office: PermitOffice) -> PublishScreen? {
        if case .publish(let screen) = office.played.counter.top { screen } else { nil }
    }

    @Test(arguments: ScreenTests.sizes) func theStoryIsAsItWasLookedAt(size: Size) throws {
        var office = try PermitOffice(size: size)
        do {
            try office.play(ProjectFolder.script("publishing.keys")) { name, picture in
                #expect(!picture.contains("\nno cursor"), "\(name) shows no cursor")
                if size.columns < 200 { GoldenScreen.expect(picture, matches: "\(size.columns)x\(size.rows)/\(name)") }
            }
        } catch let problem as ScriptProblem {
            Issue.record("publishing.keys:\(problem.line) at \(size.columns)x\(size.rows): \(problem.what)\n\(problem.screen ?? "")")
        }
    }

    @Test func whoIsNoDesignerIsToldWhy() throws {
        var counter = try SampleCounter()
        try counter.play("key g a\nexpect designer")
        try counter.play("key esc :\ntype publish a pack\nexpect designer")
    }

    @Test func aBrokenPackCanBeNeitherTriedNorPublished() throws {
        var office = try PermitOffice()
        try office.play(Self.broken + "expect error")
        for key in ["p", "r"] {
            try office.play("key \(key)\nexpect can be neither tried nor published\nkey esc\n" + Self.broken)
        }
        #expect(try office.store.packs().count == 1)
    }

    @Test func aFolderThatIsNotThereIsSaidInASentence() throws {
        var office = try PermitOffice()
        try office.play("key g a\ntype no/such/folder\nkey enter\nexpect It cannot be read")
        #expect(onTop(office)?.pack == nil)
        #expect(office.text.ranges(of: "There is no folder").count == 1, "It is told once.")
        #expect(!office.text.contains("caseload agency"))
        try office.play("key f ctrl-u\ntype \(PermitOffice.packs)/mended\nkey enter\nexpect Desk review is a new state")
    }

    @Test func nothingIsPublishedUntilItIsConfirmed() throws {
        var office = try PermitOffice()
        try office.play(Self.mended + "key p\nexpect Put this pack into force?\nkey enter")
        #expect(try office.store.packs().count == 1)
        try office.play("key p y\nexpect no open cases were moved\nexpect Desk")
        #expect(try office.store.packs().count == 2)
    }

    @Test func theDeskGoesOnByTheNewPack() throws {
        var office = try PermitOffice()
        try office.open("Quill")
        try office.play(Self.mended + "key p y\nexpect 1 open case was moved")
        #expect(office.performer.office.agency.caseType("stall")?.version == 2)
        // The next case opens and moves by the new rules, on the same desk.
        let id = try office.open("Rowe", steps: ["take_up", "send"])
        let record = try office.performer.office.showCase(id).record
        #expect(record.state == "visit" && record.typeVersion == 2)
        try office.play("key g w 1 down\nexpect Desk review")
    }

    @Test func aStateThatIsGoneKeepsItFromBeingPublished() throws {
        var office = try PermitOffice()
        let id = try office.open("Rowe", steps: ["take_up"])
        try office.play(Self.mended + "key p\nexpect have no place\nkey 3\nkey enter 2\nkey p y\nexpect 1 open case was moved")
        #expect(try office.performer.office.showCase(id).record.state == "desk")
    }

    @Test func whatBlocksStandsFirstAndNothingIsLostByAStrayKey() throws {
        var office = try PermitOffice()
        try office.open("Quill")
        let id = try office.open("Rowe", steps: ["take_up"])
        try office.play(Self.mended + "key 3\nexpect say where to")
        let screen = try #require(onTop(office))
        let preview = try #require(screen.preview)
        #expect(preview.groups.count == 2 && preview.groups.count { $0.isBlocking } == 1)
        guard case .group(let index)? = screen.row else { return #expect(Bool(false), "The cursor stands on no group.") }
        #expect(preview.groups[index].isBlocking)
        try office.play("key p\nexpect what stands at the top")
        // Enter twice keeps them where they are.
        try office.play("key enter enter\nexpect stay on version 1\nkey p y\nexpect in force")
        let record = try office.performer.office.showCase(id).record
        #expect(record.typeVersion == 1 && record.state == "review")
    }

    @Test func theCursorGoesOnToWhatStillBlocks() throws {
        var office = try PermitOffice()
        try office.open("Quill", steps: ["take_up"])
        try office.open("Rowe", steps: ["take_up"])
        try office.play(Self.mended + "key 3\nkey enter a\nexpect decide each\nkey down enter 3")
        let screen = try #require(onTop(office))
        let preview = try #require(screen.preview)
        guard case .oneCase(let index, _)? = screen.row else { return #expect(Bool(false), "The cursor stands on no case.") }
        #expect(preview.groups[index].isBlocking)
    }

    @Test func whatIsRefusedMeanwhileDoesNotStandBesideTheFinishedRehearsal() throws {
        let office = try PermitOffice().performer.office
        let report = try office.rehearse(office.agency, since: office.today, plan: nil) { _, _ in true }
        var screen = PublishScreen()
        screen.tab = .rehearsal
        screen.trial = .working(done: 41, total: 312)
        let context = try PlayedCounter().screenContext
        #expect("\(String(describing: screen.availability(of: .open, context)))".contains("still being rehearsed"))
        #expect(screen.receive(.rehearsed(report), context) == [.unsay(.refusal)])
    }

    @Test func casesCanBeDecidedOneByOne() throws {
        var office = try PermitOffice()
        let first = try office.open("Quill", steps: ["take_up"])
        let second = try office.open("Rowe", steps: ["take_up"])
        try office.play(Self.mended + "key 3\nkey enter a\nexpect decide each\nkey p\nexpect Nobody has said where")
        // The one under the group goes to the visit, the other one is still asked about.
        try office.play("key 3 home down enter 3\nkey p\nexpect Nobody has said where")
        let screen = try #require(onTop(office))
        let asked = try #require(
            screen.rows.firstIndex { row in
                if case .group(let index) = row, case .asks? = screen.preview?.groups[index].outcome { true } else { false }
            })
        try office.play(
            "key home" + String(repeating: " down", count: asked + 1) + "\nkey enter 2\nkey p y\nexpect 2 open cases were moved")
        let states = try [first, second].map { try office.performer.office.showCase($0).record.state }
        #expect(Set(states) == ["visit", "desk"])
    }

    @Test func keepingAVersionLeavesItsCasesAlone() throws {
        var office = try PermitOffice()
        let id = try office.open("Rowe", steps: ["take_up"])
        try office.play(Self.mended + "key 3\nkey enter k\nexpect stay on version 1\nkey p y\nexpect no open cases were moved")
        let office2 = office.performer.office
        let view = try office2.showCase(id)
        #expect(view.record.typeVersion == 1 && view.record.state == "review")
        _ = try office2.change(id, .move(transition: "grant", values: [:], reason: nil, due: nil))
    }

    @Test func aRehearsalListsWhatWouldHaveGoneOtherwiseAndOpensIt() throws {
        var office = try PermitOffice()
        try office.open("Rowe", steps: ["take_up", "grant"])
        try office.play(Self.mended + "key r\nexpect 1 of 1 case\nkey enter\nexpect GRANTED")
        #expect(try office.store.packs().count == 1)
    }

    @Test func thePackInForceIsNotPublishedTwice() throws {
        var office = try PermitOffice()
        try office.play("key g a\ntype \(PermitOffice.packs)/office\nkey enter\nexpect in force already\nkey p\nexpect in force already")
    }

    @Test func aRehearsalCanBeStopped() throws {
        var screen = PublishScreen()
        screen.trial = .working(done: 41, total: 312)
        let context = try PlayedCounter().screenContext
        #expect(screen.availability(of: .back, context) == .go)
        #expect(screen.perform(.back, context).first == .run(.stopRehearsal))
        #expect(screen.trial == .stopped)
        _ = screen.receive(.progress(done: 50, total: 312), context)
        #expect(screen.trial == .stopped)
    }
}
