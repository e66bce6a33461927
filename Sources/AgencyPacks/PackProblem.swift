/// One thing that is wrong, or doubtful, in an agency pack, and where.
public struct PackProblem: Sendable, Hashable {
    /// A pack with an error is not loaded; a warning is for whoever writes the pack.
    public enum Severity: String, Sendable, Codable {
        case error, warning
    }

    /// What kind of problem it is. The raw values are part of what `agency check --json` promises.
    public enum Code: String, Sendable, Codable, CaseIterable {
        case syntaxError = "syntax-error"
        case tooLarge = "too-large"
        case duplicateKey = "duplicate-key"
        case unknownKey = "unknown-key"
        case missingKey = "missing-key"
        case typeError = "type-error"
        case badName = "bad-name"
        case badPrefix = "bad-prefix"
        case duplicatePrefix = "duplicate-prefix"
        case duplicateName = "duplicate-name"
        case unknownTimeZone = "unknown-time-zone"
        case undefinedName = "undefined-name"
        case roleCycle = "role-cycle"
        case questionCycle = "question-cycle"
        case noCitation = "no-citation"
        case versionsOverlap = "versions-overlap"
        case noWayIn = "no-way-in"
        case noFinalState = "no-final-state"
        case stateUnreachable = "state-unreachable"
        case stateTrapped = "state-trapped"
        case finalWithExit = "final-with-exit"
        case noRole = "no-role"
        case transitionDead = "transition-dead"
        case destinationsOverlap = "destinations-overlap"
        case guardGap = "guard-gap"
        case evidenceTooEarly = "evidence-too-early"
        case separationImpossible = "separation-impossible"
        case clockNeverStarts = "clock-never-starts"
        case migrationNotTotal = "migration-not-total"
        case notYet = "not-yet"
        case waitingWithoutClock = "waiting-without-clock"
        case unboundedLoop = "unbounded-loop"
        case transitionShadowed = "transition-shadowed"
        case denialWithoutNotice = "denial-without-notice"
        case targetBeyondLaw = "target-beyond-law"
        case notProved = "not-proved"
        case unused
        case sameTitle = "same-title"
        case hardToRead = "hard-to-read"
        case untranslated
        case reviewOverdue = "review-overdue"
    }

    public let severity: Severity
    public let code: Code
    /// Relative to the pack's folder.
    public let file: String
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int
    /// One sentence: what, why, what next. Never holds control characters, whatever the pack holds.
    public let message: String
    /// What proves the problem: a path of states, the states on the far side of a cut.
    public let witness: String?

    public init(
        severity: Severity, code: Code, file: String, line: Int, column: Int, message: String, witness: String? = nil
    ) {
        self.severity = severity
        self.code = code
        self.file = file
        self.line = line
        self.column = column
        self.message = message
        self.witness = witness
    }
}

extension PackProblem: Comparable {
    /// By file, then line, then column.
    public static func < (left: Self, right: Self) -> Bool {
        (left.file, left.line, left.column, left.code.rawValue, left.message)
            < (right.file, right.line, right.column, right.code.rawValue, right.message)
    }
}

extension PackProblem: CustomStringConvertible {
    /// `case-types/lip.yaml:12:5: error: … [undefined-name]`, as compilers write it.
    public var description: String {
        let proof = witness.map { " (\($0))" } ?? ""
        return "\(file):\(line):\(column): \(severity.rawValue): \(message)\(proof) [\(code.rawValue)]"
    }
}
