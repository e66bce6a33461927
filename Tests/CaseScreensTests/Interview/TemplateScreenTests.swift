import CaseOperations
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

@Suite struct TemplateScreenTests {
    private func template(columns: Int = 80, rows: Int = 24, tray: PaperTray = PaperTray()) throws -> PlayedCounter {
        var played = try PlayedCounter(columns: columns, rows: rows, tray: tray, agency: DisasterOffice.agency)
        played.press("g l enter")
        return played
    }

    private func answer(_ played: inout PlayedCounter, workers: String = "12", housing: String = "y") {
        played.type("1 Apr 2027")
        played.press("enter")
        played.type(workers)
        played.press("enter \(housing)")
    }

    @Test func questionsComeInTheirOrderAndTheListFollows() throws {
        var played = try template()
        #expect(played.text.contains("Hiring for the season"))
        #expect(played.text.contains("On which day are the workers needed?"))
        #expect(played.text.contains("? Date of need"))
        played.type("1 Apr 2027")
        played.press("enter")
        #expect(played.text.contains("16 to 31 Jan 2027"))
        #expect(played.text.contains("How many workers?"))
        played.type("12")
        played.press("enter")
        #expect(played.text.contains("fees $220.00"))
        #expect(played.text.contains("bonds $5,000.00"))
    }

    @Test func aQuestionThatIsNotPutToThisPersonIsSkipped() throws {
        var played = try template()
        answer(&played, housing: "n")
        #expect(played.text.contains("NO MORE QUESTIONS"))
        #expect(played.text.contains("1 does not apply"))
        #expect(!played.text.contains("Have the housing inspected."))
        played.press("A")
        #expect(played.text.contains("Have the housing inspected."))
        played.press("backtab home")
        var other = try template()
        answer(&other, housing: "y")
        #expect(other.text.contains("How many beds are there?"))
    }

    @Test func itemsComeInOrderOfDueDateAndSayAll() throws {
        var played = try template()
        answer(&played, housing: "n")
        #expect(played.template?.shown.map(\.id) == ["order", "petition", "bond"])
        played.press("home enter")
        #expect(played.text.contains("To do"))
        #expect(played.text.contains("Forms: ETA-790A"))
        #expect(played.text.contains("20 CFR 655.121"))
        #expect(played.text.contains("From "))
    }

    @Test func itIsPrinted() throws {
        let tray = PaperTray(remembered: "front")
        var played = try template(tray: tray)
        answer(&played, housing: "n")
        played.press("p")
        #expect(played.text.contains("Hiring for the season"))
        #expect(played.sheet?.pages?.isEmpty == false)
        played.press("enter")
        #expect(tray.printed == ["front"])
        played.press("p o l g p")
        #expect(played.text.contains("PRINT LATER 1"))
        played.press("enter")
        #expect(played.sheet != nil)
    }

    @Test func halfDoneItIsKeptAndDoneItIsNot() throws {
        var played = try template()
        played.type("1 Apr 2027")
        played.press("enter esc")
        #expect(played.text.contains("The answers are kept"))
        played.press("g h enter")
        #expect(played.text.contains("How many workers?"))
        played.type("3")
        played.press("enter n esc")
        #expect(try played.office.forms().isEmpty)
    }

    @Test(arguments: [(80, 24), (40, 15), (100, 30), (200, 60), (30, 8)])
    func itFitsAnyScreen(columns: Int, rows: Int) throws {
        var played = try template(columns: columns, rows: rows)
        #expect(played.picture.cursor != nil)
        answer(&played)
        for keys in ["ctrl-d", "down", "A", "enter", "esc", "tab", "x", "tab", "tab", "home enter", "esc"] {
            played.press(keys)
            #expect(played.picture.cursor != nil, "after \(keys):\n\(played.text)")
        }
    }
}
