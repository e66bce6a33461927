import CaseStorage
import Casework

/// A commit before its place in the ledger is known: numbers and sequences are filled in when its turn comes.
struct PlannedCommit: Sendable {
    let day: Int
    let at: Moment
    /// Case and step: the order of commits at the same moment.
    let order: UInt64
    let actor: StaffID
    var entries: [Commit.Entry]
    /// The case's own events are counted from 0; those here begin with this one.
    let firstEvent: Int
    /// Whether a later commit of the case names events of this one.
    var isReferredTo = false

    var caseNumber: Int { Int(order >> 8) }
}

/// Names an event of a case until its sequence is known.
struct EventToken: Hashable, Sendable {
    private let bits: UInt64

    init(caseNumber: Int, event: Int) { bits = UInt64(caseNumber) << 16 | UInt64(event) }
}
