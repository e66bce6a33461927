import CaseOperations
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

@Suite struct CaseScreenTests {
    @Test func theHeadSaysWhereTheCaseStandsAndByWhenSomethingIsDue() throws {
        var played = try PlayedCounter()
        _ = try played.openCase()
        #expect(played.text.contains("Ortega, Marisol · 1979 · Spanish"))
        #expect(played.text.contains("received 9 Nov, entered 11 Nov"))
        #expect(played.text.contains("▶ INTAKE → Under review"))
        #expect(played.text.contains("With you since 11 Nov. Due Fri 13 Nov."))
        #expect(played.text.contains("CHECKLIST  0 of 2 done"))
    }

    @Test func aTickShowsWhenItIsDurableAndNotBefore() throws {
        var played = try PlayedCounter()
        _ = try played.openCase()
        played.holding = true
        played.press("space")
        #expect(!played.text.contains("1 done"))
        played.release()
        #expect(played.text.contains("CHECKLIST  1 of 2 done"))
        #expect(played.text.contains("✓ Done: ticked: Vet statement"))
    }

    @Test func aStepThatAsksNothingIsTakenAtOnce() throws {
        var played = try PlayedCounter()
        let id = try played.openCase()
        played.press("m")
        #expect(played.text.contains("Next step from Intake"))
        #expect(played.text.contains("only from Under review"))
        played.press("enter")
        #expect(try played.office.showCase(id).record.state == "review")
        #expect(played.text.contains("✓ Intake → ▶ UNDER REVIEW"))
    }

    @Test func aRefusedStepSaysWhyAndStaysInItsPlace() throws {
        var played = try PlayedCounter()
        _ = try played.openCase()
        played.press("m down down")
        played.press("enter")
        #expect(played.text.contains("✗ "))
        #expect(played.text.contains("Next step from Intake"))
        played.press("esc u")
        #expect(played.text.contains("Was the whole case an error?"))
    }

    @Test func undoWithdrawsOnesOwnLastStepAndSaysWhatDependsOnIt() throws {
        var played = try PlayedCounter()
        let id = try played.openCase()
        played.press("space u")
        #expect(try played.office.showCase(id).items.allSatisfy { !$0.isDone })
        #expect(played.text.contains("Done: withdrew the step of 11 Nov"))
        played.press("4")
        #expect(played.text.contains("withdrawn: ticked: Vet statement"))
        played.press("1 space")
        _ = try played.lees.change(id, .note("Looked at it."))
        played.send(.storeChanged)
        played.press("u")
        #expect(played.text.contains("can no longer be withdrawn: the note by Lee Wong"))
    }

    @Test func whatSomebodyElseChangedIsAConflictAndNothingIsDone() throws {
        var played = try PlayedCounter()
        let id = try played.openCase()
        _ = try played.lees.change(id, .tick(item: "records", done: true))
        played.press("space")
        #expect(try played.office.showCase(id).items.count { $0.isDone } == 1)
        #expect(played.text.contains("! Not done: Lee Wong has been here meanwhile (ticked: Inventory records)."))
        #expect(played.text.contains("CHECKLIST  1 of 2 done"))
        played.press("space")
        #expect(try played.office.showCase(id).items.count { $0.isDone } == 2)
    }

    @Test func notesAndRehoming() throws {
        var played = try PlayedCounter()
        let id = try played.openCase()
        let other = try played.office.addConstituent(ConstituentDetails(givenName: "Rosa", familyName: "Diaz")).id
        played.press("o")
        played.type("Herd tally looks right.")
        played.press("enter 4")
        #expect(played.text.contains("“Herd tally looks right.”"))
        played.press("R")
        played.type("diaz")
        played.press("enter enter")
        played.type("Wrong person at the counter.")
        played.press("enter")
        #expect(try played.office.showCase(id).record.constituent == other)
        #expect(played.text.contains("Diaz, Rosa"))
    }

    @Test func hiddenNamesStandNowhere() throws {
        var played = try PlayedCounter(columns: 120, rows: 40)
        _ = try played.openCase()
        for tab in ["1", "2", "3", "4", "5"] {
            played.press(tab)
            #expect(played.text.contains("Ortega") || played.text.contains("Marisol"))
            played.press("z")
            #expect(!played.text.contains("Ortega") && !played.text.contains("Marisol"))
            played.press("z")
        }
    }

    @Test(arguments: [(80, 24), (40, 15), (200, 60), (30, 8)])
    func everyTabFitsAndTheCursorStandsOnTheFocus(columns: Int, rows: Int) throws {
        var played = try PlayedCounter(columns: columns, rows: rows)
        _ = try played.openCase([
            "losses": .rows([
                ["kind": .text("cow"), "head": .integer(3), "sold": .integer(120_050)], ["kind": .text("calf"), "head": .integer(12)],
            ]),
            "ssn": .text("123-45-6789"),
        ])
        for tab in ["1", "2", "3", "4", "5"] {
            played.press(tab)
            #expect(played.picture.cursor != nil)
            #expect(!played.text.contains("123-45"))
            for key in ["down", "down", "pageDown", "end", "home"] { played.send(.input(.key(KeyPress(name: key.lowercased()) ?? .down))) }
            #expect(played.picture.cursor != nil)
        }
    }

    @Test func theMouseTurnsTabsAndStandsOnLines() throws {
        var played = try PlayedCounter()
        _ = try played.openCase()
        func row(of text: String) throws -> Int { try #require(played.picture.lines.firstIndex { $0.contains(text) }) }
        played.send(.input(.mouse(column: 14, row: try row(of: "1 Summary"), kind: .press)))
        #expect(played.caseScreen?.tab == .form)
        played.press("1")
        let step = try row(of: "Take up")
        played.send(.input(.mouse(column: 5, row: step, kind: .press)))
        #expect(played.picture.cursor?.row == step)
        played.send(.input(.mouse(column: 5, row: step, kind: .press)))
        #expect(played.text.contains("▶ UNDER REVIEW"))
    }

    @Test func whoMayNotIsToldSoInEveryPlace() throws {
        var played = try PlayedCounter()
        let id = try played.openCase()
        _ = try played.office.change(id, .move(transition: "take_up", values: [:], reason: nil, due: nil))
        played.send(.storeChanged)
        #expect(played.text.contains("supervisor only"))
        played.office = try played.lees
        played.press("space 1")
        #expect(!played.text.contains("supervisor only"))
    }
}
