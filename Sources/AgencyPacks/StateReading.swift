import Casework

/// Reads the states of a workflow.
struct StateReading {
    private static let keys = ["title", "final", "waiting-on", "due", "queue", "notice"]

    let names: WorkflowNames
    let clocks: ClockReading
    let report: PackReport

    func states(_ entries: [YAMLMapping.Entry], into draft: inout WorkflowDraft) -> [State] {
        var states: [State] = []
        for entry in entries {
            entry.checkName(of: "a state")
            if WorkflowDraft.reserved.contains(entry.key) {
                report.error(
                    .badName, at: entry.place,
                    "\(quoted(entry.key)) cannot name a state: the word has a meaning of its own in \"from\" and \"to\"; give it "
                        + "another name."
                )
            }
            draft.statePlaces[entry.key] = entry.place
            states.append(state(entry, into: &draft))
        }
        SameTitles.report(states.map { ($0.id, $0.title) }, kind: "state", places: draft.statePlaces, report: report)
        return states
    }

    /// A state that cannot be read is kept by its name, so that what names it is not reported as well.
    private func state(_ entry: YAMLMapping.Entry, into draft: inout WorkflowDraft) -> State {
        guard let mapping = entry.value.mapping(keys: Self.keys) else {
            draft.isWhole = false
            return State(id: entry.key, title: LocalizedText(entry.key))
        }
        let title = mapping.required("title", at: entry.place)?.localizedText(for: .staff)
        let isFinal = mapping["final"].map { $0.flag() } ?? false
        if isFinal == nil { draft.isWhole = false }
        if let notice = mapping["notice"] {
            notice.warning(.notYet, "Notices are not read by this version: no letter is written when a case comes here.")
            if let letter = notice.text() { draft.notices[entry.key] = .init(letter: letter, place: notice.place) }
        }
        let due = report.later { dueRule(mapping, ofFinal: isFinal == true, entry.key, into: &draft) }
        return State(
            id: entry.key, title: title ?? LocalizedText(entry.key), isFinal: isFinal ?? false,
            waitingOn: mapping["waiting-on"].flatMap(party), due: due,
            queue: mapping["queue"]?.queue(among: names.queues))
    }

    private func dueRule(_ mapping: YAMLMapping, ofFinal isFinal: Bool, _ state: String, into draft: inout WorkflowDraft) -> DueRule? {
        guard let value = mapping["due"] else { return nil }
        let found = clocks.rule(value)
        if isFinal {
            value.error(
                .typeError, "A case that has come to a final state is closed and no clock runs; take \"due\" out.",
                at: mapping.place(of: "due"))
        }
        // One that cannot be read is kept without a clock: that the state has none is not a second problem.
        guard let (rule, places) = found else { return DueRule([]) }
        draft.duePlaces[state] = places
        return rule
    }

    private func party(_ value: YAMLValue) -> State.Party? {
        if let party = value.scalar.flatMap({ State.Party(rawValue: $0) }) { return party }
        value.wanted("constituent", hint: report.didYouMean(value.scalar ?? "", among: ["constituent"]))
        return nil
    }
}

extension YAMLValue {
    /// A queue of the office, and the note that something uses it.
    func queue(among known: KnownNames?) -> String? {
        guard let name = reference(to: "queue", among: known) else { return nil }
        report.usedQueues.insert(name)
        return name
    }
}
