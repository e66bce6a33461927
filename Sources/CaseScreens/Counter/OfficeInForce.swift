import CaseOperations
import CaseStorage
import Casework
import Synchronization

/// The office that effects are done for. Another pack may come into force while the desk is open, and from then on everything
/// goes by it.
///
/// A class because every lane of work has to see the new pack at the same moment.
final class OfficeInForce: Sendable {
    private let current: Mutex<Office>

    /// The store that was opened; another one in its place is not gone on with. Nil where it could not be read.
    let store: StoreID?

    init(_ office: Office) {
        current = Mutex(office)
        store = try? office.store.identity().store
    }

    var office: Office { current.withLock { $0 } }

    /// Goes on by the pack that is in force in the store now.
    func reopen() throws(OperationFailure) {
        let new = try office.reopened()
        current.withLock { $0 = new }
    }
}
