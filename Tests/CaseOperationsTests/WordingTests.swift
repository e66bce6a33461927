import CaseOperations
import CaseStorage
import Casework
import Testing

@Suite("Failures as sentences")
struct WordingTests {
    static let hostile = "x\u{1B}[31m\u{202E}\u{9B}y"
    static let me = StaffID(high: 1, low: 1)
    static let someDay = CivilDate(dayNumber: 20_778)

    static let refusals: [Refusal] = [
        .roleRequired(["supervisor", "auditor"]), .unknownCaseType(hostile, known: ["lip"]), .unknownTransition(hostile, known: []),
        .unknownField("loss_dat", known: ["loss_date"]), .unknownItem("x", known: ["a", "b"]), .unknownRole("x", known: ["a"]),
        .unknownStaff("x", known: ["dana"]),
        .unknownQueue("x", known: ["q"]), .notFromHere(transition: "submit", state: "review", from: ["intake"]),
        .fieldsMissing(["loss_date", "losses"]),
        .invalidField("loss_date", .notADate), .itemsOpen(["a", "b"]), .reasonRequired, .alreadyDoneBySameHand(transition: "submit"),
        .tooLate(since: someDay, term: .days(30)), .dateInFuture(someDay), .dateOver(someDay), .entryWithdrawn, .nothingToWithdraw,
        .notYourStep(by: me),
        .stepDependedOn(kind: "case-moved", by: me, at: Counter.ten), .nothingChanges, .alreadyThere, .textRequired, .textTooLong(limit: 9),
        .nameRequired,
        .loginTaken("dana"), .onlyInTraining, .notInLive, .caseClosed, .sampleAlreadyLoaded, .sameConstituent, .noChecklist,
        .mergedAlready(ConstituentID(high: 1, low: 2), into: ConstituentID(high: 3, low: 4)), .notMerged(ConstituentID(high: 1, low: 2)),
        .oneAlready, .saidToDiffer(by: me, at: Counter.ten),
        .notFromHere(transition: "call", state: "paid", from: []), .itemsOpen(["a"]),
        .stepDependedOn(kind: "checklist-printed", by: me, at: Counter.ten), .guardFails(transition: "submit", index: 0),
        .guardFails(transition: "x", index: 9), .conditionFailed(transition: "submit", why: "division by zero"),
        .conditionWaits(transition: "submit", for: ["constituent.postal_code", "losses[2].head", "place"]),
        .noDestination(transition: "submit"), .noInterview, .unknownProgram("lipp", known: ["lip"]), .unknownQuestion("x", known: []),
        .invalidAnswer(question: "loss_date", .belowMinimum(-25_567)), .invalidAnswer(question: "loss_date", .blankAnswer),
        .programOpensNothing("sdrp"), .contradiction(index: 0), .contradiction(index: 99),
        .roleRequired([Role.system]), .wayInRequired(["walk_in", "referred"]), .wayInRequired([]),
        .unknownVersion(type: hostile, version: 3),
        .timerNotRunning("nudge"), .noSuchStateThere(hostile), .wouldClose(state: "paid"),
    ]

    /// A new refusal does not compile here until it has a number, and fails below until it has a sample above.
    static func number(of refusal: Refusal) -> Int {
        switch refusal {
        case .roleRequired: 0
        case .unknownCaseType: 1
        case .unknownTransition: 2
        case .unknownField: 3
        case .unknownItem: 4
        case .unknownRole: 5
        case .unknownStaff: 6
        case .unknownQueue: 7
        case .notFromHere: 8
        case .fieldsMissing: 9
        case .invalidField: 10
        case .itemsOpen: 11
        case .reasonRequired: 12
        case .alreadyDoneBySameHand: 13
        case .tooLate: 14
        case .dateInFuture: 15
        case .entryWithdrawn: 16
        case .nothingToWithdraw: 17
        case .notYourStep: 18
        case .stepDependedOn: 19
        case .nothingChanges: 20
        case .alreadyThere: 21
        case .textRequired: 22
        case .textTooLong: 23
        case .nameRequired: 24
        case .loginTaken: 25
        case .onlyInTraining: 26
        case .notInLive: 27
        case .caseClosed: 28
        case .sampleAlreadyLoaded: 29
        case .sameConstituent: 30
        case .noChecklist: 31
        case .dateOver: 32
        case .mergedAlready: 33
        case .notMerged: 34
        case .oneAlready: 35
        case .saidToDiffer: 36
        case .guardFails: 37
        case .conditionFailed: 38
        case .conditionWaits: 39
        case .noDestination: 40
        case .noInterview: 41
        case .unknownProgram: 42
        case .unknownQuestion: 43
        case .invalidAnswer: 44
        case .programOpensNothing: 45
        case .contradiction: 46
        case .wayInRequired: 47
        case .unknownVersion: 48
        case .timerNotRunning: 49
        case .noSuchStateThere: 50
        case .wouldClose: 51
        }
    }

    static let problems: [FieldProblem] = [
        .wrongKind(.rows), .wrongKind(.money), .belowMinimum(1), .aboveMaximum(1_000_000), .tooLong(limit: 5),
        .notAChoice(known: ["a", "b"]), .notADate,
        .badPattern(.phone), .badPattern(.socialSecurityNumber), .badPattern(.postalCode), .badPattern(.state), .tooFewRows(1),
        .tooFewRows(2),
        .unknownColumn(hostile), .inRow(2, column: "head", .belowMinimum(1)), .blankColumn, .controlCharacters,
    ]

    static let failures: [StorageFailure] = [
        .conflict(SubjectID(high: 1, low: 1), expected: 1, actual: 2), .conflict(SubjectID(high: 1, low: 1), expected: 3, actual: 1),
        .missing(.store),
        .missing(.caseRecord), .busy(holder: nil), .busy(holder: "dana on tty2"), .corrupt("a page."),
        .damaged(sequence: 4, "its facts are missing"),
        .damaged(sequence: nil, "x"), .unavailable("the disk is gone. "), .readOnly, .noSpace, .foreign, .newerFormat(found: 9, known: 1),
        .requestReused,
        .alreadyExists, .stopped,
    ]

    /// One or more sentences that end as one, or lead to a command; nothing in them that a terminal obeys.
    func check(_ sentence: String, _ what: String, isNamed: Bool = true) {
        let isEnded = sentence.hasSuffix(".") || sentence.hasSuffix("?") || sentence.contains(": caseload ")
        #expect(isEnded && !sentence.contains("..") && (sentence.first?.isLowercase != true || !isNamed), "\(what): \(sentence)")
        #expect(
            !sentence.unicodeScalars.contains { $0.properties.generalCategory == .control || $0.properties.generalCategory == .format },
            "\(what)")
        #expect(!sentence.contains("Optional(") && !sentence.contains("  ") && sentence.count < 700, "\(what): \(sentence)")
    }

    @Test("Every refusal, with the office's words and without")
    func refusals() throws {
        #expect(Set(Self.refusals.map(Self.number(of:))) == Set(0...51))
        let (_, agency) = try Counter.genesis()
        for refusal in Self.refusals {
            // Without a pack, steps and fields go by their identifiers.
            check(Wording(agency: nil).sentence(refusal), "\(refusal)", isNamed: false)
            check(Wording(agency: agency).sentence(refusal, caseType: agency.caseTypes[0]), "\(refusal)")
        }
        #expect(
            Wording(agency: agency).sentence(.unknownField("loss_dat", known: ["loss_date", "losses"]))
                == "There is no field \u{201C}loss_dat\u{201D} here. Did you mean loss_date?")
    }

    @Test("Everything that may be wrong with a field")
    func fields() {
        for problem in Self.problems { check(Wording(agency: nil).sentence(.invalidField("Head", problem)), "\(problem)") }
    }

    @Test("Every failure of a store")
    func storage() {
        for failure in Self.failures { check(Wording(agency: nil).sentence(failure), "\(failure)") }
        #expect(Wording(agency: nil).sentence(Self.failures[0]).contains("(1 step)"))
        #expect(
            Wording(agency: nil).sentence(StorageFailure.unavailable("the disk is gone. ")) == "The store cannot be used: the disk is gone."
        )
    }

    @Test("Every other failure, with nothing in it that somebody typed about a person")
    func operations() {
        let wording = Wording(agency: nil)
        let things: [OperationFailure.Thing] = [.caseNumber, .constituent, .staff, .checklist, .language, .theme]
        for thing in things {
            for suggestions in [[], ["a"], ["a", "b"]] {
                check(wording.sentence(.notFound(thing, typed: Self.hostile, suggestions: suggestions)), "\(thing)")
            }
            check(
                wording.sentence(.ambiguous(thing, typed: Self.hostile, candidates: [String(repeating: "a", count: 32), "b"])), "\(thing)")
        }
        check(wording.sentence(.notFound(.caseNumber, typed: "LIP-2026-000124-J", suggestions: [])), "mistyped")
        let unreadable = wording.sentence(.unreadable(field: "Social security number", typed: "123-45-678", wanted: "nine digits"))
        check(unreadable, "unreadable")
        #expect(!unreadable.contains("123"))
        check(wording.sentence(.printing("lp: \(Self.hostile).")), "printing")
        check(wording.sentence(.pack([])), "pack")
        check(wording.sentence(.pack(["agency.yaml:1:1: it is empty."])), "pack")
    }

    @Test("The nearest word is near, or none")
    func nearest() {
        #expect(
            Wording.nearest(to: "sumbit", among: ["submit", "approve"]) == "submit" && Wording.nearest(to: "zzz", among: ["submit"]) == nil)
        #expect(Wording.nearest(to: "", among: ["submit"]) == nil)
        #expect(Wording.nearest(to: String(repeating: "z", count: 10_000), among: ["submit"]) == nil)
        #expect(Wording.list([], "or") == "" && Wording.list(["a"], "or") == "a" && Wording.list(["a", "b", "c"], "or") == "a, b or c")
    }
}
