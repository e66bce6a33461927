import CaseStorage
import Synchronization

/// Notices that anybody's commit became visible.
final class StoreWatch: Sendable {
    private let store: any CaseStore
    private let seen: Mutex<UInt64?>

    init(_ store: any CaseStore) {
        self.store = store
        seen = Mutex(try? store.changeMarker())
    }

    /// Whether something changed since this was asked last; a store that cannot be read for a moment did not change.
    func hasChanged() -> Bool {
        guard let now = try? store.changeMarker() else { return false }
        return seen.withLock { seen in
            defer { seen = now }
            return seen != nil && seen != now
        }
    }
}
