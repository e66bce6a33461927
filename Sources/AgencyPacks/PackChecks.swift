import Casework

/// What can be said only when every file has been read: names across files, and what nothing uses.
struct PackChecks {
    let agency: AgencyDraft?
    let caseTypes: [CaseTypeDraft]
    let checklists: [ChecklistDraft]
    /// Whether every file could be read; if not, nobody knows what is unused.
    let isWhole: Bool
    let report: PackReport

    func run() {
        let isSoundSoFar = !report.hasErrors
        checkDistinctNames()
        ChecklistChecks(checklists: checklists, caseTypes: caseTypes, isWhole: isWhole, report: report).run()
        checkUnused()
        for draft in caseTypes where report.provesWorkflows {
            let lists = checklists.map(\.checklist).filter { draft.caseType.checklists.contains($0.id) }
            WorkflowChecks(
                draft: draft, checklists: lists, calendar: agency?.calendar ?? BusinessCalendar(), saysDoubts: isSoundSoFar,
                report: report
            ).run()
        }
        agency?.checkTargets(report)
        SameTitles.report(
            caseTypes.map { ($0.caseType.id, $0.caseType.title) }, kind: "case type",
            places: Dictionary(caseTypes.map { ($0.caseType.id, $0.place) }) { first, _ in first }, report: report)
        if let agency {
            SameTitles.report(agency.queues.map { ($0.id, $0.title) }, kind: "queue", places: agency.queuePlaces, report: report)
            SameTitles.report(agency.roles.map { ($0.id, $0.title) }, kind: "role", places: agency.rolePlaces, report: report)
        }
    }

    private func checkDistinctNames() {
        var types: [String: Place] = [:]
        var prefixes: [String: String] = [:]
        for draft in caseTypes {
            let type = draft.caseType
            if let other = types[type.id] {
                report.error(
                    .duplicateName, at: draft.place,
                    "\(other.file) defines the case type \(quoted(type.id)) already; give this one another name.")
            }
            types[type.id] = draft.place
            if type.prefix.isEmpty { continue }
            if let other = prefixes[type.prefix], other != type.id {
                report.error(
                    .duplicatePrefix, at: draft.prefixPlace,
                    "The case type \(quoted(other)) numbers its cases with \(quoted(type.prefix)) already, so the numbers would "
                        + "mix; choose other letters."
                )
            }
            prefixes[type.prefix] = type.id
        }
        var lists: [String: Place] = [:]
        for draft in checklists {
            if let other = lists[draft.checklist.id] {
                report.error(
                    .duplicateName, at: draft.place,
                    "\(other.file) defines the checklist \(quoted(draft.checklist.id)) already; give this one another name.")
            }
            lists[draft.checklist.id] = draft.place
        }
    }

    private func checkUnused() {
        guard let agency, isWhole, !report.missesUses else { return }
        for queue in agency.queues where !report.usedQueues.contains(queue.id) {
            report.warning(
                .unused, at: agency.queuePlaces[queue.id] ?? .start(of: AgencyDraft.file),
                "No case ever comes to the queue \(quoted(queue.id)); name it in a case type or a state, or take it out.")
        }
        let bases = Set(agency.roles.compactMap(\.extends))
        for role in agency.roles where !report.usedRoles.contains(role.id) && !bases.contains(role.id) {
            guard let place = agency.rolePlaces[role.id] else { continue }
            report.warning(
                .unused, at: place, "No transition asks for the role \(quoted(role.id)); name it in one or take it out.")
        }
    }
}
