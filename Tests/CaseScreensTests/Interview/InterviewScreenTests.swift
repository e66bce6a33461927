import CaseOperations
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

@Suite struct InterviewScreenTests {
    private func interview(columns: Int = 80, rows: Int = 24, tray: PaperTray = PaperTray()) throws -> PlayedCounter {
        var played = try PlayedCounter(columns: columns, rows: rows, tray: tray, agency: DisasterOffice.agency)
        played.press("g i")
        return played
    }

    private func row(of text: String, in played: PlayedCounter) throws -> Int {
        try #require(played.picture.lines.firstIndex { $0.contains(text) }, "\(text) is not on\n\(played.text)")
    }

    /// Answers whatever is asked until nothing is.
    private func answerAll(_ played: inout PlayedCounter, cause: String = "1", head: String = "12") {
        for _ in 0..<8 {
            guard let asking = played.interview?.questioning.asking else { return }
            switch asking.question.id {
            case "loss_date": played.type("2 Jun 2026")
            case "noticed": played.type("3 Jun 2026")
            case "cause": played.press(cause)
            case "animals": played.press("y")
            default: played.type(head)
            }
            if asking.takesLetters { played.press("enter") }
        }
    }

    @Test func itBeginsWithTheQuestionThatSettlesMostAndTeaches() throws {
        let played = try interview()
        #expect(played.interview?.questioning.asking?.question.id == "animals")
        #expect(played.text.contains("QUESTION 1"))
        #expect(played.text.contains("A few questions tell which programs may help."))
        #expect(played.text.contains("PROGRAMS  ✓ 0 fit  ? 3 cannot tell yet  ✗ 0 do not fit"))
        #expect(played.picture.cursor != nil)
    }

    @Test func programsMoveAsAnswersCome() throws {
        var played = try interview()
        played.press("y")
        #expect(played.text.contains("✗ 1 does not fit"))
        #expect(played.text.contains("← It is for trees only."))
        #expect(played.text.contains("It is for trees only."))
        #expect(played.text.contains("QUESTION 2"))
        answerAll(&played, cause: "2")
        #expect(played.text.contains("NO MORE QUESTIONS"))
        #expect(played.text.contains("✓ 2 fit  ? 0 cannot tell yet  ✗ 1 does not fit"))
        #expect(played.text.contains("file by 1 Mar 2027"))
    }

    @Test func dontKnowIsAnAnswerAndIsNotAskedAgain() throws {
        var played = try interview()
        played.press("d")
        let next = played.interview?.questioning.asking?.question
        #expect(next?.id != "animals")
        #expect(played.interview?.course.answers["animals"] == .dontKnow)
        for _ in 0..<6 { played.press("ctrl-d") }
        #expect(played.text.contains("NO MORE QUESTIONS"))
        #expect(played.text.contains("? 3 cannot tell yet"))
    }

    @Test func aChoiceIsMadeByNumberLetterOrArrow() throws {
        for keys in ["3", "w enter", "down down enter"] {
            var played = try interview()
            ask("cause", &played)
            played.press(keys)
            #expect(played.interview?.course.answers["cause"] == .value(.text("fire")), "\(keys)")
        }
        var played = try interview()
        ask("cause", &played)
        played.press("d")
        #expect(played.interview?.course.answers["cause"] == .dontKnow)
    }

    /// Goes to a question by the list of answers.
    private func ask(_ id: String, _ played: inout PlayedCounter) {
        played.press("tab tab home")
        for _ in 0..<8 where played.interview?.questioning.listedQuestion?.id != id { played.press("down") }
        played.press("enter")
    }

    @Test(arguments: [
        ("loss_date", "29 Feb 2027", "There is no such day"), ("loss_date", "soon", "it takes a date"),
        ("loss_date", "2 Jun 1850", "or later"), ("head", "-3", "or more"), ("head", "many", "it takes a whole number"),
        ("head", "", "Type an answer first"),
    ])
    func whatCannotBeTakenGetsASentenceAndStaysTyped(question: String, typed: String, sentence: String) throws {
        var played = try interview()
        played.press("y")
        ask(question, &played)
        played.type(typed)
        played.press("enter")
        #expect(played.text.contains("✗ ") && played.text.contains(sentence), "\(played.text)")
        #expect(played.interview?.questioning.asking?.input.text == typed)
        #expect(played.interview?.course.answers[question] == nil)
    }

    @Test func aContradictionIsSaidAndNothingIsTaken() throws {
        var played = try interview()
        ask("loss_date", &played)
        played.type("2 Jun 2026")
        played.press("enter")
        ask("noticed", &played)
        played.type("1 Jun 2026")
        played.press("enter")
        #expect(played.text.contains("cannot be noticed before it happened"))
        #expect(played.interview?.course.answers["noticed"] == nil)
        played.press("ctrl-u")
        played.type("4 Jun 2026")
        played.press("enter")
        #expect(played.interview?.course.answers["noticed"] != nil)
    }

    @Test func anyAnswerCanBeChangedOrTakenBack() throws {
        var played = try interview()
        played.press("y")
        played.press("backtab home enter")
        #expect(played.text.contains("ONE QUESTION AGAIN"))
        played.press("esc")
        #expect(played.interview?.course.answers["animals"] == .value(.yesNo(true)))
        #expect(played.text.contains("QUESTION 2"))
        played.press("backtab home enter n")
        #expect(played.interview?.course.answers["animals"] == .value(.yesNo(false)))
        #expect(played.text.contains("✓ 1 fits"))
        played.press("tab tab home x")
        #expect(played.interview?.course.answers.isEmpty == true)
        #expect(played.text.contains("✓ 0 fit"))
    }

    @Test func aProgramSaysWhyRuleByRuleAndWhatWouldChangeIt() throws {
        var played = try interview(rows: 50)
        answerAll(&played, cause: "4")
        // Theft is not weather: livestock does not fit.
        let place = try #require(played.interview?.ordered.firstIndex { $0.id == "livestock" })
        played.press("home")
        for _ in 0..<place { played.press("down") }
        played.press("enter")
        #expect(played.text.contains("✗ DOES NOT FIT"))
        #expect(played.text.contains("✗ Only weather counts."))
        #expect(played.text.contains("✓ Animals were lost."))
        #expect(played.text.contains("7 CFR 1416.7"))
        #expect(played.text.contains("March 1, 2027"))
        #expect(played.text.contains("Cause"))
        #expect(played.text.contains("Photos with the day on them"))
        #expect(played.text.contains("File before you sell."))
        #expect(played.text.contains("CCC-852"))
        played.press("esc")
        #expect(played.interview != nil)
    }

    @Test func oneKeyOpensTheCaseWithTheAnswersInItsForm() throws {
        var played = try PlayedCounter(agency: DisasterOffice.agency)
        let person = try played.person()
        played.push(.constituent(ConstituentScreen(person)))
        played.press("i")
        #expect(played.text.contains("Interview · Ortega, Marisol"))
        answerAll(&played)
        played.press("home n")
        let form = try #require(played.form)
        #expect(form.purpose == .opening(type: "lip", constituent: person))
        #expect(form.entries.first { $0.field.id == "cause" }?.typed == "blizzard")
        #expect(form.entries.first { $0.field.id == "loss_date" }?.typed == "2026-06-02")
        #expect(form.entries.first { $0.field.id == "amount" }?.typed == "120.00")
        #expect(played.text.contains("filled in from the interview"))
        played.press("ctrl-s")
        let view = try played.office.showConstituent(person)
        #expect(view.cases.count == 1)
        #expect(played.text.contains("Opened LIP-"))
    }

    @Test func withoutAPersonSomebodyIsFoundOrEnteredFirst() throws {
        var played = try interview()
        let person = try played.person()
        answerAll(&played)
        played.press("home n")
        #expect(played.text.contains("Whose case is it?"))
        played.type("ortega")
        played.press("enter")
        #expect(played.form?.purpose == .opening(type: "lip", constituent: person))
        #expect(played.form?.entries.first { $0.field.id == "cause" }?.typed == "blizzard")
        played.press("esc n")
        played.type("Zebedee Quill")
        played.press("f2 ctrl-s")
        guard case .opening(let type, let new, _)? = played.form?.purpose else {
            Issue.record("no form for the one just entered:\n\(played.text)")
            return
        }
        #expect(type == "lip" && new != person)
        #expect(played.form?.entries.first { $0.field.id == "cause" }?.typed == "blizzard")
    }

    @Test func aProgramThatOpensNothingSaysSo() throws {
        var played = try interview()
        played.press("n")
        let place = try #require(played.interview?.ordered.firstIndex { $0.id == "trees" })
        #expect(place == 0)
        played.press("tab home n")
        #expect(played.text.contains("takes no applications"))
    }

    @Test func theResultIsPrinted() throws {
        let tray = PaperTray(remembered: "front")
        var played = try interview(tray: tray)
        played.press("tab p")
        #expect(played.text.contains("Answer a question first"))
        played.press("tab tab y tab p")
        #expect(played.text.contains("Disaster assistance"))
        #expect(played.sheet?.pages?.isEmpty == false)
        played.press("a enter")
        #expect(tray.printed == ["front in ASCII"])
        #expect(played.interview != nil)
    }

    @Test func aHalfDoneInterviewSurvivesAHangUp() throws {
        var played = try interview()
        played.press("y")
        let context = played.context
        for form in played.counter.unsavedForms(context) { try played.office.saveForm(form) }
        played.counter = Counter(size: played.counter.size)
        played.send(.start)
        played.press("g h")
        #expect(played.text.contains("1 answer · Disaster assistance"))
        played.press("enter")
        #expect(played.interview?.course.answers["animals"] == .value(.yesNo(true)))
        #expect(played.text.contains("QUESTION 2"))
        // Done, and nobody's: nothing of it is kept.
        answerAll(&played)
        played.press("esc")
        #expect(try played.office.forms().isEmpty)
    }

    @Test func anInterviewOfAPersonIsTakenUpWhereItWasLeft() throws {
        var played = try PlayedCounter(agency: DisasterOffice.agency)
        let person = try played.person()
        played.push(.constituent(ConstituentScreen(person)))
        played.press("i y esc")
        #expect(played.text.contains("The interview is kept"))
        played.press("i")
        #expect(played.text.contains("Taken up again"))
        #expect(played.text.contains("QUESTION 2"))
        played.press("ctrl-x")
        #expect(played.text.contains("QUESTION 1"))
        #expect(try played.office.forms().isEmpty)
        played.press("z")
        #expect(!played.text.contains("Ortega"))
    }

    @Test func anOfficeWithoutAnInterviewSaysSo() throws {
        var played = try PlayedCounter()
        played.press("g i")
        #expect(played.interview == nil)
        #expect(played.text.contains("no interview"))
        played.press("g l")
        #expect(played.text.contains("No checklist of this office is made from answers"))
    }

    @Test func thePickedProgramKeepsTheCursorAndTheMouseWorks() throws {
        var played = try interview()
        let place = try row(of: "n  No", in: played)
        played.send(.input(.mouse(column: 6, row: place, kind: .press)))
        #expect(played.interview?.course.answers["animals"] == .value(.yesNo(false)))
        let program = try row(of: "Emergency Loan", in: played)
        played.send(.input(.mouse(column: 6, row: program, kind: .press)))
        played.send(.input(.mouse(column: 6, row: program, kind: .press)))
        #expect(played.text.contains("Emergency Loan"))
        #expect(played.text.contains("WHAT WOULD CHANGE IT"))
    }

    @Test(arguments: [(80, 24), (40, 15), (100, 30), (200, 60), (30, 8)])
    func itFitsAnyScreen(columns: Int, rows: Int) throws {
        var played = try interview(columns: columns, rows: rows)
        #expect(played.picture.cursor != nil)
        for keys in ["y", "tab", "down", "tab", "down", "enter", "esc", "tab", "enter", "down end", "esc"] {
            played.press(keys)
            #expect(played.picture.cursor != nil, "after \(keys):\n\(played.text)")
        }
    }
}

extension PlayedCounter {
    var interview: InterviewScreen? { if case .interview(let screen) = counter.top { screen } else { nil } }
    var template: TemplateScreen? { if case .template(let screen) = counter.top { screen } else { nil } }
}
