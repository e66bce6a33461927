import CaseOperations
import Synchronization

/// The office that effects are done for. Another pack may come into force while the desk is open, and from then on everything
/// goes by it.
///
/// A class because every lane of work has to see the new pack at the same moment.
final class OfficeInForce: Sendable {
    private let current: Mutex<Office>

    init(_ office: Office) { current = Mutex(office) }

    var office: Office { current.withLock { $0 } }

    /// Goes on by the pack that is in force in the store now.
    func reopen() throws(OperationFailure) {
        let new = try office.reopened()
        current.withLock { $0 = new }
    }
}
