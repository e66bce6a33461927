import CaseStorage
import Casework
import EventLedger
import RecordMatching
import Testing

/// Merges, undoings and all other work in any order, done to an engine, to the reference, and but for the merges to a
/// twin, which an engine must be equal to once everything is undone.
struct MergeWork {
    let store: any CaseStore
    private let reference: any CaseStore
    private let twin: any CaseStore
    private var random: SeededGenerator
    private var office: Office
    private var people: [ConstituentID] = []
    /// Whom each case was opened for.
    private var cases: [(id: CaseID, owner: ConstituentID)] = []
    /// Who was merged into whom, as it should be.
    private var into: [ConstituentID: ConstituentID] = [:]
    private static let names = ["Ana", "Eva", "Marisol", "Ortega", "Cole", "Diaz", "Begay", "Li"]

    init(seed: UInt64, _ make: StoreFactory) throws {
        random = SeededGenerator(state: seed)
        store = try make(Office.storeID, Office.genesis(), Office.seed)
        reference = try MemoryStore(Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
        twin = try MemoryStore(Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
        office = Office(opened: store)
        for _ in 0..<7 { try add() }
    }

    mutating func step() throws {
        let person = root(of: people.randomElement(using: &random) ?? people[0])
        switch Int.random(in: 0...11, using: &random) {
        case 0, 1, 2:
            guard let other = people.map(root(of:)).filter({ $0 != person }).randomElement(using: &random) else { return }
            into[person] = other
            try record(.init(person, .constituentMerged(ConstituentMerged(into: other))), isMerging: true)
        case 3:
            guard let alias = into.keys.sorted().randomElement(using: &random) else { return }
            try undo(alias)
        case 4, 5:
            let id: CaseID = office.id()
            cases.append((id, person))
            try record(.init(id, try office.opening(for: person, due: office.today.adding(days: .random(in: -3...3, using: &random)))))
        case 6: try record(.init(person, .constituentEdited(ConstituentEdited(details()))))
        case 7:
            let promised = Bool.random(using: &random) ? office.today.adding(days: .random(in: 0...3, using: &random)) : nil
            let contact = ContactRecorded(
                channel: .call, cases: cases.randomElement(using: &random).map { [$0.id] } ?? [], note: "said so", callbackOn: promised)
            try record(.init(person, .contactRecorded(contact)))
        case 8:
            let other = people.randomElement(using: &random) ?? person
            if other != person { try record(.init(person, .constituentsRelated(ConstituentsRelated(other: other, relation: .household)))) }
        case 9:
            let other = root(of: people.randomElement(using: &random) ?? person)
            if other != person { try record(.init(person, .constituentsDistinguished(ConstituentsDistinguished(other: other)))) }
        case 10:
            guard let opened = cases.randomElement(using: &random) else { return }
            try record(.init(opened.id, .caseNoted(CaseNoted(text: "a note"))))
        default: try add()
        }
    }

    /// Takes back every merge, in any order.
    mutating func undoAll() throws {
        while let alias = into.keys.sorted().randomElement(using: &random) { try undo(alias) }
    }

    /// The engine answers what the reference does, and both what is right.
    func check() throws {
        #expect(try store.ledgerState() == reference.ledgerState())
        #expect(try store.canonical(people) == Dictionary(uniqueKeysWithValues: people.map { ($0, root(of: $0)) }))
        var aliases: [RegisteredRecord] = []
        try store.forEachAlias { registered in
            aliases.append(registered)
            return true
        }
        #expect(Set(aliases.map(\.id)) == Set(into.keys) && aliases.map(\.row) == aliases.map(\.row).sorted())
        #expect(try store.records(aliases.map(\.row)).values.sorted { $0.row < $1.row } == aliases)
        #expect(try store.distinguished() == reference.distinguished())
        #expect(try store.constituents(people) == reference.constituents(people))
        for person in people {
            let file = try #require(try store.constituentFile(person))
            #expect(try reference.constituentFile(person) == file)
            let members = people.filter { root(of: $0) == root(of: person) }
            #expect(file.constituent.id == root(of: person) && Set(file.members) == Set(members))
            // Each event of each record is there, and none of anybody else's but those that name one.
            let own = file.events.filter { Set(members).contains($0.subject.retyped()) }
            #expect(own.filter { $0.event.kind == ConstituentAdded.kind }.count == members.count)
            let rows = try store.cases(CaseQuery(constituent: person, limit: 1000))
            #expect(Set(rows.rows.map(\.id)) == Set(cases.filter { members.contains($0.owner) }.map(\.id)))
            #expect(try reference.cases(CaseQuery(constituent: person, limit: 1000)) == rows)
        }
        let day = office.today.adding(days: 5)
        #expect(try store.callbacks(through: day, limit: 100) == reference.callbacks(through: day, limit: 100))
        for text in Self.names + ["555 01", "0142", "ana ortega", "case:open", "begay case:closed"] {
            #expect(try store.search(text, limit: 50) == reference.search(text, limit: 50), "\(text)")
        }
        #expect(try register(of: store) == register(of: reference))
        for person in people.prefix(5) {
            let details = try #require(try reference.constituents([person])[person])
            #expect(
                try store.resembling(details, limit: 5, isWanted: { true }) == reference.resembling(details, limit: 5, isWanted: { true }))
        }
    }

    /// With every merge undone, all is as if none had ever been made, but for what the histories tell.
    func compareWithTwin() throws {
        #expect(into.isEmpty)
        #expect(try store.distinguished() == twin.distinguished())
        #expect(try store.constituents(people) == twin.constituents(people))
        for person in people {
            let (mine, other) = (try #require(try store.constituentFile(person)), try #require(try twin.constituentFile(person)))
            #expect(mine.own == other.own && mine.aliases.isEmpty)
            #expect(mine.constituent.relations == other.constituent.relations)
            #expect(mine.constituent.details == other.constituent.details)
            func lasting(_ events: [RecordedEvent]) -> [Event] {
                events.map(\.event).filter { ![ConstituentMerged.kind, ConstituentUnmerged.kind].contains($0.kind) }
            }
            #expect(lasting(mine.events) == lasting(other.events))
            let query = CaseQuery(constituent: person, limit: 1000)
            #expect(try store.cases(query) == twin.cases(query))
        }
        let day = office.today.adding(days: 5)
        func promises(_ store: any CaseStore) throws -> [[String]] {
            try store.callbacks(through: day, limit: 100).map { [$0.constituent.hex, $0.on.description, $0.at ?? ""] }.sorted {
                $0[0] < $1[0]
            }
        }
        #expect(try promises(store) == promises(twin))
        for text in Self.names { #expect(try store.search(text, limit: 50) == twin.search(text, limit: 50), "\(text)") }
    }

    private func register(of store: any CaseStore) throws -> [RegisteredRecord] {
        var all: [RegisteredRecord] = []
        try store.forEachRecord { registered in
            all.append(registered)
            return true
        }
        #expect(try store.records(all.map(\.row)).values.sorted { $0.row < $1.row } == all)
        return all
    }

    private func root(of id: ConstituentID) -> ConstituentID { into[id].map(root(of:)) ?? id }

    private mutating func undo(_ alias: ConstituentID) throws {
        guard let kept = into.removeValue(forKey: alias) else { return }
        try record(.init(alias, .constituentUnmerged(ConstituentUnmerged(from: kept))), isMerging: true)
    }

    private mutating func add() throws {
        let person: ConstituentID = office.id()
        people.append(person)
        try record(.init(person, .constituentAdded(ConstituentAdded(details()))))
    }

    private mutating func record(_ entry: Commit.Entry, isMerging: Bool = false) throws {
        let commit = office.commit([entry])
        let expected = try reference.commit(commit)
        #expect(try store.commit(commit) == expected)
        if !isMerging { _ = try twin.commit(commit) }
    }

    private mutating func details() -> ConstituentDetails {
        func some(_ text: @autoclosure () -> String) -> String? { Bool.random(using: &random) ? text() : nil }
        let (given, family) = (Self.names.randomElement(using: &random) ?? "", Self.names.randomElement(using: &random) ?? "")
        return ConstituentDetails(
            givenName: given, familyName: some(family),
            birthDate: Bool.random(using: &random) ? CivilDate(dayNumber: Int.random(in: 0...9000, using: &random)) : nil,
            phones: some("505 555 01\(Int.random(in: 10...99, using: &random))").map { [$0] },
            street: some("\(Int.random(in: 1...9, using: &random)) Mill Road"), city: some("Cedar"), language: some("es"))
    }
}
