import Casework

/// Reads the rules of a program as they stand since a day.
struct ProgramVersionReading {
    private static let keys = ["in-force", "applies", "pays", "last-day", "rules", "forms", "evidence", "warnings"]
    /// What a finding is called that no rule of the pack makes.
    private static let builtIn: Set<String> = ["covered", "in-time"]
    /// Every two versions are compared with one another.
    private static let maximumCount = 200

    let conditions: ConditionReading
    /// Nil where there is none that could be read.
    let interview: QuestionsDraft?
    let today: CivilDate?

    func versions(_ value: YAMLValue) -> [ProgramVersion] {
        guard let values = value.list(limit: Self.maximumCount) else { return [] }
        if values.isEmpty { value.wanted("at least one version") }
        let versions = values.compactMap { value in version(value).map { (version: $0, value: value) } }
        for (index, later) in versions.enumerated() {
            for earlier in versions[..<index] where later.version.overlaps(earlier.version) {
                later.value.error(
                    .versionsOverlap,
                    "Another version is in force since \(later.version.inForce) too and applies to some of the same facts, so it is "
                        + "unclear which one holds; let one end where the other begins.")
                break
            }
        }
        return versions.map(\.version)
    }

    private func version(_ value: YAMLValue) -> ProgramVersion? {
        guard let mapping = value.mapping(keys: Self.keys) else { return nil }
        let inForce = mapping.required("in-force")?.date()
        let applies = mapping["applies"].map { self.applies($0) }
        let rules = mapping.required("rules").map { self.rules($0) } ?? []
        let version = ProgramVersion(
            inForce: inForce ?? CivilDate(dayNumber: 0), applies: applies ?? nil,
            pays: mapping["pays"]?.localizedText(for: .everybody), lastDay: mapping["last-day"].flatMap { lastDay($0) }, rules: rules,
            forms: mapping["forms"]?.oneOrMore()?.compactMap { $0.text() } ?? [], evidence: texts(mapping["evidence"]),
            warnings: texts(mapping["warnings"]))
        // Half a version is not compared with others.
        return inForce == nil || applies == .some(nil) ? nil : version
    }

    private func texts(_ value: YAMLValue?) -> [LocalizedText] {
        value?.list()?.compactMap { $0.localizedText(for: .everybody) } ?? []
    }

    private func applies(_ value: YAMLValue) -> ProgramVersion.Applies? {
        guard let mapping = value.mapping(keys: ["on", "from", "to"]), let on = mapping.required("on") else { return nil }
        let name = interview.map { $0.dateQuestion(on) } ?? on.text()
        let from = mapping["from"]?.date()
        let to = mapping["to"]?.date()
        if let from, let to, from > to {
            mapping["from"]?.error(.typeError, "The first day comes after the last, so this applies to nothing; exchange them.")
        }
        guard let name else { return nil }
        return ProgramVersion.Applies(on: name, from: from, to: to)
    }

    private func lastDay(_ value: YAMLValue) -> ProgramVersion.LastDay? {
        guard let mapping = value.mapping(keys: ["day", "cites", "review-by"]) else { return nil }
        let day = mapping.required("day").flatMap { conditions.expression($0, .day)?.expression }
        let cites = mapping.citations(neededFor: "The last day to file")
        let reviewBy = mapping["review-by"]?.reviewDate(today)
        return day.map { ProgramVersion.LastDay(day: $0, cites: cites, reviewBy: reviewBy) }
    }

    private func rules(_ value: YAMLValue) -> [Rule] {
        guard let values = value.list(limit: 500) else { return [] }
        if values.isEmpty { value.wanted("at least one rule") }
        var ids: Set<String> = []
        return values.compactMap { value in
            guard let mapping = value.mapping(keys: ["id", "that", "because", "cites", "review-by"]) else { return nil }
            let id = mapping.required("id").flatMap { ruleName($0, &ids) }
            let that = mapping.required("that").flatMap(conditions.condition)
            let because = mapping.required("because").flatMap { sentences($0) }
            let cites = mapping.citations(neededFor: "A rule")
            let reviewBy = mapping["review-by"]?.reviewDate(today)
            guard let id, let that, let because else { return nil }
            return Rule(id: id, that: that, because: because, cites: cites, reviewBy: reviewBy)
        }
    }

    private func ruleName(_ value: YAMLValue, _ ids: inout Set<String>) -> String? {
        guard let id = value.name(of: "a rule") else { return nil }
        if Self.builtIn.contains(id) {
            value.error(.badName, "\(quoted(id)) is what every program's own findings are called; give the rule another name.")
        } else if !ids.insert(id).inserted {
            value.error(.duplicateName, "This version has a rule \(quoted(id)) already; give this one another id.")
        }
        return id
    }

    /// Three sentences, or one that will do for all three.
    private func sentences(_ value: YAMLValue) -> Rule.Sentences? {
        let keys = ["holds", "fails", "unsure"]
        guard value.keys.contains(where: keys.contains) else {
            return value.localizedText(for: .everybody).map { Rule.Sentences(holds: $0, fails: $0, unsure: $0) }
        }
        guard let mapping = value.mapping(keys: keys) else { return nil }
        let texts = keys.map { mapping.required($0)?.localizedText(for: .everybody) }
        guard let holds = texts[0], let fails = texts[1], let unsure = texts[2] else { return nil }
        return Rule.Sentences(holds: holds, fails: fails, unsure: unsure)
    }
}

extension ProgramVersion {
    /// Whether nobody could say which of the two holds for some fact.
    fileprivate func overlaps(_ other: ProgramVersion) -> Bool {
        guard inForce == other.inForce else { return false }
        guard let mine = applies, let others = other.applies, mine.on == others.on else { return true }
        let earliest = [mine.from, others.from].compactMap(\.self).max()
        let latest = [mine.to, others.to].compactMap(\.self).min()
        guard let earliest, let latest else { return true }
        return earliest <= latest
    }
}
