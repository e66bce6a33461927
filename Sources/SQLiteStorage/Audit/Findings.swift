import CaseStorage

/// What an audit has found so far; the first hundred are kept.
struct Findings {
    private(set) var all: [AuditReport.Finding] = []

    var isFull: Bool { all.count >= 100 }

    mutating func add(_ what: String, at sequence: UInt64? = nil) {
        if !isFull { all.append(AuditReport.Finding(sequence: sequence, what: what)) }
    }
}
