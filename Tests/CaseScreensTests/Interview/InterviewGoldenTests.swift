import CaseOperations
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

/// The interview, a program and a checklist made from answers, as they were last looked at.
@Suite struct InterviewGoldenTests {
    private static let sizes = [Size(columns: 80, rows: 24), Size(columns: 40, rows: 15), Size(columns: 120, rows: 40)]

    private func expect(_ name: String, _ played: PlayedCounter) {
        let size = played.counter.size
        let screen = played.picture.recorded
        #expect(!screen.contains("\nno cursor"), "\(name) shows no cursor")
        GoldenScreen.expect(screen, matches: "\(size.columns)x\(size.rows)/\(name)")
    }

    @Test(arguments: sizes) func theInterview(size: Size) throws {
        let tray = PaperTray(remembered: "front")
        var played = try PlayedCounter(columns: size.columns, rows: size.rows, tray: tray, agency: DisasterOffice.agency)
        let person = try played.person()
        played.push(.constituent(ConstituentScreen(person)))
        played.press("i")
        expect("interview-start", played)
        played.press("y")
        expect("interview-moved", played)
        played.type("29 Feb 2027")
        played.press("enter")
        expect("interview-no-such-day", played)
        played.press("ctrl-u")
        played.type("2 Jun 2026")
        played.press("enter")
        expect("interview-mid", played)
        played.press("tab")
        expect("interview-programs", played)
        played.press("tab")
        expect("interview-answers", played)
        played.press("home enter")
        expect("interview-once-more", played)
        played.press("y")
        for _ in 0..<6 {
            switch played.interview?.questioning.asking?.question.id {
            case "cause": played.press("4")
            case "head":
                played.type("12")
                played.press("enter")
            case "noticed":
                played.type("1 Jun 2026")
                played.press("enter")
                expect("interview-contradiction", played)
                played.press("ctrl-u")
                played.type("3 Jun 2026")
                played.press("enter")
            default: break
            }
        }
        expect("interview-over", played)
        played.press("home down enter")
        expect("program", played)
        played.press("esc p")
        expect("programs-sheet", played)
        played.press("esc")
        let place = try #require(played.interview?.ordered.firstIndex { $0.id == "livestock" })
        played.press("home" + String(repeating: " down", count: place) + " n")
        expect("interview-case", played)
    }

    @Test(arguments: sizes) func aChecklistFromAnswers(size: Size) throws {
        var played = try PlayedCounter(columns: size.columns, rows: size.rows, agency: DisasterOffice.agency)
        played.press("g l")
        expect("template-menu", played)
        played.press("enter")
        expect("template-start", played)
        played.type("1 Apr 2027")
        played.press("enter")
        played.type("12")
        played.press("enter")
        expect("template-mid", played)
        played.press("n")
        expect("template-over", played)
        played.press("A")
        expect("template-all", played)
        played.press("home enter")
        expect("template-item", played)
        played.press("esc p")
        expect("template-sheet", played)
    }
}
