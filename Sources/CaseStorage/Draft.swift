public import Casework

/// A form somebody was filling in, a visit on hold, papers to print later: kept in the store, outside the ledger.
public struct Draft: Sendable, Equatable {
    /// What it is a draft of, such as `open:<constituent>:<case type>`; one a key and owner.
    public let key: String
    public let owner: StaffID
    public let savedAt: Moment
    /// JSON, read by whoever wrote it.
    public let content: [UInt8]

    public init(key: String, owner: StaffID, savedAt: Moment, content: [UInt8]) {
        self.key = key
        self.owner = owner
        self.savedAt = savedAt
        self.content = content
    }
}
