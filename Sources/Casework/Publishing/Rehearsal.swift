/// How a case would have gone under other rules, by the steps that were really taken.
public enum Rehearsal: Sendable, Equatable {
    /// It would have ended in the same state, perhaps by another way.
    case same
    case endsElsewhere(Elsewhere)
    /// A step that was taken would not have been possible, so nobody knows how it would have gone on.
    case stops(Stop)
    case cannotTell(Doubt)

    /// A step of the case, as it was recorded.
    public struct Step: Sendable, Hashable {
        /// Of the event; nil for what only the clock of the new rules would have done.
        public let sequence: UInt64?
        public let on: CivilDate
        /// Nil where it was no transition: an opening in the first state, a change of the form.
        public let transition: String?
        /// The timer, where the clock took it.
        public let timer: String?

        public init(sequence: UInt64?, on: CivilDate, transition: String?, timer: String? = nil) {
            self.sequence = sequence
            self.on = on
            self.transition = transition
            self.timer = timer
        }
    }

    /// The case would stand in another state in the end.
    public struct Elsewhere: Sendable, Equatable {
        /// The first step after which it stood elsewhere.
        public let at: Step
        /// Where it would have stood after that step, and where it did.
        public let turned: String
        public let instead: String
        /// Where it would stand in the end, and where it does.
        public let would: String
        public let was: String
        public let wouldBeFinal: Bool
        public let wasFinal: Bool
        /// The first step that did not fit any more after it had stood elsewhere; nil where all did.
        public let stop: Stop?

        public init(
            at: Step, turned: String, instead: String, would: String, was: String, wouldBeFinal: Bool, wasFinal: Bool, stop: Stop? = nil
        ) {
            self.at = at
            self.turned = turned
            self.instead = instead
            self.would = would
            self.was = was
            self.wouldBeFinal = wouldBeFinal
            self.wasFinal = wasFinal
            self.stop = stop
        }
    }

    /// Where the recorded steps come to an end.
    public struct Stop: Sendable, Equatable {
        public let at: Step
        /// The state it would have stood in then; nil where it could not even have been opened.
        public let state: String?
        /// All that speaks against the step.
        public let refusals: [Refusal]

        public init(at: Step, state: String?, refusals: [Refusal]) {
            self.at = at
            self.state = state
            self.refusals = refusals
        }
    }

    /// Why nothing can be said.
    public enum Doubt: Sendable, Hashable {
        /// What was filled in with an event has been erased, and a rule asks for it.
        case erased(sequence: UInt64)
        /// A field is of another kind now, so nobody knows what would have stood in it.
        case otherKind(field: String)
        /// A plan moved the case to a state that these rules do not have, or that is final in them.
        case movedByPlan(to: String)
        case noSuchType(String)
        case enteredInError
        /// These ways in were open to whoever opened the case, they do not begin alike, and nobody was asked which it is.
        case severalWaysIn([String])
        /// The clocks of these rules go round without end.
        case clocksWithoutEnd
    }

    /// Whether the case would have ended otherwise than it did, as far as anybody can tell.
    public var isDifferent: Bool {
        switch self {
        case .endsElsewhere, .stops: true
        case .same, .cannotTell: false
        }
    }
}

extension Agency {
    /// How a case would have gone under this agency's rules.
    ///
    /// Every step that was really taken is decided anew on the file as it would have been then, by whoever took it with the roles
    /// they held, on the day they took it, with the values they gave. A case that a plan moved to another version is followed
    /// from there on. Clocks are applied when they really were; those that only these rules have, on the day after their last.
    /// A reason that these rules ask for and nobody gave is taken as given: whoever took the step would have been asked. So would
    /// whoever opened a case which of several ways in it takes: where they do not begin alike, nobody can tell how it went on.
    ///
    /// - Parameters:
    ///   - now: until when clocks run.
    ///   - alike: states that go by another name in these rules, by their former one.
    public func rehearse(
        _ file: CaseFile, background: HistoryBackground, now: Moment, alike: [String: String] = [:]
    ) -> Rehearsal {
        if file.record.isWithdrawn { return .cannotTell(.enteredInError) }
        guard let type = caseType(file.record.type) else { return .cannotTell(.noSuchType(file.record.type)) }
        var course = RehearsalCourse(agency: self, type: type, background: background, alike: alike)
        do throws(RehearsalCourse.End) {
            try course.run(file.kept, until: now)
            return course.result(file.record)
        } catch {
            switch error {
            case .doubt(let doubt): return .cannotTell(doubt)
            case .stop(let stop): return course.result(file.record, stoppedBy: stop)
            }
        }
    }
}

extension CaseFile {
    /// What happened without what was taken back.
    var kept: [RecordedEvent] {
        events.filter { recorded in
            if case .stepWithdrawn = recorded.event { return false }
            return !withdrawn.contains(recorded.sequence)
        }
    }
}
