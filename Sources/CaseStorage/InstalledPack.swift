public import Casework
public import EventLedger

/// One coming into force of an agency pack. A pack that was in force before may come again.
public struct InstalledPack: Sendable, Equatable, Hashable {
    /// Place of the `pack-installed` event in the ledger: what comes after it was done under this pack.
    public let sequence: UInt64
    public let digest: EventLedger.Digest
    public let at: Moment

    public init(sequence: UInt64, digest: EventLedger.Digest, at: Moment) {
        self.sequence = sequence
        self.digest = digest
        self.at = at
    }
}
