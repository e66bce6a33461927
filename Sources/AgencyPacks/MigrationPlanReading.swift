public import Casework
public import EventLedger

extension MigrationPlan {
    /// Reads a plan by which open cases go on under a new pack. Whatever the file holds, this answers: with a plan, or with at
    /// least one error, and then with everything that is wrong.
    ///
    /// - Parameters:
    ///   - file: named in problems by its path.
    ///   - agency: the pack that is to come into force. Which states cases stand in now, it cannot tell.
    public static func read(_ file: PackFile, for agency: Agency) -> (plan: MigrationPlan?, problems: [PackProblem]) {
        let report = PackReport(looksAtWording: false)
        guard file.bytes.count <= PackFiles.maximumFileSize else {
            report.error(
                .tooLarge, at: .start(of: file.path),
                "The plan has \(file.bytes.count) bytes, and at most \(PackFiles.maximumFileSize) are read; divide it.")
            return (nil, report.sorted)
        }
        let plan = YAMLDocument.read(file, report: report).flatMap { MigrationPlanReading(agency: agency, report: report).plan($0) }
        return (report.hasErrors ? nil : plan, report.sorted)
    }
}

/// Reads `plan.yaml`.
///
/// `STATE: OTHER` · `STATE: {to: OTHER, clock: restart}` · `STATE: {question: …, answers: {yes: OTHER, no: ANOTHER}}`, and case by
/// case `NUMBER: ANSWER` or `NUMBER: STATE`.
private struct MigrationPlanReading {
    private static let maximumCases = 50_000
    private static let maximumAnswers = 50

    let agency: Agency
    let report: PackReport

    /// Nil where it does not say what it is for.
    func plan(_ value: YAMLValue) -> MigrationPlan? {
        guard let mapping = value.mapping(keys: ["plan", "case-types", "cases"]) else { return nil }
        let id = mapping.required("plan")?.reference(to: "agency", among: [agency.id])
        let entries = mapping.required("case-types")?.names()?.entries ?? []
        // What cannot be read is one problem: cases are not held against a type that was not understood.
        var unread: Set<String> = []
        let types = entries.compactMap { entry in
            let before = report.errorCount
            let type = type(entry)
            if report.errorCount > before { unread.insert(entry.key) }
            return type
        }
        let answers = mapping["cases"].map { cases($0, types: types, unread: unread) } ?? [:]
        return id.map { MigrationPlan(agency: $0, types: types, answers: answers) }
    }

    private func type(_ entry: YAMLMapping.Entry) -> MigrationPlan.TypePlan? {
        guard let type = agency.caseType(entry.key) else {
            let known = agency.caseTypes.map(\.id)
            let hint = report.didYouMean(entry.key, among: known)
            report.error(
                .undefinedName, at: entry.place,
                "The new pack has no case type \(quoted(entry.key))." + (hint.isEmpty ? " Known are \(listed(known))." : hint))
            return nil
        }
        guard let mapping = entry.value.mapping(keys: ["from", "states"]) else { return nil }
        let from = mapping["from"].flatMap { versions($0, before: type) }
        let states = mapping.required("states", at: entry.place)?.names()?.entries.compactMap { state($0, of: type) } ?? []
        return MigrationPlan.TypePlan(type: type.id, from: from, states: states)
    }

    private func versions(_ value: YAMLValue, before type: CaseType) -> Set<Int>? {
        guard let values = value.oneOrMore() else { return nil }
        if values.isEmpty { value.wanted("at least one version") }
        var versions: Set<Int> = []
        for value in values {
            guard let version = value.integer("a version such as 1") else { continue }
            if version < 1 || version >= type.version {
                value.error(
                    .undefinedName,
                    "Cases of \(quoted(type.id)) are moved to its version \(type.version), so \(version) is no version before it; "
                        + (type.version == 1 ? "raise the version in the pack." : "name one from 1 to \(type.version - 1)."))
            }
            if !versions.insert(version).inserted {
                value.error(.duplicateName, "The version \(version) stands here twice; name it once.")
            }
        }
        return versions
    }

    private func state(_ entry: YAMLMapping.Entry, of type: CaseType) -> MigrationPlan.StatePlan? {
        entry.checkName(of: "a state")
        return step(entry.value, of: type).map { MigrationPlan.StatePlan(state: entry.key, step: $0) }
    }

    private func step(_ value: YAMLValue, of type: CaseType) -> MigrationPlan.Step? {
        guard value.isMapping else { return target(value, of: type).map { .to(state: $0, restartsClock: false) } }
        guard let mapping = value.mapping(keys: ["to", "clock", "question", "answers"]) else { return nil }
        if mapping["question"] != nil || mapping["answers"] != nil {
            for key in ["to", "clock"] where mapping[key] != nil {
                value.error(
                    .typeError, "\(quoted(key)) and a question both say where these cases go on; take one of them out.",
                    at: mapping.place(of: key))
            }
            let question = mapping.required("question")?.text()
            guard let answers = mapping.required("answers").flatMap({ answers($0, of: type) }), let question else { return nil }
            return .ask(question: question, answers: answers)
        }
        let clock = mapping["clock"].map { $0.word(ClockChoice.self) } ?? .keep
        guard let target = mapping.required("to").flatMap({ target($0, of: type) }), let clock else { return nil }
        return .to(state: target, restartsClock: clock == .restart)
    }

    private enum ClockChoice: String, CaseIterable { case keep, restart }

    private func answers(_ value: YAMLValue, of type: CaseType) -> [MigrationPlan.Answer]? {
        guard let entries = value.names(limit: Self.maximumAnswers)?.entries else { return nil }
        if entries.isEmpty { value.wanted("at least one answer") }
        return entries.compactMap { entry in
            if entry.key.isEmpty || entry.key.unicodeScalars.contains(where: HiddenCharacters.isHidden) {
                report.error(.badName, at: entry.place, "Nobody could type the answer \(quoted(entry.key)); choose a plain word.")
            }
            return target(entry.value, of: type).map { MigrationPlan.Answer(answer: entry.key, state: $0) }
        }
    }

    /// A state of the new version in which a case stays open: a plan decides nothing, so it closes nobody's case.
    private func target(_ value: YAMLValue, of type: CaseType) -> String? {
        guard let name = value.reference(to: "state", among: KnownNames(type.workflow.states.map(\.id))) else { return nil }
        if type.workflow.state(name)?.isFinal == true {
            value.error(
                .typeError,
                "\(quoted(name)) is final, and nobody has decided the cases that would be closed by this; name a state that is open.")
        }
        return name
    }
}

// MARK: Case by case

extension MigrationPlanReading {
    private func cases(_ value: YAMLValue, types: [MigrationPlan.TypePlan], unread: Set<String>) -> [String: String] {
        var given: [String: String] = [:]
        for entry in value.names(limit: Self.maximumCases)?.entries ?? [] {
            guard let number = number(entry) else { continue }
            if given[number.text] != nil {
                report.error(
                    .duplicateKey, at: entry.place,
                    "The case \(number.text) stands here twice, so it is unclear where it goes on; keep one of them.")
                continue
            }
            guard let answer = entry.value.text() else { continue }
            given[number.text] = answer
            check(answer, entry.value, of: number, types: types, unread: unread, at: entry.place)
        }
        return given
    }

    private func number(_ entry: YAMLMapping.Entry) -> CaseNumber? {
        switch CaseNumber.read(entry.key) {
        case .number(let number): return number
        case .mistyped(let suggestions):
            let meant = suggestions.prefix(3).map { quoted($0.text) }.joined(separator: " or ")
            report.error(
                .badName, at: entry.place,
                "The last character of \(quoted(entry.key)) does not go with the others, so a character is wrong."
                    + (meant.isEmpty ? " Copy the number again." : " Did you mean \(meant)?"))
        case .notANumber:
            report.error(
                .badName, at: entry.place,
                "\(quoted(entry.key)) is no case number; write it as it is printed, such as LIP-2026-000123-J.")
        }
        return nil
    }

    private func check(
        _ answer: String, _ value: YAMLValue, of number: CaseNumber, types: [MigrationPlan.TypePlan], unread: Set<String>, at place: Place
    ) {
        guard let type = agency.caseTypes.first(where: { $0.prefix == number.prefix }) else {
            report.error(
                .undefinedName, at: place,
                "No case type numbers its cases with \(quoted(number.prefix))."
                    + report.didYouMean(number.prefix, among: agency.caseTypes.map(\.prefix)))
            return
        }
        guard let plan = types.first(where: { $0.type == type.id }) else {
            // One that the pack does not have may have been meant for this one.
            if unread.contains(where: { $0 == type.id || agency.caseType($0) == nil }) { return }
            report.error(
                .undefinedName, at: place,
                "The plan says nothing about the case type \(quoted(type.id)), so its cases keep their version; add it to "
                    + "\"case-types\" or take the case out.")
            return
        }
        if unread.contains(type.id) { return }
        let answers = plan.states.flatMap { plan -> [String] in
            if case .ask(_, let answers) = plan.step { return answers.map(\.answer) }
            return []
        }
        if answers.contains(answer) { return }
        if let state = type.workflow.state(answer) {
            guard state.isFinal else { return }
            value.error(
                .typeError, "\(quoted(answer)) is final, and a plan closes nobody's case; name a state that is open.")
            return
        }
        let known = answers + type.workflow.states.filter { !$0.isFinal }.map(\.id)
        let hint = report.didYouMean(answer, among: known)
        value.error(
            .undefinedName,
            "\(quoted(answer)) is neither an answer of this plan nor a state of \(quoted(type.id))."
                + (hint.isEmpty ? " Known are \(listed(known))." : hint))
    }
}
