import CaseOperations
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

/// A case whose checklist and steps depend on what its form says.
@Suite struct ConditionTests {
    private func opened(_ values: FieldValues, columns: Int = 80, rows: Int = 24) throws -> PlayedCounter {
        var played = try PlayedCounter(columns: columns, rows: rows, agency: DisasterOffice.agency)
        _ = try played.openCase(values)
        return played
    }

    @Test func itemsThatDoNotApplyAreCountedAndShownOnAKey() throws {
        var played = try opened(["cause": .text("flood"), "commercial": .yesNo(true)])
        #expect(played.text.contains("CHECKLIST  0 of 2 done"))
        #expect(played.text.contains("1 does not apply"))
        #expect(!played.text.contains("Fire report"))
        played.press("A")
        #expect(played.text.contains("Fire report"))
        #expect(played.text.contains("does not apply"))
        played.press("A")
        #expect(!played.text.contains("Fire report"))
        #expect(played.text.contains("1 does not apply: A shows why"))
    }

    @Test func itemsNobodyCanTellOfAreMarkedAndCostsAreSaid() throws {
        var played = try opened(["cause": .text("flood")])
        #expect(played.text.contains("? Brand inspection"))
        #expect(played.text.contains("$25.00  due"))
        played.press("3 down enter")
        #expect(played.text.contains("Whether it applies depends on: Kept for business."))
    }

    @Test func evidenceIsNotedWithTheTick() throws {
        var played = try opened(["cause": .text("flood")])
        played.press("E")
        #expect(played.text.contains("What was brought or seen?"))
        played.type("Letter of Dr. Quill, 8 Nov")
        played.press("enter")
        #expect(played.text.contains("1 of 2 done"))
        played.press("3 home enter")
        #expect(played.text.contains("“Letter of Dr. Quill, 8 Nov”"))
        played.press("esc E")
        #expect(played.text.contains("It is ticked already"))
    }

    @Test func aGuardSaysItsSentenceAndAStepWithSeveralEndsNamesThem() throws {
        var played = try opened(["cause": .text("fire")])
        played.press("m")
        #expect(played.text.contains("Fires are the fire office's business."))
        #expect(played.text.contains("→ Approved or Closed"))
        var settled = try opened(["cause": .text("flood"), "commercial": .yesNo(false)])
        settled.press("m")
        #expect(settled.text.contains("→ Closed"))
        #expect(!settled.text.contains("Approved or"))
    }

    @Test(arguments: [(40, 15), (120, 30)])
    func itFits(columns: Int, rows: Int) throws {
        var played = try opened(["cause": .text("flood")], columns: columns, rows: rows)
        for keys in ["3", "A", "down", "down", "end", "enter", "esc", "1"] {
            played.press(keys)
            #expect(played.picture.cursor != nil)
        }
    }
}
