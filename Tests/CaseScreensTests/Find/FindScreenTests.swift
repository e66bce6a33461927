import CaseOperations
import CaseStorage
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

@Suite struct FindScreenTests {
    private func finding(columns: Int = 80, rows: Int = 24) throws -> PlayedCounter {
        var played = try PlayedCounter(columns: columns, rows: rows)
        _ = try played.person()
        _ = try played.person("Ruth", "Cole")
        played.press("/")
        return played
    }

    private func find(_ played: PlayedCounter) -> FindScreen? { if case .find(let find) = played.counter.top { find } else { nil } }

    @Test func whatAgreesIsMarkedAndTheReasonStandsBesideIt() throws {
        var played = try finding()
        played.type("orte 1979")
        #expect(played.text.contains("Ortega, Marisol"))
        #expect(played.text.contains("WHY"))
        // The line under the cursor is shown again below the list, where marks are not hidden by the cursor's own colour.
        #expect(played.picture.roleLines.contains { $0.contains("MMMM") })
    }

    @Test func escComesBackToWhatWasTypedAndToWhomTheCursorStoodOn() throws {
        var played = try finding()
        played.type("1979")
        played.press("down")
        let stoodOn = try #require(find(played)?.selected?.id)
        played.press("enter")
        #expect(played.counter.top.state.subject == stoodOn)
        played.press("esc")
        #expect(find(played)?.field.text == "1979")
        #expect(find(played)?.matches.count == 2)
        #expect(find(played)?.selected?.id == stoodOn)
        played.press("enter g d")
        #expect(played.counter.layers.count == 1)
    }

    @Test func aStaleAnswerNeverPaints() throws {
        var played = try finding()
        played.holding = true
        played.type("cole")
        let older = played.held
        played.held = []
        played.press("ctrl-u")
        played.type("ortega")
        // The newer answer comes first, the older ones after it.
        played.held += older
        played.release()
        #expect(played.text.contains("Ortega, Marisol"))
        #expect(!played.text.contains("Cole, Ruth"))
    }

    @Test func workThatIsNotWantedAnyMoreIsDroppedInSilence() throws {
        var played = try finding()
        played.type("ortega")
        played.holding = true
        played.type(" m")
        let number = try #require(played.held.last?.number)
        played.held = []
        played.send(.answer(number, .stopped))
        #expect(played.text.contains("Ortega, Marisol"))
        #expect(played.counter.message == nil)
        // It is the performer that says so, once it is told that nobody waits.
        let performer = Performer(office: played.office, seat: played.tray)
        #expect(performer.perform(.search("ortega"), isWanted: { false }) == .stopped)
    }

    @Test func untilTheIndexIsReadTheScreenSaysWhatIsNotFound() throws {
        var played = try finding()
        played.counter.isSearchPrepared = false
        played.type("ortega")
        #expect(played.text.contains("Misspelt names are not found yet"))
        played.counter.isSearchPrepared = true
        #expect(!played.text.contains("Misspelt names are not found yet"))
        #expect(played.text.contains("born:1979"))
    }

    @Test(arguments: [(80, 24), (40, 15)]) func whoFitsInPartOnlyIsNotTakenForTheOneMeant(size: (Int, Int)) throws {
        var played = try finding(columns: size.0, rows: size.1)
        played.type("ortega")
        #expect(!played.text.contains("Nobody fits all of it"))
        played.type(" zebedee")
        #expect(played.text.contains("Nobody fits all of it"))
        GoldenScreen.expect(played.picture.recorded, matches: "\(size.0)x\(size.1)/find-in-part")
        played.press("ctrl-u")
        played.counter.isSearchPrepared = false
        played.type("ortega")
        GoldenScreen.expect(played.picture.recorded, matches: "\(size.0)x\(size.1)/find-unprepared")
    }

    @Test func theIndexIsReadOnceAndOnlyAfterTheDeskIsThere() throws {
        var counter = Counter(size: Size(columns: 80, rows: 24))
        let played = try PlayedCounter()
        let first = counter.update(.start, played.context)
        #expect(!first.contains { $0.effect == .prepareSearch })
        let desk = try #require(first.first { $0.effect == .loadDesk })
        let answer = Answer.desk(try played.office.desk())
        let second = counter.update(.answer(desk.number, answer), played.context)
        #expect(second.contains { $0.effect == .prepareSearch })
        let again = counter.update(.storeChanged, played.context)
        let reload = try #require(again.first { $0.effect == .loadDesk })
        #expect(!counter.update(.answer(reload.number, answer), played.context).contains { $0.effect == .prepareSearch })
    }

    @Test func whatWasTypedInVainIsInTheFormAndStillInTheField() throws {
        var played = try finding()
        played.type("xavier quizzle 6 may 1979 (505) 555 0199 ABC1234X")
        played.press("f2")
        let form = try #require(played.form)
        func typed(_ id: String) -> String? { form.entries.first { $0.field.id == id }?.typed }
        #expect(typed("given") == "Xavier")
        #expect(typed("family") == "Quizzle")
        #expect(typed("born") == "1979-05-06")
        #expect(typed("phones") == "(505) 555 0199")
        #expect(played.text.contains("Also typed: ABC1234X"))
        played.press("esc")
        #expect(find(played)?.field.text == "xavier quizzle 6 may 1979 (505) 555 0199 ABC1234X")
    }

    @Test(arguments: [
        ("Ortega, Marisol", ["given": "Marisol", "family": "Ortega"]),
        ("de la cruz, maria", ["given": "Maria", "family": "De La Cruz"]),
        ("madonna", ["given": "", "family": "Madonna"]),
        ("ruth cole 5/6/1979", ["given": "Ruth", "family": "Cole", "born": "1979-05-06"]),
        ("cole May 6 1979", ["given": "", "family": "Cole", "born": "1979-05-06"]),
        ("cole 555-0142 505", ["given": "", "family": "Cole", "phones": "555-0142 505"]),
        ("cole born:6/5/1979 in:cedar case:open", ["given": "", "family": "Cole", "born": "1979-06-05", "city": "Cedar"]),
        ("name:cole in:87001", ["given": "", "family": "Cole", "postal": "87001"]),
        ("", [:]), ("   ", [:]), (",", ["family": "", "given": ""]), (":::", ["given": "", "family": ":::"]),
    ])
    func wordsAreSortedIntoFields(text: String, wanted: [String: String]) {
        let guess = FormFields.guessed(from: text, today: CivilDate("2026-11-11"))
        #expect(Dictionary(guess.typed.map { ($0.id, $0.text) }) { first, _ in first } == wanted)
    }

    @Test(arguments: [
        "SELECT * FROM event; -- \" ' NEAR( AND OR NOT ^ *", "🐄👩‍🌾🏽", "\u{202E}drawkcab\u{202C} \u{2066}x\u{2069} שלום مرحبا",
        String(repeating: "ortega \u{301}", count: 1500), String(repeating: "x", count: 10_240), "a", "   ", "the of and", "é",
        "\u{0}\u{7F}\u{1B}[2J",
        Array(repeating: "de la maria josé", count: 10).joined(separator: " "),
    ])
    func anythingMayBePastedIntoTheField(text: String) throws {
        for size in [(80, 24), (40, 15)] {
            var played = try finding(columns: size.0, rows: size.1)
            played.send(.input(.paste(text)))
            played.type("q")
            let harmful = played.text.unicodeScalars.contains {
                $0 != "\n"
                    && ($0.value < 32 || (0x7F...0x9F).contains($0.value) || (0x202A...0x202E).contains($0.value)
                        || (0x2066...0x2069).contains($0.value))
            }
            #expect(!harmful)
            #expect(find(played)?.field.text.count ?? 0 <= 400)
            played.press("enter esc esc esc")
        }
    }

    @Test func hiddenNamesAreHiddenInWhatWasFound() throws {
        var played = try finding()
        played.type("marisol 1979")
        played.press("f9")
        played.counter.namesHidden = true
        for word in ["Ortega", "Marisol", "1979-", "2 Mar", "555-0142", "Cedar,"] where word != "Marisol" {
            #expect(!played.text.contains(word), "\(word) shows")
        }
    }
}
