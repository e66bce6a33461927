public import CommonExpressions

/// A program that people may get something from, with its rules since each day they changed.
public struct Program: Sendable, Hashable {
    public let id: String
    public let title: LocalizedText
    /// Whom it is for, in a sentence or two.
    public let summary: LocalizedText?
    /// The case type an application for it is; nil where this office takes none.
    public let opens: String?
    /// What answers fill in of that case's form beyond the fields that are called as the questions are.
    public let fills: [String: CommonExpression]
    /// In the pack's order.
    public let versions: [ProgramVersion]

    public init(
        id: String, title: LocalizedText, summary: LocalizedText? = nil, opens: String? = nil,
        fills: [String: CommonExpression] = [:], versions: [ProgramVersion]
    ) {
        self.id = id
        self.title = title
        self.summary = summary
        self.opens = opens
        self.fills = fills
        self.versions = versions
    }
}

/// The rules of a program as they stand since a day, for facts of certain days: not the same thing.
public struct ProgramVersion: Sendable, Hashable {
    /// To which facts the rules apply: those whose day, an answer, lies between these, both included.
    public struct Applies: Sendable, Hashable {
        public let on: String
        public let from: CivilDate?
        public let to: CivilDate?

        public init(on: String, from: CivilDate? = nil, to: CivilDate? = nil) {
            self.on = on
            self.from = from
            self.to = to
        }

        public func covers(_ date: CivilDate) -> Bool {
            (from.map { $0 <= date } ?? true) && (to.map { date <= $0 } ?? true)
        }
    }

    public struct LastDay: Sendable, Hashable {
        /// A date.
        public let day: CommonExpression
        public let cites: [String]
        public let reviewBy: CivilDate?

        public init(day: CommonExpression, cites: [String], reviewBy: CivilDate? = nil) {
            self.day = day
            self.cites = cites
            self.reviewBy = reviewBy
        }
    }

    /// Since when it is law.
    public let inForce: CivilDate
    /// Nil applies to all facts.
    public let applies: Applies?
    public let pays: LocalizedText?
    public let lastDay: LastDay?
    public let rules: [Rule]
    public let forms: [String]
    public let evidence: [LocalizedText]
    /// What must not be overlooked.
    public let warnings: [LocalizedText]

    public init(
        inForce: CivilDate, applies: Applies? = nil, pays: LocalizedText? = nil, lastDay: LastDay? = nil, rules: [Rule],
        forms: [String] = [], evidence: [LocalizedText] = [], warnings: [LocalizedText] = []
    ) {
        self.inForce = inForce
        self.applies = applies
        self.pays = pays
        self.lastDay = lastDay
        self.rules = rules
        self.forms = forms
        self.evidence = evidence
        self.warnings = warnings
    }
}

/// One condition of a program, with what is said when it holds, does not, or cannot be told yet.
public struct Rule: Sendable, Hashable {
    public struct Sentences: Sendable, Hashable {
        public let holds: LocalizedText
        public let fails: LocalizedText
        public let unsure: LocalizedText

        public init(holds: LocalizedText, fails: LocalizedText, unsure: LocalizedText) {
            self.holds = holds
            self.fails = fails
            self.unsure = unsure
        }
    }

    public let id: String
    public let that: CommonExpression
    public let because: Sentences
    public let cites: [String]
    /// Until when somebody vouches for it; nil or past is told with a mark.
    public let reviewBy: CivilDate?

    public init(id: String, that: CommonExpression, because: Sentences, cites: [String], reviewBy: CivilDate? = nil) {
        self.id = id
        self.that = that
        self.because = because
        self.cites = cites
        self.reviewBy = reviewBy
    }
}
