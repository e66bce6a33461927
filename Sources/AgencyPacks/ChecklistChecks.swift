import Casework

/// What can be said of checklists only when case types are known too.
struct ChecklistChecks {
    let checklists: [ChecklistDraft]
    let caseTypes: [CaseTypeDraft]
    /// Whether every file could be read; if not, nobody knows what is unused.
    let isWhole: Bool
    let report: PackReport

    func run() {
        let known = KnownNames(checklists.map(\.checklist.id))
        var used: Set<String> = []
        for draft in caseTypes {
            var owners: [String: String] = [:]
            for (_, value) in draft.checklistUses {
                if !isWhole, let name = value.scalar, !known.contains(name) { continue }
                guard let name = value.reference(to: "checklist", among: known),
                    let list = checklists.first(where: { $0.checklist.id == name })
                else { continue }
                used.insert(name)
                checkDueFields(list, draft)
                checkQuestions(list, draft)
                report.later { checkObtained(list, draft, at: value) }
                // Ticks are kept by item, whichever of a case's checklists it stands on.
                for item in list.checklist.items {
                    if let owner = owners[item.id], owner != name {
                        value.error(
                            .duplicateName,
                            "The checklists \(quoted(owner)) and \(quoted(name)) both have an item \(quoted(item.id)), so one "
                                + "tick would count twice; rename one item."
                        )
                    }
                    owners[item.id] = name
                }
            }
        }
        for draft in checklists { report.later { checkStates(draft) } }
        for draft in checklists where isWhole { checkUse(draft, isUsed: used.contains(draft.checklist.id)) }
    }

    /// A checklist with questions can be made for anybody; one without is of use on a case only.
    private func checkUse(_ draft: ChecklistDraft, isUsed: Bool) {
        draft.questions.reportUnused(report)
        if isUsed { return }
        for (name, value) in draft.dueFields where !draft.questions.questions.isEmpty {
            value.error(
                .undefinedName,
                "No case type hands out this checklist, and it has no question \(quoted(name)), so the day could not be told."
                    + report.didYouMean(name, among: draft.questions.names.inOrder))
        }
        guard draft.questions.names.inOrder.isEmpty else { return }
        report.warning(
            .unused, at: draft.place,
            "No case type hands out the checklist \(quoted(draft.checklist.id)); name it in one or take the file away.")
    }

    /// The case types that hand out a checklist.
    private func owners(of draft: ChecklistDraft) -> [CaseTypeDraft] {
        caseTypes.filter { type in type.checklistUses.contains { $0.name == draft.checklist.id } }
    }

    /// A state that no case type with this checklist has is a slip, whatever the others have.
    private func checkStates(_ draft: ChecklistDraft) {
        if draft.obtained.isEmpty { return }
        let owners = owners(of: draft)
        let known = Set(owners.flatMap(\.workflow.statePlaces.keys))
        guard owners.allSatisfy(\.workflow.isWhole), isWhole else { return }
        for (_, state, value) in draft.obtained where !known.contains(state) {
            value.error(
                .undefinedName,
                owners.isEmpty
                    ? "No case type hands out this checklist, so no case could be in the state \(quoted(state)); take it out."
                    : "No case type with this checklist has a state \(quoted(state))." + report.didYouMean(state, among: known.sorted()))
        }
    }

    /// What can first be had in states that a case type does not have could never be had there.
    private func checkObtained(_ draft: ChecklistDraft, _ owner: CaseTypeDraft, at use: YAMLValue) {
        let states = Set(owner.workflow.workflow.states.map(\.id))
        guard owner.workflow.isWhole else { return }
        let others = Set(owners(of: draft).flatMap(\.workflow.statePlaces.keys))
        for item in draft.checklist.items where !item.obtainedIn.isEmpty && states.isDisjoint(with: item.obtainedIn) {
            // Where nobody has such a state, the name itself is wrong.
            guard !others.isDisjoint(with: item.obtainedIn) else { continue }
            use.error(
                .undefinedName,
                "The item \(quoted(item.id)) of this checklist can first be had in \(listed(item.obtainedIn)), and the case type "
                    + "\(quoted(owner.caseType.id)) has no such state; add it there or to \"obtained-in\".")
        }
    }

    private func checkDueFields(_ draft: ChecklistDraft, _ owner: CaseTypeDraft) {
        let type = owner.caseType
        for (name, value) in draft.dueFields {
            let dates = type.fields.filter { $0.kind == .date }.map(\.id)
            guard let field = type.field(name) else {
                if owner.fieldNames.contains(name) { continue }
                value.error(
                    .undefinedName,
                    "The case type \(quoted(type.id)) has no field \(quoted(name)), so the day could not be "
                        + "told.\(report.didYouMean(name, among: dates))"
                )
                continue
            }
            if field.kind != .date {
                value.error(
                    .typeError,
                    "The field \(quoted(name)) of the case type \(quoted(type.id)) is of the type \(field.kind.rawValue), and "
                        + "days are counted from dates; name a date."
                )
            }
        }
    }

    /// On a case nobody asks the questions: the form answers them.
    private func checkQuestions(_ draft: ChecklistDraft, _ owner: CaseTypeDraft) {
        let type = owner.caseType
        for question in draft.questions.questions {
            guard let place = draft.questions.places[question.id] else { continue }
            guard let field = type.field(question.id) else {
                if owner.fieldNames.contains(question.id) { continue }
                let alike = type.fields.filter { $0.kind == question.field.kind }.map(\.id)
                report.error(
                    .undefinedName, at: place,
                    "The case type \(quoted(type.id)) has no field \(quoted(question.id)) that could answer this question on a case; "
                        + "add the field or rename the question.\(report.didYouMean(question.id, among: alike))")
                continue
            }
            guard field.kind == question.field.kind else {
                report.error(
                    .typeError, at: place,
                    "The field \(quoted(question.id)) of the case type \(quoted(type.id)) is of the type \(field.kind.rawValue) and "
                        + "this question of the type \(question.field.kind.rawValue), so one cannot answer the other; make them alike.")
                continue
            }
            let choices = field.choices.map(\.id)
            let unknown = question.field.choices.map(\.id).filter { !choices.contains($0) }
            guard let first = unknown.first, !choices.isEmpty else { continue }
            report.error(
                .typeError, at: place,
                "The field \(quoted(question.id)) of the case type \(quoted(type.id)) has no choice \(listed(unknown)), so on a case "
                    + "nobody could give that answer; make them alike.\(report.didYouMean(first, among: choices))")
        }
    }
}
