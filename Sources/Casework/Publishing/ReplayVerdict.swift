/// Whether every step in a case's history was allowed by the rules in force when it was taken.
public struct ReplayVerdict: Sendable, Equatable {
    /// The first step that the rules did not allow.
    public struct Finding: Sendable, Equatable {
        public let sequence: UInt64
        public let at: Moment
        public let by: StaffID
        public let kind: String
        /// The transition it took; nil where it took none.
        public let transition: String?
        /// The state that the case stood in; nil before it was opened.
        public let state: String?
        /// The version of the case type that the case ran on.
        public let version: Int
        public let why: Why
    }

    public enum Why: Sendable, Equatable {
        /// By those rules it could not be done.
        case refused([Refusal])
        /// It could be done, but what is recorded is not what the rules make of it.
        case differs([Discrepancy])
        /// The history does not begin with an opening, or has a second one.
        case noOpening
        /// No pack was in force, or none had the version of the type that the case ran on.
        case noRules(type: String, version: Int)
        /// Whoever took it was not on the staff.
        case notOnStaff
        /// A step of the clock without a timer that had run out, or a timer whose step is not there.
        case clockDidNot(timer: String)
        /// Nothing of the kind can happen to a case.
        case notOfCases
    }

    /// Something that is recorded otherwise than the rules have it.
    public struct Discrepancy: Sendable, Hashable {
        public enum Part: String, Sendable, CaseIterable {
            case version, from, to, queue, day, closing, clock, transition, reminder, item, fields, subject, withdrawn
        }

        public let part: Part
        public let recorded: String?
        public let allowed: String?

        public init(_ part: Part, recorded: String?, allowed: String?) {
            self.part = part
            self.recorded = recorded
            self.allowed = allowed
        }
    }

    /// A step that nobody can judge any more.
    public struct Unjudged: Sendable, Hashable {
        public enum Why: Sendable, Hashable {
            /// What was filled in with an event has been erased.
            case erased(sequence: UInt64)
            /// A rule asks about the constituent, whose details may have been others then.
            case constituentAsked
        }

        public let sequence: UInt64
        public let why: Why
    }

    /// Nil where nothing speaks against the history.
    public let finding: Finding?
    /// In the order of the history, up to the finding.
    public let unjudged: [Unjudged]
    /// How many of the case's own events were held against the rules.
    public let steps: Int
    /// Whether a rule asked about the constituent, and was answered by what is known of them now.
    public let asksAboutConstituent: Bool

    public var isAllowed: Bool { finding == nil }
}

extension CaseFile {
    /// Holds every step of the case against the rules in force when it was taken: each is decided anew on the file as it was
    /// then, by whoever took it with the roles they held. Days by which something is due may be others: a day that was told
    /// stands.
    public func replay(packs: PackTimeline, background: HistoryBackground) -> ReplayVerdict {
        var course = ReplayCourse(of: self, packs: packs, background: background)
        return course.run()
    }
}
