import CaseOperations
import CaseStorage
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

/// Entering somebody who is in the register already.
@Suite struct NewConstituentTests {
    private func entering(columns: Int = 80, rows: Int = 24) throws -> PlayedCounter {
        var played = try PlayedCounter(columns: columns, rows: rows)
        _ = try played.person()
        played.press("N")
        return played
    }

    private func fill(_ played: inout PlayedCounter) {
        played.type("Marisol")
        played.press("tab")
        played.type("Ortega")
        played.press("tab tab")
        played.type("2 mar 1979")
        played.press("tab")
        played.type("505 555 0142")
    }

    @Test(arguments: [(80, 24), (40, 15)]) func whoResemblesThemIsShownWhileTyping(size: (Int, Int)) throws {
        var played = try entering(columns: size.0, rows: size.1)
        #expect(!played.text.contains("IN THE REGISTER ALREADY"))
        fill(&played)
        #expect(played.text.contains("IN THE REGISTER ALREADY"))
        #expect(played.text.contains("almost certainly"))
        #expect(played.text.contains("Ortega, Marisol"))
        // Nobody else is there for another name.
        played.press("ctrl-x")
        played.type("Zebulon")
        #expect(!played.text.contains("IN THE REGISTER ALREADY"))
    }

    @Test func theyAreOpenedInsteadAndTheFormIsKept() throws {
        var played = try entering()
        fill(&played)
        played.press("f4")
        #expect(played.form == nil)
        #expect(played.text.contains("CASES"))
        #expect(try played.office.forms().first?.typed["family"] == "Ortega")
        // It lies under their page, and is there once only however one comes back to it.
        let typed = ["Marisol", "Ortega", "", "2 mar 1979", "505 555 0142"]
        played.press("esc")
        #expect(played.form.map { Array($0.entries.prefix(5).map(\.typed)) } == typed)
        played.press("f4 g h enter")
        #expect(played.form.map { Array($0.entries.prefix(5).map(\.typed)) } == typed)
        #expect(played.counter.layers.count == 2)
        played.press("ctrl-s s esc")
        #expect(played.text.contains("MINE"))
    }

    @Test func savingAllTheSameAsksOnceMore() throws {
        var played = try entering()
        fill(&played)
        played.press("ctrl-s")
        #expect(played.text.contains("Almost certainly in the register already"))
        played.press("esc")
        #expect(played.form?.isSaving == false)
        #expect(try played.office.search("ortega").count == 1)
        played.press("ctrl-s s")
        #expect(try played.office.search("ortega").count == 2)
        #expect(try played.office.forms().isEmpty)
    }

    /// Whoever types fast saves before the warning is there; then saving itself asks.
    @Test func savingBeforeTheWarningAsksAsWell() throws {
        var played = try entering()
        played.holding = true
        fill(&played)
        played.held = played.held.filter { if case .resembling = $0.effect { false } else { true } }
        played.press("ctrl-s")
        played.release()
        #expect(played.text.contains("Almost certainly in the register already"))
        #expect(try played.office.search("ortega").count == 1)
    }

    @Test func anAnswerForWhatWasTypedEarlierIsNotShown() throws {
        var played = try entering()
        played.holding = true
        fill(&played)
        let older = played.held
        played.held = []
        played.press("ctrl-u")
        played.press("backtab backtab backtab ctrl-u")
        played.held = older
        played.release()
        #expect(played.form?.resembling.isEmpty == true)
    }

    @Test func hiddenNamesAreHiddenInTheWarning() throws {
        var played = try entering()
        fill(&played)
        played.counter.namesHidden = true
        #expect(played.text.contains("IN THE REGISTER ALREADY"))
        #expect(!played.text.contains("Ortega, Marisol"))
        played.press("ctrl-s")
        #expect(!played.text.contains("Ortega, Marisol"))
    }
}
