import CaseOperations
import CaseStorage
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

@Suite struct FormScreenTests {
    private func opening(columns: Int = 80, rows: Int = 24) throws -> PlayedCounter {
        var played = try PlayedCounter(columns: columns, rows: rows)
        let person = try played.person()
        played.push(.constituent(ConstituentScreen(person)))
        played.press("n enter")
        return played
    }

    @Test func aCaseIsOpenedWithWhatWasTyped() throws {
        var played = try opening()
        #expect(played.form != nil)
        played.press("ctrl-u")
        played.type("9 nov")
        #expect(played.text.contains("Mon 9 Nov 2026"))
        played.press("tab n tab")
        played.type("8 nov")
        played.press("enter f tab y tab enter")
        played.press("right tab")
        played.type("3")
        played.press("tab")
        played.type("1200.5")
        #expect(played.text.contains("$1,200.50"))
        played.press("enter enter right tab")
        played.type("12")
        played.press("esc")
        #expect(played.text.contains("Total"))
        #expect(played.text.contains("15"))
        played.press("ctrl-s")
        let record = try #require(played.caseScreen?.view?.record)
        #expect(record.receivedOn == CivilDate("2026-11-09"))
        #expect(record.owner == nil)
        #expect(record.values["loss_date"] == .text("2026-11-08"))
        #expect(record.values["cause"] == .text("flood"))
        #expect(record.values["commercial"] == .yesNo(true))
        #expect(
            record.values["losses"]
                == .rows([
                    ["kind": .text("cow"), "head": .integer(3), "sold": .integer(120_050)], ["kind": .text("cow"), "head": .integer(12)],
                ]))
        #expect(played.text.contains("✓ Opened LIP-2026-000001"))
        #expect(try played.office.forms().isEmpty)
    }

    @Test func everyProblemIsSaidAtOnceBesideItsField() throws {
        var played = try opening()
        played.press("ctrl-u")
        played.type("tomorrow")
        played.press("tab tab")
        played.type("never")
        played.press("tab tab tab enter tab")
        played.type("none")
        played.press("ctrl-s")
        #expect(played.text.contains("12 Nov 2026 lies in the future."))
        #expect(played.text.contains("It takes a date such as 2026-11-09."))
        #expect(played.text.contains("Row 1, Head: it takes a whole number."))
        #expect(played.text.contains("3 fields need a look: Received on."))
        #expect(played.form?.focus == .field(0))
    }

    @Test func whatIsTypedIsKeptWithEveryFieldAndOfferedAgain() throws {
        var played = try opening()
        played.press("tab tab")
        played.type("8 nov")
        #expect(try played.office.forms().isEmpty)
        played.press("tab")
        #expect(try played.office.forms().first?.typed["loss_date"] == "8 nov")
        played.press("esc")
        #expect(played.text.contains("Kept half filled in: Livestock Indemnity for Ortega, Marisol."))
        played.press("n enter")
        #expect(played.text.contains("Taken up again as you left it."))
        #expect(played.text.contains("Sun 8 Nov 2026"))
        played.press("ctrl-x")
        #expect(!played.text.contains("8 Nov 2026"))
        #expect(try played.office.forms().isEmpty)
    }

    @Test func aDroppedLineKeepsTheFieldBeingTyped() throws {
        var played = try opening()
        played.press("tab tab")
        played.type("8 n")
        let drafts = played.counter.unsavedForms(played.context)
        #expect(drafts.map(\.typed) == [["loss_date": "8 n"]])
        let draft = try #require(drafts.first)
        let again = try #require(FormScreen(draft: draft, played.screenContext))
        #expect(again.changedTyped == ["loss_date": "8 n"])
    }

    @Test func protectedValuesAreMaskedOnceLeft() throws {
        var played = try opening()
        played.press("tab tab tab tab tab tab")
        #expect(played.form?.focusedField?.id == "ssn")
        played.type("123-45-6789")
        #expect(played.text.contains("123-45-6789"))
        played.press("tab")
        #expect(!played.text.contains("123-45"))
        #expect(played.text.contains("••••6789"))
        played.press("backtab")
        #expect(!played.text.contains("123-45"))
        played.press("ctrl-s")
        played.press("2 e")
        #expect(played.text.contains("••••6789 stays unless you type another"))
    }

    @Test func aStepAsksForWhatIsMissingAndItsReason() throws {
        var played = try PlayedCounter()
        let id = try played.openCase()
        played.press("m 2")
        #expect(played.form?.entries.map(\.field.id) == ["loss_date", "losses"])
        played.press("ctrl-s")
        #expect(played.text.contains("Fill this in first."))
        #expect(played.text.contains("Add a row first."))
        played.type("8 nov")
        played.press("tab enter right tab")
        played.type("3")
        played.press("ctrl-s")
        #expect(try played.office.showCase(id).record.state == "review")
        played.press("m enter")
        played.type("The vet has not written.")
        played.press("enter enter")
        #expect(try played.office.showCase(id).record.state == "waiting")
        #expect(played.text.contains("▶ WAITING: EVIDENCE"))
        #expect(played.text.contains("On Ortega since 11 Nov."))
    }

    @Test func aConflictKeepsWhatWasTypedAndSavesOnTopOfTheOther() throws {
        var played = try PlayedCounter()
        let id = try played.openCase(["cause": .text("flood")])
        played.press("e")
        played.type("8 nov")
        _ = try played.lees.change(id, .edit(["cause": .text("fire")]))
        played.press("ctrl-s")
        #expect(played.form?.isSaving == false)
        #expect(played.text.contains("Not saved: somebody else changed it."))
        #expect(played.text.contains("Lee Wong has been here meanwhile: changed one field."))
        #expect(played.text.contains("Wildfire"))
        played.press("ctrl-s")
        let values = try played.office.showCase(id).record.values
        #expect(values["loss_date"] == .text("2026-11-08"))
        #expect(values["cause"] == .text("fire"))
    }

    @Test func savingIsSaidAndNothingIsTypedMeanwhile() throws {
        var played = try opening()
        played.holding = true
        played.press("ctrl-s")
        #expect(played.text.contains("Saving…"))
        played.type("x")
        played.press("esc")
        #expect(played.form != nil)
        played.release()
        #expect(played.caseScreen != nil)
    }

    @Test func somebodyNewIsEnteredFromWhatWasSearchedFor() throws {
        var played = try PlayedCounter()
        played.push(.form(FormScreen(newConstituent: "rosa diaz 1984-02-29 505-555-0199", today: played.screenContext.today)))
        #expect(played.form?.changedTyped["given"] == "Rosa")
        #expect(played.form?.changedTyped["born"] == "1984-02-29")
        played.press("ctrl-s")
        #expect(played.text.contains("Rosa Diaz is in the register."))
        #expect(try played.office.search("diaz").first?.details.phones == ["505-555-0199"])
        played.press("e tab")
        played.press("ctrl-u")
        played.press("backtab ctrl-u ctrl-s")
        #expect(played.text.contains("A name is needed."))
    }

    @Test func aContactPromisesACallBack() throws {
        var played = try PlayedCounter()
        let id = try played.openCase()
        played.press("c l tab")
        played.type("Asked for the vet statement.")
        played.press("tab")
        played.type("+5")
        played.press("tab")
        played.type("25")
        played.press("ctrl-s")
        #expect(played.text.contains("It takes a time such as 14:30."))
        played.press("ctrl-u")
        played.type("1430")
        played.press("ctrl-s")
        let contact = try #require(try played.office.showCase(id).contacts.first)
        #expect(contact.action.hasPrefix("letter, call back 16 Nov 14:30"))
        #expect(played.text.contains("5 Contacts 1"))
    }

    @Test func choicesOpenAMenuThatFilters() throws {
        var played = try opening()
        played.press("tab tab tab space")
        played.type("wild")
        played.press("enter")
        #expect(played.form?.changedTyped["cause"] == "fire")
        #expect(played.form?.focusedField?.id == "commercial")
    }

    @Test(arguments: [(80, 24), (40, 15), (200, 60), (30, 8)])
    func everyStopIsSeenWithTheCursorOnIt(columns: Int, rows: Int) throws {
        var played = try opening(columns: columns, rows: rows)
        for _ in 0..<12 {
            #expect(played.picture.cursor != nil)
            let row = played.picture.cursor?.row ?? 0
            #expect(played.picture.roleLines[row].contains("f"))
            played.press("tab")
        }
        #expect(played.form?.focus == .save)
    }

    @Test func theMouseStandsOnAFieldAndPressesSave() throws {
        var played = try opening()
        func row(of text: String) throws -> Int { try #require(played.picture.lines.firstIndex { $0.contains(text) }) }
        played.send(.input(.mouse(column: 5, row: try row(of: "Kept for business"), kind: .press)))
        #expect(played.form?.focusedField?.id == "commercial")
        let save = try row(of: "[ Save ]")
        played.send(.input(.mouse(column: 5, row: save, kind: .press)))
        #expect(played.form?.focus == .save)
        played.send(.input(.mouse(column: 5, row: try row(of: "[ Save ]"), kind: .press)))
        #expect(played.caseScreen != nil)
    }

    @Test func halfFilledFormsAreOfferedInAMenu() throws {
        var played = try opening()
        played.press("tab tab")
        played.type("8 nov")
        played.press("esc")
        let drafts = try played.office.forms()
        let menu = FormsMenu.menu(drafts, played.screenContext)
        #expect(menu.choices.map(\.item.title) == ["Livestock Indemnity for Ortega, Marisol"])
        guard case .push(let screen)? = menu.choices.first?.steps.first else {
            Issue.record("the choice opens nothing")
            return
        }
        played.push(screen)
        #expect(played.text.contains("Sun 8 Nov 2026"))
        played.press("ctrl-s")
        #expect(played.caseScreen?.view?.record.values["loss_date"] == .text("2026-11-08"))
    }

    @Test func twoPeopleBegunDoNotReplaceEachOther() throws {
        var played = try PlayedCounter()
        played.push(.form(FormScreen(newConstituent: "rosa diaz")))
        played.press("tab esc")
        played.push(.form(FormScreen(newConstituent: "an nguyen")))
        #expect(played.form?.changedTyped["family"] == "Nguyen")
        played.press("tab esc")
        #expect(try played.office.forms().count == 2)
    }

    @Test func hostileTextBecomesHarmless() throws {
        var played = try opening()
        played.press("tab tab tab tab tab tab tab ")
        played.send(.input(.paste("\u{1B}]0;x\u{7}\u{202E}12\n\u{1F}3")))
        #expect(played.form?.entries.allSatisfy { $0.typed.unicodeScalars.allSatisfy { $0.value >= 0x20 } } == true)
    }
}
