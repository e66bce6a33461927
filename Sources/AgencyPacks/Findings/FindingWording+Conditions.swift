import Casework
import CommonExpressions

/// What is found in conditions, and about clocks.
extension FindingWording {
    func conditions(_ finding: WorkflowFinding) -> Words {
        switch finding {
        case .transitionDead(let id, let parts): return dead(id, parts)
        case .destinationsOverlap(let id, let first, let second, let circumstances):
            return Words(
                message: "\(quoted(id)) leads to \(branch(first, of: id)) and to \(branch(second, of: id)) for the same answers, and "
                    + "nothing says which comes first; make the conditions exclude each other, or write a list, which has an order.",
                witness: words(of: circumstances))
        case .destinationGap(let id, let circumstances):
            return Words(
                message: "\(quoted(id)) leads nowhere for some answers, because none of its conditions holds then; add a last "
                    + "destination without \"when\", or widen a condition.",
                witness: words(of: circumstances))
        case .stateGap(let state, let ways, let circumstances): return stateGap(state, ways, circumstances)
        case .transitionShadowed(let id, let index, let by):
            if by.isEmpty {
                return Words(
                    message: "\(quoted(id)) never leads to \(branch(index, of: id)) here, because this condition never holds; mend it or "
                        + "take the destination out.")
            }
            return Words(
                message: "\(quoted(id)) never leads to \(branch(index, of: id)) here, because \(listedBranches(by, of: id)) before it is "
                    + "always taken first; put this one earlier or take it out.",
                witness: "taken first: " + by.map { source(of: $0, in: id) }.joined(separator: "; "))
        case .notProved(let subject, let why):
            return Words(
                message: "\(self.subject(subject)) could not be proved to be sound, so cases may get stuck unseen; write simpler "
                    + "conditions, or try them out.",
                witness: plainWords(why))
        default: return Words(message: "")
        }
    }

    private func stateGap(_ state: String, _ ways: [String], _ circumstances: WorkflowFinding.Circumstances) -> Words {
        let limited = ways.filter { type.workflow.transition($0)?.within != nil }
        if limited.count == ways.count {
            return Words(
                message: "A case in the state \(quoted(state)) can never leave it once the time for \(listed(ways)) is over; add a way "
                    + "out without \"within\", or a timer.")
        }
        return Words(
            message: "A case in the state \(quoted(state)) cannot leave it for some answers, because the conditions of "
                + "\(listed(ways)) all fail then\(limited.isEmpty ? "" : " or their time is over"), however long it waits; add a way out "
                + "that has none.",
            witness: words(of: circumstances))
    }

    private func dead(_ id: String, _ parts: [WorkflowFinding.Part]) -> Words {
        let transition = type.workflow.transition(id)
        var conditions: [String] = []
        for part in parts {
            switch part {
            case .guardian(let index): if let rule = transition?.guards.dropFirst(index).first { conditions.append(rule.when.source) }
            case .branch(let index): conditions.append(source(of: index, in: id))
            }
        }
        let why = conditions.count == 1 ? "its condition never holds" : "its conditions contradict each other"
        return Words(
            message: "\(quoted(id)) can never be taken, because \(why) whatever is answered; mend them or take the transition out.",
            witness: "never together: " + conditions.prefix(6).map(plain).joined(separator: " and "))
    }

    private func branches(of id: String) -> [Transition.Branch] {
        if case .choice(let branches)? = type.workflow.transition(id)?.to { branches } else { [] }
    }

    private func branch(_ index: Int, of id: String) -> String {
        let branches = branches(of: id)
        return quoted(branches.indices.contains(index) ? branches[index].state ?? "same" : "same")
    }

    private func listedBranches(_ indices: [Int], of id: String) -> String {
        let branches = branches(of: id)
        return listed(indices.filter(branches.indices.contains).map { branches[$0].state ?? "same" })
    }

    private func source(of index: Int, in id: String) -> String {
        let branches = branches(of: id)
        guard branches.indices.contains(index) else { return "" }
        return plain(branches[index].when?.source ?? "always")
    }

    private func subject(_ subject: WorkflowFinding.Subject) -> String {
        switch subject {
        case .transition(let id): "What \(quoted(id)) asks"
        case .branch(let id, let index): "The way of \(quoted(id)) to \(branch(index, of: id))"
        case .state(let id): "That every case can leave the state \(quoted(id))"
        case .evidence: "What cases have obtained by each step"
        }
    }

    /// A phrase of another module, which may hold names of the pack.
    private func plainWords(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(200).map { HiddenCharacters.isHidden($0) ? "?" : $0 }))
    }

    func clocks(_ finding: WorkflowFinding) -> Words {
        switch finding {
        case .clockNeverStarts(let clock, let reason):
            return Words(message: "\(subject(clock)) never starts, because \(why(reason)); count from something else or take it out.")
        case .waitingWithoutClock(let state):
            return Words(
                message: "Cases in the state \(quoted(state)) wait for somebody else without an end; say until when with \"due\" or a "
                    + "timer.")
        case .unboundedLoop(let state, let walk):
            return Words(
                message: "A case can go round and round from the state \(quoted(state)) and no day is ever due; give one of the states "
                    + "a \"due\" or a timer.",
                witness: words(of: walk))
        case .clockRound(let timers, let walk):
            return Words(
                message: "The clock sends cases round and round without a pause, because \(listed(timers)) "
                    + "\(timers.count == 1 ? "counts from a day that is" : "count from days that are") over when they come again; "
                    + "let one count from \"entering\".",
                witness: words(of: walk))
        case .targetBeyondLaw(let clock, let exceeded):
            return Self.exceeded(exceeded, subject(clock))
        default: return Words(message: "")
        }
    }

    static func exceeded(_ exceeded: WorkflowFinding.LawExceeded, _ subject: String) -> Words {
        Words(
            message: "\(subject) can end after the longest time that the law leaves; make it shorter.",
            witness: "from \(exceeded.start): \(exceeded.target) here, \(exceeded.law) by law")
    }

    private func subject(_ clock: WorkflowFinding.ClockPlace) -> String {
        switch clock {
        case .due(let state, _): "The clock of the state \(quoted(state))"
        case .timer(let id): "The timer \(quoted(id))"
        case .queue(let id): "The target of the queue \(quoted(id))"
        }
    }

    private func why(_ reason: WorkflowFinding.NoStart) -> String {
        switch reason {
        case .transitionNeverBefore(let transition, let state):
            "\(quoted(transition)) can never come before the state \(quoted(state))"
        case .fieldNeverBefore(let field, let state):
            "\(quoted(field)) cannot be known by the state \(quoted(state))"
        case .pausedThroughout(let state):
            "it pauses while the case waits for somebody else, and in the state \(quoted(state)) it always does"
        case .final(let state):
            "a case in the state \(quoted(state)) is closed"
        case .conditionNeverHolds(let state):
            "its condition never holds in the state \(quoted(state))"
        }
    }
}
