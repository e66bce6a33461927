import CaseStorage
import Casework

/// A row of `case_current` as lists show it, in the order of its columns.
extension CaseRow {
    static let columnList = """
        opened, id, prefix, year, serial, type, type_version, state, state_since, queue, owner, constituent, received_on, \
        entered_on, due, clock, reminder, is_open, is_withdrawn, version
        """

    init(_ columns: Columns) throws {
        self.init(
            id: try columns.id(1), number: CaseNumber(prefix: columns.text(2), year: columns.int(3), serial: columns.int(4)),
            type: columns.text(5), typeVersion: columns.int(6), state: columns.text(7), stateSince: try columns.day(8),
            queue: columns.text(9), owner: columns.optionalID(10), constituent: try columns.id(11),
            receivedOn: try columns.day(12), enteredOn: try columns.day(13),
            due: columns.int(14) == .max ? nil : try columns.day(14), clock: columns.isNull(15) ? nil : try columns.day(15),
            reminder: try columns.optionalText(16).map { try Timer.Reminded(rawValue: $0).orCorrupt("who is to be reminded") },
            isOpen: columns.flag(17), isWithdrawn: columns.flag(18), version: columns.unsigned(19))
    }

    func bindings(opened: Int64) -> [Binding] {
        [
            .integer(opened), .id(id), .text(number.prefix), .number(number.year), .number(number.serial), .text(type),
            .number(typeVersion), .text(state), .number(stateSince.dayNumber), .text(queue), owner.map { .id($0) } ?? .null,
            .id(constituent), .number(receivedOn.dayNumber), .number(enteredOn.dayNumber), .number(Self.day(due)), clockBinding,
            reminderBinding, .flag(isOpen), .flag(isWithdrawn), .number(version),
        ]
    }

    var clockBinding: Binding { clock.map { .number($0.dayNumber) } ?? .null }
    var reminderBinding: Binding { reminder.map { .text($0.rawValue) } ?? .null }

    /// A day as stored: the end of time for none, which sorts after every other.
    static func day(_ due: CivilDate?) -> Int { due?.dayNumber ?? .max }
}
