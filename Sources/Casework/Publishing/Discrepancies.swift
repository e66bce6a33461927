extension Event {
    /// Where a recorded event says otherwise than the rules, by which it would have been `allowed`.
    ///
    /// Days on which something is due or a timer runs out are not compared: what somebody was told stands, whatever the
    /// calendar says later.
    func discrepancies(from allowed: Event) -> [ReplayVerdict.Discrepancy] {
        var found = Discrepancies()
        switch (self, allowed) {
        case (.caseOpened(let recorded), .caseOpened(let allowed)):
            let (was, should) = (recorded.facts, allowed.facts)
            found.hold(.version, String(was.typeVersion), String(should.typeVersion))
            found.hold(.to, was.state, should.state)
            found.hold(.queue, was.queue, should.queue)
            found.hold(.day, was.enteredOn.description, should.enteredOn.description)
            found.hold(.transition, was.transition, should.transition)
        case (.caseMoved(let recorded), .caseMoved(let allowed)):
            let (was, should) = (recorded.facts, allowed.facts)
            found.hold(.transition, was.transition, should.transition)
            found.hold(.from, was.from, should.from)
            found.hold(.to, was.to, should.to)
            found.hold(.queue, was.queue, should.queue)
            found.hold(.day, was.on.description, should.on.description)
            found.hold(.closing, "\(was.closes)", "\(should.closes)")
            found.hold(.clock, "\(was.restartsClock)", "\(should.restartsClock)")
        case (.caseEdited(let recorded), .caseEdited(let allowed)):
            found.hold(.fields, recorded.facts.fields.joined(separator: ", "), allowed.facts.fields.joined(separator: ", "))
        // Whether its values were erased or not, somebody who may write a note may fill in the form.
        case (.caseEdited, .caseNoted): break
        case (.itemTicked(let recorded), .itemTicked(let allowed)):
            found.hold(.item, recorded.facts.item, allowed.facts.item)
            found.hold(.day, recorded.facts.on.description, allowed.facts.on.description)
        case (.caseRehomed(let recorded), .caseRehomed(let allowed)):
            found.hold(.subject, recorded.facts.from.hex, allowed.facts.from.hex)
        case (.stepWithdrawn(let recorded), .stepWithdrawn(let allowed)):
            found.hold(.withdrawn, String(recorded.facts.sequence), String(allowed.facts.sequence))
            found.hold(.withdrawn, recorded.facts.kind, allowed.facts.kind)
        case (.timerRanOut(let recorded), .timerRanOut(let allowed)):
            let (was, should) = (recorded.facts, allowed.facts)
            found.hold(.transition, was.taken, should.taken)
            found.hold(.queue, was.queue, should.queue)
            found.hold(.reminder, was.reminds?.rawValue, should.reminds?.rawValue)
        case (.caseMigrated(let recorded), .caseMigrated(let allowed)):
            let (was, should) = (recorded.facts, allowed.facts)
            found.hold(.version, "\(was.fromVersion) to \(was.toVersion)", "\(should.fromVersion) to \(should.toVersion)")
            found.hold(.from, was.from, should.from)
            found.hold(.to, was.to, should.to)
            found.hold(.queue, was.queue, should.queue)
            found.hold(.day, was.on.description, should.on.description)
        default: break
        }
        return found.all
    }

    /// The transition it takes; nil where it takes none.
    var transition: String? {
        switch self {
        case .caseOpened(let opened): opened.facts.transition
        case .caseMoved(let moved): moved.facts.transition
        case .timerRanOut(let over): over.facts.takes
        default: nil
        }
    }

    /// The version of the type it opens a case on; 0 where it opens none.
    var openingVersion: Int {
        if case .caseOpened(let opened) = self { opened.facts.typeVersion } else { 0 }
    }
}

extension TimerRanOut.Facts {
    /// The transition that was really taken.
    fileprivate var taken: String? { isRefused == true ? nil : takes }
}

/// Parts that do not agree, in the order they were held against each other.
private struct Discrepancies {
    var all: [ReplayVerdict.Discrepancy] = []

    mutating func hold(_ part: ReplayVerdict.Discrepancy.Part, _ recorded: String?, _ allowed: String?) {
        if recorded != allowed { all.append(ReplayVerdict.Discrepancy(part, recorded: recorded, allowed: allowed)) }
    }
}
