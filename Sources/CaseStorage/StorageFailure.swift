public import Casework

/// Why a store could not do what was asked. Facts only; `Wording` makes sentences of them.
public enum StorageFailure: Error, Equatable, Sendable {
    /// Somebody else changed the subject in between.
    case conflict(SubjectID, expected: UInt64, actual: UInt64)
    case missing(Thing)
    /// Another program holds the store; `holder` says which, where it is known.
    case busy(holder: String?)
    /// The file is a store, but its bytes make no sense.
    case corrupt(String)
    /// The ledger does not agree with itself: an event, leaf or column was changed.
    case damaged(sequence: UInt64?, String)
    case unavailable(String)
    case readOnly
    case noSpace
    /// The file is something else.
    case foreign
    case newerFormat(found: Int, known: Int)
    /// A commit's identifier was used before, for something else.
    case requestReused
    case alreadyExists
    /// The work was stopped on request; what was committed stays.
    case stopped

    public enum Thing: Equatable, Sendable {
        case store, caseRecord, constituent, staff, pack, draft, event
    }
}
