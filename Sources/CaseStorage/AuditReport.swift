public import EventLedger

/// What `audit verify` found.
public struct AuditReport: Sendable, Equatable {
    public struct Finding: Sendable, Equatable {
        /// Nil when it is not about one event.
        public let sequence: UInt64?
        /// What does not agree, in words for an auditor.
        public let what: String

        public init(sequence: UInt64?, what: String) {
            self.sequence = sequence
            self.what = what
        }
    }

    public let ledger: LedgerState
    /// Empty when everything agrees; at most the first 100.
    public let findings: [Finding]

    public init(ledger: LedgerState, findings: [Finding]) {
        self.ledger = ledger
        self.findings = findings
    }

    public var isIntact: Bool { findings.isEmpty }
}

/// An event as the store keeps it, byte for byte.
public struct StoredEvent: Sendable, Equatable {
    public let sequence: UInt64
    public let header: [UInt8]
    public let parts: [StoredPart]

    public init(sequence: UInt64, header: [UInt8], parts: [StoredPart]) {
        self.sequence = sequence
        self.header = header
        self.parts = parts
    }
}

/// How far long work has come; answering false asks it to stop.
public typealias ProgressReport = (_ done: Int, _ total: Int) -> Bool
