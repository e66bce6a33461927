import Casework

/// Reads clocks: by when a case must have left a state, what the office promises, and when a timer runs out.
///
/// `30 days` · `{after: 10 business days, from: received, pauses: true, law: 60 days, cites: […]}` · a list of such mappings, each
/// but the last with `when: CONDITION`.
struct ClockReading {
    /// The keys that a clock takes in whatever it stands in.
    static let clockKeys = ["after", "from", "pauses"]
    static let limitKeys = ["law", "cites"]
    private static let maximumChoices = 100
    private static let events = ["entering", "opened", "received"]

    let conditions: ConditionReading
    /// Nil where a clock belongs to no case type, so that it can count from no field and no transition.
    let names: WorkflowNames?

    /// A rule with one place for each of its choices. Nil, and the reason reported, where any part cannot be read: half a rule
    /// would tell people wrong days.
    func rule(_ value: YAMLValue) -> (rule: DueRule, places: [Place])? {
        guard case .list = value.content else {
            return choice(value, isLast: true).map { (DueRule([$0]), [value.place]) }
        }
        guard let values = value.list(limit: Self.maximumChoices) else { return nil }
        if values.isEmpty {
            value.wanted("at least one length of time")
            return nil
        }
        let choices = values.enumerated().compactMap { choice($1, isLast: $0 == values.count - 1) }
        return choices.count == values.count ? (DueRule(choices), values.map(\.place)) : nil
    }

    private func choice(_ value: YAMLValue, isLast: Bool) -> DueRule.Choice? {
        if value.isMapping {
            guard let mapping = value.mapping(keys: Self.clockKeys + ["when"] + Self.limitKeys) else { return nil }
            if mapping["when"] == nil, !isLast { refuseLater(value) }
            let when = mapping["when"].map { conditions.condition($0) }
            let law = limit(mapping)
            guard let clock = clock(mapping), when != .some(nil) else { return nil }
            return DueRule.Choice(when: when ?? nil, clock: clock, law: law)
        }
        if !isLast { refuseLater(value) }
        return value.term().map { DueRule.Choice(clock: Clock($0)) }
    }

    private func refuseLater(_ value: YAMLValue) {
        value.error(
            .typeError, "This clock runs always, so those after it never would; give it a \"when\" or put it last.")
    }

    /// The clock that a mapping with `after`, `from` and `pauses` describes, whatever else it holds.
    func clock(_ mapping: YAMLMapping) -> Clock? {
        let term = mapping.required("after")?.term()
        let start: Clock.Start? = mapping["from"].map { self.start($0) } ?? .entering
        let pauses = mapping["pauses"].map { $0.flag() } ?? false
        guard let term, let start, let pauses else { return nil }
        return Clock(term, from: start, pauses: pauses)
    }

    /// The longest time that the law leaves, with where that is written. The clock runs without it too.
    func limit(_ mapping: YAMLMapping) -> LegalLimit? {
        mapping.value.report.later { law(mapping) }
    }

    private func law(_ mapping: YAMLMapping) -> LegalLimit? {
        guard let value = mapping["law"] else {
            mapping["cites"]?.error(
                .typeError, "\"cites\" says where \"law\" is written, and there is no \"law\" here; add it or take \"cites\" out.",
                at: mapping.place(of: "cites"))
            return nil
        }
        let cites = mapping.citations(neededFor: "The longest time that the law leaves")
        return value.term().map { LegalLimit($0, cites: cites) }
    }

    private func start(_ value: YAMLValue) -> Clock.Start? {
        switch value.scalar {
        case "entering": return .entering
        case "opened": return .opened
        case "received": return .received
        default: break
        }
        guard let names else {
            value.wanted(
                "one of \(Self.events.joined(separator: ", "))", hint: value.report.didYouMean(value.scalar ?? "", among: Self.events))
            return nil
        }
        guard let name = value.text() else { return nil }
        let isTransition = names.transitions?.contains(name) ?? false
        if names.fields.contains(name) {
            if isTransition {
                value.error(
                    .badName, "A transition and a field are both called \(quoted(name)), so it is unclear which day is meant; rename one.")
                return nil
            }
            return field(name, value, names)
        }
        if isTransition || names.transitions == nil { return .transition(name) }
        let dates = names.form.filter { $0.kind == .date }.map(\.id)
        let hint = value.report.didYouMean(name, among: Self.events + (names.transitions?.inOrder ?? []) + dates)
        value.error(
            .undefinedName,
            "There is no event, transition or date field \(quoted(name)) that a clock could count from."
                + (hint.isEmpty ? " Known are \(listed(Self.events + dates))." : hint))
        return nil
    }

    private func field(_ name: String, _ value: YAMLValue, _ names: WorkflowNames) -> Clock.Start? {
        // A field that could not be read is reported where it stands.
        guard let field = names.form.first(where: { $0.id == name }) else { return .field(name) }
        guard field.kind == .date else {
            value.error(
                .typeError,
                "The field \(quoted(name)) is of the type \(field.kind.rawValue), and clocks count from dates; name a date.")
            return nil
        }
        conditions.use(name)
        return .field(name)
    }
}
