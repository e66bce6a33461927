public import CommonExpressions

/// A length of time, and the day it is counted from.
public struct Clock: Sendable, Hashable {
    /// The day that a clock counts from; that day itself is not counted.
    public enum Start: Sendable, Hashable {
        /// The day the case came to the state, or its clock was started anew there.
        case entering
        /// The day the case was opened.
        case opened
        /// The day the office received it.
        case received
        /// The day a transition was last taken.
        case transition(String)
        /// The day in a field of the form.
        case field(String)
    }

    public let term: Term
    public let start: Start
    /// Whether days on which the case waits for somebody else are left out.
    public let pauses: Bool

    public init(_ term: Term, from start: Start = .entering, pauses: Bool = false) {
        self.term = term
        self.start = start
        self.pauses = pauses
    }
}

/// By when something must have happened: the first clock whose condition holds.
public struct DueRule: Sendable, Hashable {
    public struct Choice: Sendable, Hashable {
        /// Nil holds always.
        public let when: CommonExpression?
        public let clock: Clock
        /// The longest time that the law leaves the office, with where that is written.
        public let law: LegalLimit?

        public init(when: CommonExpression? = nil, clock: Clock, law: LegalLimit? = nil) {
            self.when = when
            self.clock = clock
            self.law = law
        }
    }

    /// In the pack's order.
    public let choices: [Choice]

    public init(_ choices: [Choice]) {
        self.choices = choices
    }

    /// One clock, always.
    public init(_ clock: Clock) {
        self.init([Choice(clock: clock)])
    }

    /// So many days after the case came to its state.
    public static func days(_ count: Int) -> DueRule { DueRule(Clock(.days(count))) }
    public static func businessDays(_ count: Int) -> DueRule { DueRule(Clock(.businessDays(count))) }
}

/// What the law sets as the longest time, and where.
public struct LegalLimit: Sendable, Hashable {
    public let term: Term
    public let cites: [String]

    public init(_ term: Term, cites: [String]) {
        self.term = term
        self.cites = cites
    }
}

/// What happens by itself when a case has stood in a state for so long.
///
/// A clock of so many days has run out when the last of them is over, so that nobody loses a day.
public struct Timer: Sendable, Hashable {
    public enum Action: Sendable, Hashable {
        /// Somebody has to be reminded, and the case says so until it moves on.
        case remind(Reminded)
        /// The case moves to a queue.
        case queue(String)
        /// A transition that lists the role `system` is taken.
        case take(String)
    }

    /// Whom a reminder is for.
    public enum Reminded: String, Sendable, Codable, CaseIterable {
        /// The constituent has to hear from the office.
        case constituent
        /// Whoever has the case.
        case owner
    }

    /// Unique within the workflow; written into events.
    public let id: String
    /// The states it runs in.
    public let states: [String]
    public let clock: Clock
    /// Runs only where this holds when the case comes to the state; nil holds always.
    public let when: CommonExpression?
    public let action: Action

    public init(id: String, states: [String], clock: Clock, when: CommonExpression? = nil, action: Action) {
        self.id = id
        self.states = states
        self.clock = clock
        self.when = when
        self.action = action
    }
}
