public import CaseStorage
import Casework
import EventLedger
import RecordMatching
import Testing

extension StoreContract {
    static var randomChecks: [ContractCheck] {
        (1...4).map { seed in
            ContractCheck(name: "Random work comes to the same as in the reference, seed \(seed)") { make in
                let reference = try MemoryStore(Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
                var work = RandomWork(seed: UInt64(seed), office: Office(opened: reference))
                let engine = try make(Office.storeID, Office.genesis(), Office.seed)
                for round in 0..<120 {
                    let commit = try work.next()
                    let expected = Result { try reference.commit(commit) }
                    let answered = Result { try engine.commit(commit) }
                    #expect(try expected.get() == answered.get())
                    if round % 40 == 39 { try work.compare(engine, with: reference) }
                }
                #expect(try engine.verify { _, _ in true } == AuditReport(ledger: reference.ledgerState(), findings: []))
                #expect(try engine.rebuild { _, _ in true }.isEmpty)
                try work.compare(engine, with: reference)
            }
        }
    }
}

/// Commits as an office might make them, in any order.
public struct RandomWork {
    private var random: SeededGenerator
    private var office: Office
    private var people: [ConstituentID] = []
    private var cases: [CaseID] = []
    private var steps: [(CaseID, UInt64)] = []
    /// One is written in two ways that Unicode holds equal.
    private static let names = [
        "Ana", "Anna", "Eva", "Marisol", "Mary", "Ortega", "Cole", "Diaz", "Nguyen", "O'Brien", "Müller", "Li", "de la Cruz",
        "Ortega-Diaz", "Mu\u{308}ller", "\u{AE40}", "\u{1100}\u{1175}\u{11B7}", "X",
    ]
    private static let streets = ["12 Mill Road", "12b Mill Rd", "7 Calle de la Cruz", "90 Cole Street, Apt 4"]
    private static let states = ["intake", "review", "waiting", "approved"]

    public init(seed: UInt64, office: Office) {
        random = SeededGenerator(state: seed)
        self.office = office
    }

    public mutating func next() throws -> Commit {
        var entries: [Commit.Entry] = []
        for _ in 0...Int.random(in: 0...2, using: &random) { entries.append(try entry()) }
        return office.commit(entries)
    }

    private mutating func entry() throws -> Commit.Entry {
        let roll = people.count < 3 ? 0 : cases.count < 3 ? 3 : Int.random(in: 0...19, using: &random)
        switch roll {
        case 0, 1:
            let person: ConstituentID = office.id()
            people.append(person)
            return .init(person, .constituentAdded(ConstituentAdded(details())))
        case 2: return .init(person(), .constituentEdited(ConstituentEdited(details())))
        case 3, 4:
            let id: CaseID = office.id()
            cases.append(id)
            return .init(
                id,
                try office.opening(
                    for: person(), type: Bool.random(using: &random) ? "livestock" : "forage",
                    version: Int.random(in: 1...3, using: &random), owner: Bool.random(using: &random) ? office.clerk : nil, due: day(),
                    timers: timers()))
        case 5, 6:
            let to = Self.states[Int.random(in: 0..<4, using: &random)]
            return .init(
                anyCase(),
                try office.move(
                    "go", from: Self.states[Int.random(in: 0..<4, using: &random)], to: to, queue: to, due: day(), closes: to == "approved",
                    restartsClock: Bool.random(using: &random), timers: timers()))
        case 7: return .init(anyCase(), try office.assign(Bool.random(using: &random) ? office.clerk : nil))
        case 8: return .init(anyCase(), try office.rehome(from: person(), to: person()))
        case 9:
            let contact = ContactRecorded(
                channel: .visit, cases: [anyCase()], note: "said so", callbackOn: day(),
                callbackAt: Bool.random(using: &random) ? "09:00" : nil)
            return .init(person(), .contactRecorded(contact))
        case 10: return .init(person(), .constituentsRelated(ConstituentsRelated(other: person(), relation: .household)))
        case 11: return .init(person(), .constituentsDistinguished(ConstituentsDistinguished(other: person())))
        case 12: return try merger()
        case 13: return try separation()
        case 14: return try erasure()
        case 15, 16:
            let whom = [nil, nil, Timer.Reminded.owner, .constituent][Int.random(in: 0..<4, using: &random)]
            return .init(
                anyCase(), office.ranOut(timer(), reminds: whom, queue: Bool.random(using: &random) ? state() : nil))
        case 17:
            return .init(
                anyCase(),
                office.migrate(
                    to: Int.random(in: 2...4, using: &random), from: state(), to: state(), queue: state(), due: day(), timers: timers(),
                    restartsClock: Bool.random(using: &random)))
        case 18: return .init(anyCase(), try office.edit(due: day(), timers: timers()))
        default:
            let subject = anyCase()
            guard let file = try office.store.caseFile(subject),
                let step = file.events.filter({ $0.subject == subject.retyped() }).randomElement(using: &random)
            else { return .init(subject, .caseNoted(CaseNoted(text: "a note"))) }
            return .init(subject, try office.withdraw(step))
        }
    }

    private mutating func merger() throws -> Commit.Entry {
        let canonical = try office.store.canonical(people)
        let roots = people.filter { canonical[$0] == $0 }
        let (alias, kept) = (roots[Int.random(in: 0..<roots.count, using: &random)], roots[Int.random(in: 0..<roots.count, using: &random)])
        guard alias != kept else { return .init(alias, .constituentEdited(ConstituentEdited(details()))) }
        return .init(alias, .constituentMerged(ConstituentMerged(into: kept)))
    }

    private mutating func separation() throws -> Commit.Entry {
        let canonical = try office.store.canonical(people)
        guard let alias = people.filter({ canonical[$0] != $0 }).randomElement(using: &random) else { return try merger() }
        return .init(alias, .constituentUnmerged(ConstituentUnmerged(from: canonical[alias] ?? alias)))
    }

    /// Of what was once said of somebody.
    private mutating func erasure() throws -> Commit.Entry {
        let subject = person()
        let said = try office.store.constituentFile(subject)?.events.filter { recorded in
            switch recorded.event {
            case .constituentAdded, .constituentEdited: recorded.subject == subject.retyped()
            default: false
            }
        }
        guard let event = said?.randomElement(using: &random) else {
            return .init(subject, .constituentEdited(ConstituentEdited(details())))
        }
        return .init(subject, .partErased(PartErased(sequence: event.sequence, part: LedgerFormat.personalPart, basis: "Art. 17")))
    }

    private mutating func person() -> ConstituentID { people[Int.random(in: 0..<people.count, using: &random)] }
    private mutating func anyCase() -> CaseID { cases[Int.random(in: 0..<cases.count, using: &random)] }
    private mutating func state() -> String { Self.states[Int.random(in: 0..<4, using: &random)] }

    private mutating func timer() -> RunningTimer {
        RunningTimer(
            id: ["nudge", "up", "close"][Int.random(in: 0..<3, using: &random)],
            ends: office.today.adding(days: Int.random(in: -9...9, using: &random)))
    }

    private mutating func timers() -> [RunningTimer] { (0..<Int.random(in: 0...2, using: &random)).map { _ in timer() } }
    private mutating func name() -> String { Self.names[Int.random(in: 0..<Self.names.count, using: &random)] }

    private mutating func day() -> CivilDate? {
        Bool.random(using: &random) ? office.today.adding(days: Int.random(in: -9...9, using: &random)) : nil
    }

    private mutating func details() -> ConstituentDetails {
        ConstituentDetails(
            givenName: name(), familyName: name(), birthDate: CivilDate(dayNumber: Int.random(in: 0...9000, using: &random)),
            phones: ["505 555 01\(Int.random(in: 10...99, using: &random))"],
            street: Bool.random(using: &random) ? Self.streets[Int.random(in: 0..<Self.streets.count, using: &random)] : nil,
            city: Bool.random(using: &random) ? "Cedar" : nil, postalCode: Bool.random(using: &random) ? "87001" : nil, state: "NM",
            externalID: Bool.random(using: &random) ? "FSA\(Int.random(in: 1...99, using: &random))" : nil)
    }

    func compare(_ engine: any CaseStore, with reference: any CaseStore) throws {
        #expect(try engine.ledgerState() == reference.ledgerState())
        #expect(try engine.identity() == reference.identity())
        #expect(try engine.queueCounts(today: office.today) == reference.queueCounts(today: office.today))
        #expect(
            try engine.callbacks(through: office.today.adding(days: 3), limit: 20)
                == reference.callbacks(through: office.today.adding(days: 3), limit: 20))
        for query in queries { #expect(try engine.cases(query) == reference.cases(query)) }
        for id in cases { #expect(try engine.caseFile(id) == reference.caseFile(id)) }
        #expect(try Self.cases(engine) == Self.cases(reference))
        #expect(try engine.packs() == reference.packs())
        for id in people { #expect(try engine.constituentFile(id) == reference.constituentFile(id)) }
        #expect(try engine.constituents(people) == reference.constituents(people))
        #expect(try engine.canonical(people) == reference.canonical(people))
        #expect(try engine.distinguished() == reference.distinguished())
        #expect(try Self.records(engine) == Self.records(reference))
        let rows = (0..<40).map { UInt32($0) }
        #expect(try engine.records(rows) == reference.records(rows))
        for person in people.prefix(5) {
            #expect(try engine.cases(CaseQuery(constituent: person)) == reference.cases(CaseQuery(constituent: person)))
        }
        for person in people.prefix(6) {
            guard let details = try reference.constituents([person])[person] else { continue }
            let alike = try engine.resembling(details, limit: 5) { true }
            #expect(try alike == reference.resembling(details, limit: 5) { true })
        }
        for text in Self.names + Self.texts {
            #expect(try engine.search(text, limit: 7) == reference.search(text, limit: 7), "\(text)")
        }
    }

    /// What somebody may type: beginnings, misspellings, swapped and partial dates, numbers, addresses, qualifiers.
    private static let texts = [
        "a", "mar o", "555 01", "0142", "1", "lip", "lip2026", "fsa1", "1985", "ana ortega", "5550112 cole", "martisol", "otrega",
        "delacruz",
        "dela cruz", "ortegadiaz", "mueller", "muller", "bree", "marry cole", "case:open", "case:closed ana", "mary case:open", "in:cedar",
        "in:87001 cole", "mill road ana", "12 mill", "born:1985", "born:1985 eva", "1985-03", "name:li", "phone:0142", "x", "li li",
        "ana zzzz", "5055550112", "5055550121", "anna case:closed in:cedar", "mary cole ortega diaz eva",
    ]

    private static func records(_ store: any CaseStore) throws -> [RegisteredRecord] {
        var records: [RegisteredRecord] = []
        try store.forEachRecord { record in
            records.append(record)
            return true
        }
        return records
    }

    private static func cases(_ store: any CaseStore) throws -> [CaseFile] {
        var files: [CaseFile] = []
        try store.forEachCase { file in
            files.append(file)
            return true
        }
        return files
    }

    private var queries: [CaseQuery] {
        let orders: [CaseQuery.Order] = [.due, .newest, .clock]
        return orders.flatMap { order in
            [
                CaseQuery(order: order), CaseQuery(openOnly: true, order: order), CaseQuery(state: "review", order: order),
                CaseQuery(type: "forage", owner: .nobody, openOnly: true, order: order),
                CaseQuery(queue: "waiting", order: order, limit: 3, offset: 1),
                CaseQuery(owner: .anyOf([office.clerk]), openOnly: true, order: order), CaseQuery(owner: .anyOf([]), order: order),
                CaseQuery(dueBefore: office.today, order: order), CaseQuery(constituent: people.first, order: order),
                CaseQuery(clockBefore: office.today, order: order, limit: 4, offset: 1), CaseQuery(reminder: .owner, order: order),
                CaseQuery(reminder: .constituent, openOnly: true, order: order),
                CaseQuery(type: "forage", versionBelow: 3, order: order),
                CaseQuery(type: "livestock", versionBelow: 2, openOnly: true, order: order),
                CaseQuery(queue: "review", dueBefore: office.today, clockBefore: office.today, reminder: .owner, order: order),
            ]
        }
    }
}

/// The same numbers for the same seed (SplitMix64).
public struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    public init(state: UInt64) { self.state = state }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
