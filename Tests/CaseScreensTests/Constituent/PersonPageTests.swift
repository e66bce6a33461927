import CaseOperations
import CaseStorage
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

@Suite struct PersonPageTests {
    private func page(columns: Int = 80, rows: Int = 24) throws -> (played: PlayedCounter, person: ConstituentID, open: CaseID) {
        var played = try PlayedCounter(columns: columns, rows: rows)
        let open = try played.openCase(screen: false)
        let person = try #require(try played.office.search("ortega").first).id
        _ = try played.office.change(open, .note("Saw the herd."))
        _ = try played.office.recordContact(
            with: person, ContactRecorded(channel: .call, cases: [], note: "Asked when.", callbackOn: nil, callbackAt: nil))
        played.push(.constituent(ConstituentScreen(person)))
        return (played, person, open)
    }

    private func screen(_ played: PlayedCounter) -> ConstituentScreen? {
        if case .constituent(let screen) = played.counter.top { screen } else { nil }
    }

    @Test func kindsAndWordsNarrowTheTimeline() throws {
        var (played, _, _) = try page()
        #expect(played.text.contains("Saw the herd") && played.text.contains("Asked when"))
        played.press("5")
        #expect(played.text.contains("Saw the herd") && !played.text.contains("Asked when"))
        played.press("2")
        #expect(!played.text.contains("Saw the herd") && played.text.contains("Asked when"))
        played.press("6 f")
        played.type("herd")
        #expect(played.text.contains("Saw the herd") && !played.text.contains("Asked when"))
        // Letters are words of the filter, not commands.
        #expect(screen(played)?.filter.text == "herd")
        played.press("enter")
        #expect(played.text.contains("Saw the herd"))
        played.press("f esc")
        #expect(played.text.contains("Asked when"))
        #expect(screen(played) != nil)
    }

    @Test func whatHappensElsewhereAppearsAndSaysThatItIsNew() throws {
        var (played, _, open) = try page()
        played.press("tab down")
        let before = try #require(screen(played)?.currentEntry?.entry.sequence)
        _ = try played.lees.change(open, .note("Lee was here."))
        played.send(.storeChanged)
        #expect(played.text.contains("new: note"))
        // The cursor stays on what it stood on.
        #expect(screen(played)?.currentEntry?.entry.sequence == before)
        played.clock.advance(minutes: 2)
        #expect(!played.text.contains("new: note"))
        #expect(played.text.contains("Lee was here"))
    }

    @Test func theFilterStaysWhenSomethingChangesElsewhere() throws {
        var (played, _, open) = try page()
        played.press("5")
        _ = try played.lees.change(open, .note("Lee was here."))
        _ = try played.lees.change(open, .move(transition: "take_up", values: [:], reason: nil, due: nil))
        played.send(.storeChanged)
        #expect(played.text.contains("Lee was here"))
        #expect(!played.text.contains("Take up"))
        #expect(screen(played)?.kind == .notes)
    }

    @Test func aLineOfTheTimelineOpensItsCase() throws {
        var (played, _, open) = try page()
        played.press("5 enter")
        #expect(played.caseScreen?.id == open)
    }

    @Test func onALowScreenTheRestOfWhoTheyAreIsOneTabAway() throws {
        var (played, person, _) = try page(columns: 40, rows: 15)
        let sister = try played.person("Rosa", "Ortega")
        _ = try played.office.relate(sister, to: person, as: .household)
        played.send(.storeChanged)
        #expect(played.text.contains("CASES") && played.text.contains("TIMELINE"))
        #expect(!played.text.contains("Household"))
        played.press("tab tab")
        #expect(played.text.contains("Household"))
        played.press("tab")
        #expect(played.text.contains("CASES"))
    }
}
