import Testing

@testable import Casework

/// Given where a case stands, when somebody wants something, then an event or a refusal.
@Suite("Decisions about a case")
struct CaseDecisionTests {
    typealias O = SmallOffice

    func refusal(_ story: Story, _ command: CaseCommand, by actor: Actor = O.ana) -> Refusal? {
        do {
            _ = try story.agency.decide(command, on: story.file, actor: actor, now: story.now)
            return nil
        } catch { return error }
    }

    func move(_ id: String, _ values: FieldValues = [:], reason: String? = nil, due: CivilDate? = nil) -> CaseCommand {
        .move(transition: id, values: values, reason: reason, due: due)
    }

    @Test("Opening allocates no number, keeps both dates and starts the clock")
    func opening() throws {
        let story = Story()
        let received = try #require(CivilDate("2026-10-30"))
        let opened = try story.agency.decide(
            CaseOpening(type: "loss", constituent: O.person, values: O.values.merging(["place": .text(" ")]) { $1 }, receivedOn: received),
            actor: O.ana,
            now: story.now)
        // Two business days after Thursday the fifth.
        #expect(
            opened.facts
                == CaseOpened.Facts(
                    number: nil, type: "loss", typeVersion: 2, constituent: O.person, state: "intake", queue: "desk", owner: nil,
                    receivedOn: received,
                    enteredOn: story.now.date, due: CivilDate("2026-11-09")))
        #expect(opened.personal?.values == O.values)
    }

    @Test("Opening is refused, with the reason")
    func openingRefused() {
        let story = Story()
        func refused(_ type: String, _ values: FieldValues, on day: String? = nil, by actor: Actor = O.ana) -> Refusal? {
            do {
                _ = try story.agency.decide(
                    CaseOpening(type: type, constituent: O.person, values: values, receivedOn: day.flatMap { CivilDate($0) }), actor: actor,
                    now: story.now)
                return nil
            } catch { return error }
        }
        #expect(refused("loss", O.values, by: O.eve) == .roleRequired(["caseworker"]))
        #expect(refused("los", O.values) == .unknownCaseType("los", known: ["loss"]))
        #expect(refused("loss", [:]) == .fieldsMissing(["day"]))
        #expect(refused("loss", ["day": .text("")]) == .fieldsMissing(["day"]))
        #expect(refused("loss", ["dya": .text("x")]) == .unknownField("dya", known: O.fields.map(\.id)))
        #expect(refused("loss", ["day": .text("tomorrow")]) == .invalidField("day", .notADate))
        #expect(refused("loss", O.values, on: "2026-11-06") == .dateInFuture(CivilDate("2026-11-06")!))
        #expect(refused("loss", O.values, on: "2026-11-05") == nil)
    }

    @Test("A move says from where to where, by when, and whether the clock starts anew")
    func moves() throws {
        var story = try Story.at("intake")
        guard case .caseMoved(let submitted) = try story.move("submit") else { return }
        #expect(
            submitted.facts
                == CaseMoved.Facts(
                    transition: "submit", from: "intake", to: "review", queue: "desk", on: story.now.date, due: CivilDate("2026-11-15"),
                    restartsClock: true, closes: false))
        #expect(submitted.personal == nil)
        guard case .caseMoved(let called) = try story.move("call", ["place": .text("barn")], reason: "  ") else { return }
        #expect(called.facts.to == "review" && called.facts.due == CivilDate("2026-11-15") && !called.facts.restartsClock)
        #expect(called.personal == CaseMoved.Personal(reason: nil, values: ["place": .text("barn")]))
        story = try .at("waiting")
        story.wait(days: 3)
        guard case .caseMoved(let longer) = try story.move("more_time", reason: "in hospital") else { return }
        #expect(longer.facts.due == CivilDate("2026-12-08") && longer.facts.restartsClock && longer.facts.to == "waiting")
        guard case .caseMoved(let named) = try story.move("more_time", reason: "till then", due: CivilDate("2027-01-15")) else { return }
        #expect(named.facts.due == CivilDate("2027-01-15"))
        story = try .at("board")
        #expect(story.record.queue == "board" && story.record.due == nil)
        guard case .caseMoved(let denied) = try story.move("deny", reason: "no", by: O.board) else { return }
        // A final state has nothing due, whatever its definition says.
        #expect(denied.facts.closes && denied.facts.due == nil && denied.facts.queue == "desk")
    }

    @Test("Moves are refused, with the reason")
    func movesRefused() throws {
        let intake = try Story.at("intake")
        let review = try Story.at("review")
        let board = try Story.at("board")
        let known = O.workflow.transitions.map(\.id)
        #expect(refusal(intake, move("sumbit")) == .unknownTransition("sumbit", known: known))
        #expect(refusal(intake, move("approve"), by: O.lee) == .notFromHere(transition: "approve", state: "intake", from: ["board"]))
        #expect(refusal(try Story.at("approved"), move("call")) == .notFromHere(transition: "call", state: "approved", from: []))
        #expect(refusal(board, move("approve", ["amount": .integer(1)]), by: O.ben) == .roleRequired(["supervisor"]))
        #expect(refusal(intake, move("submit"), by: O.eve) == .roleRequired(["caseworker"]))
        #expect(refusal(board, move("deny", reason: "x"), by: O.lee) == .roleRequired(["board"]))
        // Whom a transition names may take it, also without being a caseworker.
        #expect(refusal(board, move("deny", reason: "x"), by: O.board) == nil)
        #expect(refusal(board, move("approve"), by: O.lee) == .fieldsMissing(["amount"]))
        #expect(refusal(board, move("approve", ["amount": .integer(-1)]), by: O.lee) == .invalidField("amount", .belowMinimum(0)))
        #expect(refusal(board, move("approve", ["sum": .integer(1)]), by: O.lee) == .unknownField("sum", known: O.fields.map(\.id)))
        #expect(refusal(review, move("recommend")) == .itemsOpen(["tally", "form", "vet"]))
        #expect(refusal(review, move("ask")) == .reasonRequired && refusal(review, move("ask", reason: " \n")) == .reasonRequired)
        #expect(refusal(review, move("ask", reason: String(repeating: "x", count: 4001))) == .textTooLong(limit: 4000))
        #expect(refusal(review, move("ask", reason: "\u{1B}[2J")) == .invalidField("Text", .controlCharacters))
        #expect(refusal(review, move("ask", reason: String(repeating: "x", count: 4000))) == nil)
    }

    @Test("Four eyes: whoever recommended does not approve")
    func fourEyes() throws {
        var story = try Story.at("review")
        try story.tickAll()
        try story.move("recommend", by: O.lee)
        #expect(refusal(story, move("approve", ["amount": .integer(1)]), by: O.lee) == .alreadyDoneBySameHand(transition: "recommend"))
        #expect(refusal(story, move("approve", ["amount": .integer(1)]), by: O.kim) == nil)
        // The last to recommend counts: withdrawn and done again by somebody else, the first may approve.
        try story.act(.withdraw, by: O.lee)
        try story.move("recommend", by: O.ben)
        #expect(refusal(story, move("approve", ["amount": .integer(1)]), by: O.lee) == nil)
    }

    @Test("An appeal is open through the last day of its term")
    func within() throws {
        var story = try Story.at("denied")
        story.wait(days: 30)
        #expect(refusal(story, move("appeal")) == nil)
        story.wait(days: 1)
        #expect(refusal(story, move("appeal")) == .tooLate(since: CivilDate("2026-11-05")!, term: .days(30)))
    }

    @Test("An appeal reopens the case")
    func reopen() throws {
        var story = try Story.at("denied")
        #expect(!story.record.isOpen)
        try story.move("appeal")
        #expect(story.record.isOpen && story.record.state == "review" && story.record.due == CivilDate("2026-11-15"))
        #expect(story.record.path.map(\.state) == ["intake", "review", "board", "denied", "review"])
    }

    @Test("Every transition is listed in the pack's order, with all its refusals and what it asks for")
    func options() throws {
        let story = try Story.at("board")
        let type = O.agency.caseTypes[0]
        let options = type.transitions(
            for: story.file, checklists: O.agency.checklists, actor: O.eve, now: story.now, calendar: O.agency.calendar)
        #expect(options.map(\.transition.id) == O.workflow.transitions.map(\.id))
        let approve = options.first { $0.transition.id == "approve" }
        #expect(
            approve?.refusals == [.roleRequired(["supervisor"])] && approve?.asksFor == ["amount"] && approve?.destination == "approved")
        let submit = options.first { $0.transition.id == "submit" }
        #expect(submit?.refusals == [.notFromHere(transition: "submit", state: "board", from: ["intake"]), .roleRequired(["caseworker"])])
        #expect(options.first { $0.transition.id == "call" }?.destination == "board")
        // What the list allows, deciding allows, once it is given what it asks for; and the other way round.
        for state in ["intake", "review", "waiting", "board", "approved", "denied"] {
            let story = try Story.at(state)
            for actor in O.everybody {
                for option in type.transitions(
                    for: story.file, checklists: O.agency.checklists, actor: actor, now: story.now, calendar: O.agency.calendar)
                {
                    let decided = refusal(story, move(option.transition.id, ["amount": .integer(1)], reason: "why"), by: actor)
                    #expect(decided == option.refusals.first, "\(option.transition.id) from \(state)")
                }
            }
        }
    }

    @Test("Editing tells what changed, and what was emptied")
    func edits() throws {
        var story = try Story.at("intake")
        let event = try story.act(.edit(["head": .integer(3), "day": .text("2026-06-02"), "losses": .rows([]), "place": .text("")]))
        #expect(
            event
                == .caseEdited(
                    CaseEdited(
                        facts: .init(fields: ["head", "losses"]), personal: .init(values: ["head": .integer(3)], cleared: ["losses"]))))
        #expect(story.record.values == ["day": .text("2026-06-02"), "head": .integer(3)])
        #expect(refusal(story, .edit(["head": .integer(3)])) == .nothingChanges && refusal(story, .edit([:])) == .nothingChanges)
        #expect(refusal(story, .edit(["heads": .integer(3)])) == .unknownField("heads", known: O.fields.map(\.id)))
        #expect(refusal(story, .edit(["head": .integer(11)])) == .invalidField("head", .aboveMaximum(10)))
        #expect(refusal(story, .edit(["head": .integer(4)]), by: O.eve) == .roleRequired(["caseworker"]))
        // Emptied again, it is missing again.
        #expect(refusal(story, move("submit")) == .fieldsMissing(["losses"]))
    }

    @Test("Ticks, notes, assignments and a new home")
    func others() throws {
        var story = try Story.at("intake")
        #expect(refusal(story, .tick(item: "talley", done: true)) == .unknownItem("talley", known: ["tally", "form", "vet"]))
        #expect(refusal(story, .tick(item: "tally", done: false)) == .nothingChanges)
        try story.act(.tick(item: "tally", done: true))
        #expect(refusal(story, .tick(item: "tally", done: true)) == .nothingChanges)
        #expect(story.record.ticks["tally"] == CaseRecord.Tick(on: story.now.date, by: O.ana.id))
        try story.act(.tick(item: "tally", done: false), by: O.ben)
        #expect(story.record.ticks.isEmpty)
        #expect(refusal(story, .note("")) == .textRequired && refusal(story, .note(" \t\n")) == .textRequired)
        #expect(refusal(story, .note(String(repeating: "é", count: 4001))) == .textTooLong(limit: 4000))
        for text in ["\u{1B}]0;x\u{7}", "a\u{9B}31mb", "a\u{202E}b", "a\u{2028}b", "a\u{0}b"] {
            #expect(refusal(story, .note(text)) == .invalidField("Text", .controlCharacters))
        }
        #expect(try story.act(.note("one\r\ntwo\rthree\tfour")) == .caseNoted(CaseNoted(text: "one\ntwo\nthree\tfour")))
        #expect(refusal(story, .assign(to: nil)) == .nothingChanges)
        try story.act(.assign(to: O.ana.id))
        #expect(story.record.owner == O.ana.id && refusal(story, .assign(to: O.ana.id)) == .nothingChanges)
        // Taking from a colleague is the supervisor's; giving back one's own is not.
        #expect(refusal(story, .assign(to: O.ben.id), by: O.ben) == .roleRequired(["supervisor"]))
        #expect(refusal(story, .assign(to: O.ben.id), by: O.lee) == nil && refusal(story, .assign(to: nil), by: O.ana) == nil)
        #expect(
            refusal(story, .rehome(to: O.person, reason: "x")) == .alreadyThere
                && refusal(story, .rehome(to: O.other, reason: "")) == .textRequired)
        try story.act(.rehome(to: O.other, reason: "wrong Ana"))
        #expect(story.record.constituent == O.other)
    }

    @Test("A printed checklist says which dates were told, and tells them again")
    func print() throws {
        var story = try Story.at("intake")
        #expect(refusal(story, .print(checklist: "loos", language: "en", to: "printer")) == .noChecklist)
        let dues = ["tally": CivilDate("2026-12-05")!, "form": CivilDate("2027-03-01")!]
        guard case .checklistPrinted(let first) = try story.act(.print(checklist: "loss", language: "en", to: "printer")) else { return }
        #expect(first.facts.dues == dues)
        try story.act(.edit(["day": .text("2025-06-02")]))
        guard case .checklistPrinted(let second) = try story.act(.print(checklist: "loss", language: "en", to: "file")) else { return }
        // What was told stands, but for the day that was counted from what is corrected now.
        #expect(second.facts.dues == dues.merging(["form": CivilDate("2026-03-01")!]) { $1 })
    }

    @Test("A case type that is gone, and a case entered in error")
    func gone() throws {
        var story = try Story.at("intake")
        try story.act(.withdraw)
        for command in [.withdraw, .note("x"), move("submit"), .edit(["head": .integer(1)]), .assign(to: O.ana.id)] as [CaseCommand] {
            #expect(refusal(story, command) == .entryWithdrawn)
        }
        story = try .at("intake")
        story.agency = Agency(
            id: "x", title: LocalizedText(""), timeZone: "UTC", languages: ["en"], calendar: BusinessCalendar(), queues: [], roles: [],
            caseTypes: [],
            checklists: [], sheet: SheetText())
        #expect(refusal(story, .note("x")) == .unknownCaseType("loss", known: []))
    }
}
