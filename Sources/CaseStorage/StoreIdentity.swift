public import Casework
public import EventLedger

/// What a store is, read once when it is opened and again after a pack is installed.
public struct StoreIdentity: Sendable, Equatable {
    public let store: StoreID
    public let mode: StoreMode
    /// The agency pack in force; nil until one is installed.
    public let pack: EventLedger.Digest?

    public init(store: StoreID, mode: StoreMode, pack: EventLedger.Digest?) {
        self.store = store
        self.mode = mode
        self.pack = pack
    }
}
