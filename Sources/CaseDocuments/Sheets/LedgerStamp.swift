/// Where the ledger stood at the last event of what a sheet tells: with it, paper can be held against the store later.
public struct LedgerStamp: Sendable, Hashable {
    /// Events in the ledger.
    public let size: UInt64
    /// 64 hexadecimal digits.
    public let root: String

    public init(size: UInt64, root: String) {
        self.size = size
        self.root = root
    }
}
