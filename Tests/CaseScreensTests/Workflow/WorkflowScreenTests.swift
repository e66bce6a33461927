import CaseStorage
import Casework
import Testing
import TextCanvas

@testable import CaseOperations
@testable import CaseScreens

@Suite struct WorkflowScreenTests {
    private func screen(of played: PlayedCounter) -> WorkflowScreen? {
        if case .workflow(let screen) = played.counter.top { screen } else { nil }
    }

    @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 15), Size(columns: 140, rows: 50)])
    func everyStateIsReachedByArrowsAndSeen(size: Size) throws {
        var played = try PlayedCounter(columns: size.columns, rows: size.rows)
        played.press("g w 1")
        var seen: Set<String> = []
        var waiting = [try #require(screen(of: played)).selection]
        while let next = waiting.popLast() {
            guard seen.insert(next).inserted else { continue }
            for key in ["up", "down", "left", "right"] {
                played.counter.changeTop { state in
                    guard var screen = state as? WorkflowScreen else { return }
                    screen.selection = next
                    state = screen
                }
                played.press(key)
                let picture = played.picture
                let now = try #require(screen(of: played)).selection
                waiting.append(now)
                // The cursor stands on the title of the box, so that the box is in sight.
                let cursor = try #require(picture.cursor)
                let title = try #require(SmallOffice.workflow.state(now)).title.plain
                #expect(picture.lines[cursor.row].contains(title.prefix(8)), "\(now) after \(key) at \(size)")
            }
        }
        #expect(seen == Set(SmallOffice.workflow.states.map(\.id)))
    }

    @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 15)])
    func thePictureBeginsAtItsTopWhileTheBoxIsSeenFromThere(size: Size) throws {
        var played = try PlayedCounter(columns: size.columns, rows: size.rows)
        played.press("g w 1")
        #expect(played.text.contains("more \u{2193}"))
        played.press("end")
        #expect(played.text.contains("more \u{2191}"))
        played.press("home")
        #expect(played.text.contains("more \u{2193}"))
    }

    @Test(arguments: [Size(columns: 80, rows: 60), Size(columns: 40, rows: 60)])
    func helpTellsTheKeysOfThePictureAndItsSigns(size: Size) throws {
        var played = try PlayedCounter(columns: size.columns, rows: size.rows)
        played.press("g w 1 ?")
        let keys = ["\u{2191} k", "\u{2192} l", "Tab", "\u{21E7}Tab", "Home", "End G", "\u{23CE}"]
        for said in keys + ["cases begin here", "a way back", "median 4"] {
            #expect(played.text.contains(said), "\(said)")
        }
        #expect(!played.text.contains("assign"))
        played.press("esc end")
        let last = try #require(screen(of: played)).selection
        played.press("home backtab")
        #expect(try #require(screen(of: played)).selection == last)
    }

    @Test func thePictureIsThereBeforeItsFigures() throws {
        var played = try PlayedCounter()
        _ = try played.openCase(screen: false)
        played.holding = true
        played.press("g w 1")
        #expect(played.text.contains("Intake") && played.text.contains("Counting"))
        #expect(!played.text.contains("1 here"))
        played.release()
        #expect(played.text.contains("1 here") && !played.text.contains("Counting"))
    }

    @Test func aCaseShowsItsPlaceAndTrail() throws {
        var played = try PlayedCounter()
        let id = try played.openCase()
        _ = try played.office.change(id, .move(transition: "take_up", values: [:], reason: nil, due: nil))
        played.send(.storeChanged)
        played.press("W")
        #expect(try #require(screen(of: played)).selection == "review")
        #expect(played.text.contains("\u{25B6} Under review"))
        #expect(played.text.contains("The case stands here since"))
        played.press("up")
        #expect(played.text.contains("\u{2713} The case has been here."))
    }

    @Test func theLegendSaysEveryWayOutAndWhatLeadsBack() throws {
        var played = try PlayedCounter(columns: 160, rows: 50)
        played.press("g w 1 down")
        let text = played.text
        #expect(text.contains("Approve \u{2192} Approved") && text.contains("by supervisor"))
        let approve = try #require(SmallOffice.workflow.transition("approve"))
        let words = StepWording(type: SmallOffice.agency.caseTypes[0], agency: SmallOffice.agency).words(of: approve)
        #expect(words == ["by supervisor", "every item ticked", "not by whoever did \u{201C}Submit\u{201D}"])
        played.press("down enter")
        #expect(played.text.contains("Evidence received \u{2191} Under review (back)"))
        #expect(played.text.contains("Give more time \u{21BB} stays here"))
    }

    @Test func whatIsSlowIsSaidInWords() {
        func words(_ most: Int) -> String {
            TimesWording.sentence(
                StateTimes(state: "a", standing: 2, late: 1, stays: 9, isBusiness: false, median: 4, ninetieth: most, allowed: 10)
            ).0
        }
        #expect(words(22).hasSuffix("That is slow."))
        #expect(!words(10).contains("slow"))
    }

    @Test func aFinalStateTeachesThatItIsTheEnd() throws {
        var played = try PlayedCounter()
        played.press("g w 1 end")
        #expect(played.text.contains("Nothing leads out of here"))
    }

    @Test func dueBecauseTellsTheRuleAndWhatCasesReallyTake() throws {
        var played = try PlayedCounter()
        _ = try played.openCase()
        played.holding = true
        played.press("d")
        #expect(played.text.contains("Due because") && played.text.contains("2 business days after"))
        #expect(played.text.contains("Counting"))
        played.release()
        #expect(played.text.contains("1 stands here now") && !played.text.contains("Counting"))
        played.press("esc")
        #expect(!played.text.contains("Due because"))
    }

    @Test func figuresThatComeLateDoNotOpenTheBoxAgain() throws {
        var played = try PlayedCounter()
        _ = try played.openCase()
        played.holding = true
        played.press("d esc")
        played.release()
        #expect(!played.text.contains("Due because"))
    }
}
