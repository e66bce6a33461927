import CommonExpressions
import Testing

@testable import CaseDocuments
@testable import Casework

/// A checklist that hangs on answers: what applies, when, for how much, and why not.
@Suite struct ConditionalChecklistTests {
    private func items(_ document: Document) -> [CheckItem] {
        document.blocks.flatMap { block in if case .items(let items) = block { items } else { [CheckItem]() } }
    }

    private func item(_ title: String, of document: Document) throws -> CheckItem {
        try #require(items(document).first { $0.title.contains(title) })
    }

    private func lines(_ document: Document) -> [ListLine] {
        document.blocks.flatMap { block in if case .list(let lines) = block { lines } else { [ListLine]() } }
    }

    private func facts(_ document: Document) -> [Fact] {
        document.blocks.flatMap { block in if case .facts(let facts) = block { facts } else { [Fact]() } }
    }

    private func text(_ document: Document) -> String {
        PlainTextLayout().text(document).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func daysCountFromTheAnchorAndAreShiftedToOpenDays() throws {
        let document = try #require(StallChecklist.sheet()).document
        // 60 days before Saturday 5 June is Tuesday 6 April; 75 days before it is Monday 22 March.
        #expect(try item("sketch", of: document).emphasis == "From Monday, March 22, 2027 to Tuesday, April 6, 2027")
        // 14 days before is a Saturday, and the office is closed until Monday.
        #expect(try item("bond", of: document).emphasis == "Due Monday, May 24, 2027")
        #expect(try item("you pay people", of: document).emphasis == "Due Wednesday, June 9, 2027")
        #expect(items(document).map(\.number) == Array(1...11))
    }

    @Test func feesAreSummedAndBondsStandApart() throws {
        let document = try #require(StallChecklist.sheet()).document
        #expect(facts(document).contains(Fact("Fees in all", "$330.00")))
        #expect(facts(document).contains(Fact("Bonds (not fees)", "$10,000.00 (given back within 30 days)")))
        #expect(
            try item("place", of: document).facts.contains(Fact("Cost", "$250.00 ($100.00 and $25.00 a helper, at most $250.00)")))
        var few = StallChecklist.answers
        few["helpers"] = .value(.integer(2))
        let cheap = try #require(StallChecklist.sheet(few)).document
        #expect(facts(cheap).contains(Fact("Fees in all", "$230.00")))
        #expect(facts(cheap).contains { $0.value.hasPrefix("$1,000.00") })
    }

    @Test func whatIsNotKnownSaysWhichAnswerItWaitsFor() throws {
        var answers = StallChecklist.answers
        answers["helpers"] = .dontKnow
        answers["sells_food"] = nil
        let document = try #require(StallChecklist.sheet(answers)).document
        #expect(try item("place", of: document).facts.contains { $0.value.hasPrefix("Not known yet. It depends on: Number of helpers.") })
        #expect(try item("kitchen", of: document).condition == "This may apply to you. It depends on: You sell food.")
        #expect(text(document).contains("What is not known yet comes on top."))
        #expect(facts(document).contains(Fact("Number of helpers", "You do not know yet")))
        #expect(facts(document).contains(Fact("You sell food", "Not answered")))
        let blank = try #require(StallChecklist.sheet([:])).document
        #expect(try item("sketch", of: blank).emphasis == "From 75 days to 60 days before this date: First day of the market")
        #expect(try item("truck", of: blank).emphasis == "The due date is not known yet. It depends on: First day of the market.")
        #expect(!text(blank).contains("YOUR ANSWERS"))
    }

    @Test func whatDoesNotApplyIsShownOnRequestWithTheAnswersThatSaySo() throws {
        let plain = try #require(StallChecklist.sheet()).document
        #expect(!text(plain).contains("Get a paper for your truck"))
        let all = try #require(StallChecklist.sheet(showsAll: true)).document
        let line = try #require(lines(all).first { $0.text.contains("truck") })
        // The day decides nothing here, so it is not given as a reason.
        #expect(line.detail == "Does not apply: Kind of stall is A table")
        let spanish = try #require(StallChecklist.sheet(language: "es", showsAll: true)).document
        #expect(lines(spanish).contains { $0.detail == "No corresponde: Tipo de puesto es Una mesa" })
        var answers = StallChecklist.answers
        answers["helpers"] = .value(.integer(9))
        answers["sells_food"] = .value(.yesNo(false))
        let details = try lines(#require(StallChecklist.sheet(answers, showsAll: true)).document).compactMap(\.detail)
        #expect(details.contains("Does not apply: Number of helpers is 9") && details.contains("Does not apply: You sell food: No"))
    }

    @Test func onACaseTheReasonComesFromTheForm() throws {
        let record = try #require(SampleSheet.record())
        let item = ChecklistItem(
            id: "x", text: LocalizedText("X"), when: try CommonExpression(parsing: "chosen_on > date('2027-01-01') && state == 'intake'"))
        let reason = ItemReason(
            item: item, record: record, type: SampleSheet.caseType, constituent: nil, language: "en", today: SampleSheet.printedOn.date)
        #expect(reason.sentence == "Does not apply: Day you chose the lot is December 20, 2026")
        let state = ChecklistItem(id: "y", text: LocalizedText("Y"), when: try CommonExpression(parsing: "state == 'closed'"))
        let other = ItemReason(
            item: state, record: record, type: SampleSheet.caseType, constituent: nil, language: "en", today: SampleSheet.printedOn.date)
        #expect(other.sentence == "Does not apply: Where the case stands")
    }

    @Test func thatNothingCostsAnythingIsSaidOnce() throws {
        let free = try #require(StallChecklist.checklist).items.filter { $0.fee?.amount == .fixed(0) }
        let document = try #require(StallChecklist.sheet(changing: free)).document
        #expect(text(document).components(of: "Nothing here costs anything.") == 1)
        #expect(!text(document).contains("Free") && !text(document).contains("WHAT IT COSTS"))
        // Nothing is claimed where the pack says nothing.
        let silent = ChecklistItem(id: "silent", text: LocalizedText(["en": "Silent", "es": "Callado"]))
        let partly = try #require(StallChecklist.sheet(changing: free + [silent])).document
        #expect(!text(partly).contains("Nothing here costs anything."))
    }

    @Test func aProtectedAnswerIsNotPrinted() throws {
        let field = Field(id: "ssn", label: LocalizedText("Social security number"), kind: .text, isProtected: true)
        let questions = [Question(field: field, ask: LocalizedText("?"))]
        let names = AnswerNames(
            language: SheetLanguage("en", title: LocalizedText("T")), questions: questions,
            answers: ["ssn": .value(.text("078-05-1120"))])
        #expect(names.statement(of: "ssn") == "Social security number is Not shown here")
        #expect(names.facts(of: questions) == [Fact("Social security number", "Not shown here")])
    }

    @Test func twelveItemsTakeThreePages() throws {
        var answers = StallChecklist.answers
        answers["stall"] = .value(.text("truck"))
        for language in ["en", "es"] {
            let document = try #require(StallChecklist.sheet(answers, language: language)).document
            #expect(items(document).count == 12)
            #expect(PlainTextLayout().pages(document).count <= 3)
        }
    }

    @Test func absurdAnswersAreWordsNotACrash() throws {
        var answers = StallChecklist.answers
        answers["helpers"] = .value(.integer(Int.max))
        answers["market_day"] = .value(.text("0001-01-01"))
        let document = try #require(StallChecklist.sheet(answers)).document
        #expect(try item("place", of: document).facts.contains { $0.value.hasPrefix("Ask us.") })
    }

    @Test func aTextThatIsNotTranslatedSaysInWhichLanguageItIs() throws {
        let item = ChecklistItem(
            id: "x", text: LocalizedText("Bring it."), why: LocalizedText("Because."),
            sendTo: LocalizedText(["en": "Us", "es": "Nosotros"]))
        let document = try #require(StallChecklist.sheet(language: "es", changing: [item])).document
        let block = try self.item("Bring it", of: document)
        #expect(block.title == "Bring it. (en inglés)" && block.titleLanguage == "en")
        #expect(block.explanation == "Because. (en inglés)" && block.explanationLanguage == "en")
        #expect(block.facts == [Fact("Enviar a", "Nosotros")])
        #expect(HTMLLayout().html(document).contains("<h3 lang=\"en\" dir=\"ltr\">1. Bring it. (en inglés)</h3>"))
    }
}

extension String {
    /// How often a piece stands in the text.
    func components(of piece: String) -> Int {
        var count = 0
        var rest = self[...]
        while let found = rest.firstRange(of: piece) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }
}
