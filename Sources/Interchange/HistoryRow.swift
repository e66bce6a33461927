/// One step in somebody's history for export: who, when, what, from what to what, and why, in words made elsewhere.
public struct HistoryRow: Sendable, Equatable {
    public struct Change: Sendable, Equatable {
        public var field: String
        /// Nil where nothing stood there, or stands there now.
        public var from: String?
        public var to: String?

        public init(field: String, from: String?, to: String?) {
            self.field = field
            self.from = from
            self.to = to
        }
    }

    /// Its place in the ledger, from 0.
    public var sequence: UInt64
    /// What the step is about: a case number, or an identifier.
    public var subject: String
    /// `case-moved`: the kind of event.
    public var kind: String
    public var localTime: String
    public var utcTime: String
    public var actorName: String
    public var actorLogin: String
    public var action: String
    public var changes: [Change]
    public var reason: String?
    /// Taken back by a later step.
    public var isWithdrawn: Bool
    /// 32 and 64 hexadecimal digits: what ties the row to the ledger.
    public var commit: String
    public var leafHash: String

    public init(
        sequence: UInt64, subject: String, kind: String, localTime: String, utcTime: String, actorName: String,
        actorLogin: String, action: String, changes: [Change] = [], reason: String? = nil, isWithdrawn: Bool = false,
        commit: String, leafHash: String
    ) {
        self.sequence = sequence
        self.subject = subject
        self.kind = kind
        self.localTime = localTime
        self.utcTime = utcTime
        self.actorName = actorName
        self.actorLogin = actorLogin
        self.action = action
        self.changes = changes
        self.reason = reason
        self.isWithdrawn = isWithdrawn
        self.commit = commit
        self.leafHash = leafHash
    }
}
