import CaseStorage
import Casework

/// A row of `case_current`, in the order of its columns.
extension CaseRow {
    static let columnList = """
        opened, id, prefix, year, serial, type, state, state_since, queue, owner, constituent, received_on, entered_on, due, \
        is_open, is_withdrawn, version
        """

    init(_ columns: Columns) throws {
        self.init(
            id: try columns.id(1), number: CaseNumber(prefix: columns.text(2), year: columns.int(3), serial: columns.int(4)),
            type: columns.text(5), state: columns.text(6), stateSince: try columns.day(7),
            queue: columns.text(8), owner: columns.optionalID(9), constituent: try columns.id(10),
            receivedOn: try columns.day(11), enteredOn: try columns.day(12),
            due: columns.int(13) == .max ? nil : try columns.day(13), isOpen: columns.flag(14),
            isWithdrawn: columns.flag(15), version: columns.unsigned(16))
    }

    func bindings(opened: Int64) -> [Binding] {
        [
            .integer(opened), .id(id), .text(number.prefix), .number(number.year), .number(number.serial), .text(type),
            .text(state), .number(stateSince.dayNumber), .text(queue), owner.map { .id($0) } ?? .null, .id(constituent),
            .number(receivedOn.dayNumber), .number(enteredOn.dayNumber), .number(Self.day(due)), .flag(isOpen),
            .flag(isWithdrawn), .number(version),
        ]
    }

    /// A day as stored: the end of time for none, which sorts after every other.
    static func day(_ due: CivilDate?) -> Int { due?.dayNumber ?? .max }
}

/// Folding onto a row, a step at a time; the same as `CaseFile(folding:)` as long as no step is taken back.
extension CaseRow {
    /// Nil while the case has no number.
    init?(_ id: CaseID, _ opened: CaseOpened.Facts, version: UInt64) {
        guard let number = opened.number else { return nil }
        self.init(
            id: id, number: number, type: opened.type, state: opened.state, stateSince: opened.enteredOn, queue: opened.queue,
            owner: opened.owner, constituent: opened.constituent, receivedOn: opened.receivedOn, enteredOn: opened.enteredOn,
            due: opened.due, isOpen: true, isWithdrawn: false, version: version)
    }

    func after(_ recorded: RecordedEvent) -> CaseRow {
        switch recorded.event {
        case .caseMoved(let moved):
            let facts = moved.facts
            let since = facts.from != facts.to || facts.restartsClock ? facts.on : stateSince
            return standing(
                state: facts.to, since: since, queue: facts.queue, due: .some(facts.due), isOpen: !facts.closes && !isWithdrawn,
                version: recorded.version)
        case .caseAssigned(let assigned): return standing(owner: .some(assigned.facts.owner), version: recorded.version)
        case .caseRehomed(let rehomed): return standing(constituent: rehomed.facts.to, version: recorded.version)
        default: return standing(version: recorded.version)
        }
    }

    /// The row with some columns changed.
    func standing(
        state: String? = nil, since: CivilDate? = nil, queue: String? = nil, owner: StaffID?? = nil,
        constituent: ConstituentID? = nil, due: CivilDate?? = nil, isOpen: Bool? = nil, version: UInt64
    ) -> CaseRow {
        CaseRow(
            id: id, number: number, type: type, state: state ?? self.state, stateSince: since ?? stateSince,
            queue: queue ?? self.queue, owner: owner ?? self.owner, constituent: constituent ?? self.constituent,
            receivedOn: receivedOn, enteredOn: enteredOn, due: due ?? self.due, isOpen: isOpen ?? self.isOpen,
            isWithdrawn: isWithdrawn, version: version)
    }
}
