import CaseStorage
public import Casework

/// One event told: who, when, what changed from what to what, and why.
public struct HistoryEntry: Sendable, Equatable {
    public struct Change: Sendable, Equatable {
        public let field: String
        public let from: String
        public let to: String
    }

    public let sequence: UInt64
    public let commit: CommitID
    public let at: Moment
    public let actor: StaffID
    public let actorName: String
    public let actorLogin: String
    public let kind: String
    /// What was done, as a short phrase: `moved to Under review`.
    public let action: String
    public let changes: [Change]
    /// A reason or remark somebody typed.
    public let words: String?
    public let isWithdrawn: Bool
    public let isContact: Bool
}

/// Turns events into history, with the names an office goes by.
struct HistoryTelling {
    let agency: Agency
    let staff: [StaffMember]
    let people: [ConstituentID: ConstituentDetails]
    /// Versions of a case's type that it ran on before.
    var former: [Int: CaseType] = [:]

    /// A case's history, oldest first.
    func tell(_ file: CaseFile) -> [HistoryEntry] {
        var type = agency.caseType(file.record.type)
        if let first = file.events.lazy.compactMap({ recorded -> Int? in
            if case .caseMigrated(let migrated) = recorded.event { migrated.facts.fromVersion } else { nil }
        }).first {
            type = former[first] ?? type
        }
        var values: FieldValues = [:]
        return file.events.map { recorded in
            if case .caseMigrated(let migrated) = recorded.event {
                type = former[migrated.facts.toVersion] ?? agency.caseType(file.record.type)
            }
            let withdrawn = file.withdrawn.contains(recorded.sequence)
            var after = values
            switch recorded.event {
            case .caseOpened(let opened): after = opened.personal?.values ?? [:]
            case .caseMoved(let moved): after.merge(moved.personal?.values ?? [:]) { $1 }
            case .caseEdited(let edited):
                after.merge(edited.personal?.values ?? [:]) { $1 }
                for field in edited.personal?.cleared ?? [] { after[field] = nil }
            default: break
            }
            let changes = changes(from: values, to: after, type: type)
            if !withdrawn { values = after }
            return entry(recorded, action: action(recorded, in: file, type: type), changes: changes, isWithdrawn: withdrawn)
        }
    }

    /// Withdrawing names the step that was taken back and its day.
    private func action(_ recorded: RecordedEvent, in file: CaseFile, type: CaseType?) -> String {
        guard case .stepWithdrawn(let step) = recorded.event,
            let withdrawn = file.events.first(where: { $0.sequence == step.facts.sequence })
        else { return action(recorded.event, type: type) }
        return "withdrew the step of \(DateWording.short(withdrawn.recordedAt.date)): \(action(withdrawn.event, type: type))"
    }

    /// What happened to a person under any of their records, oldest first.
    func tell(_ file: ConstituentFile) -> [HistoryEntry] {
        var details: [SubjectID: ConstituentDetails] = [:]
        // Each record goes by what was entered under it, or nobody could tell which of two was merged.
        var names = people
        names[file.constituent.id] = file.own
        for alias in file.aliases { names[alias.id] = alias.details }
        let telling = HistoryTelling(agency: agency, staff: staff, people: names)
        let members = Set(file.members)
        return file.events.map { recorded in
            let before = details[recorded.subject] ?? ConstituentDetails()
            var after = before
            switch recorded.event {
            case .constituentAdded(let added): after = added.personal ?? after
            case .constituentEdited(let edited): after = edited.personal ?? after
            default: break
            }
            details[recorded.subject] = after
            let isAlias = recorded.subject != file.constituent.id.retyped() && members.contains(recorded.subject.retyped())
            var action = telling.action(
                recorded.event, type: nil, about: file.constituent.id, members: members, subject: recorded.subject)
            if isAlias, after != before { action += " as \(telling.name(recorded.subject.retyped()))" }
            return telling.entry(
                recorded, action: action, changes: DetailWording.changes(from: before, to: after), isWithdrawn: false)
        }
    }

    /// An event of another subject that explains one of these.
    func tell(_ recorded: RecordedEvent) -> HistoryEntry {
        entry(recorded, action: action(recorded.event, type: nil), changes: [], isWithdrawn: false)
    }

    private func entry(
        _ recorded: RecordedEvent, action: String, changes: [HistoryEntry.Change], isWithdrawn: Bool
    ) -> HistoryEntry {
        let member = staff.first { $0.id == recorded.actor }
        var words: String?
        var isContact = false
        switch recorded.event {
        case .caseMoved(let moved): words = moved.personal?.reason
        case .caseNoted(let noted): words = noted.personal?.text
        case .caseRehomed(let rehomed): words = rehomed.personal?.reason
        case .contactRecorded(let contact):
            words = contact.personal?.note
            isContact = true
        default: break
        }
        return HistoryEntry(
            sequence: recorded.sequence, commit: recorded.commit, at: recorded.recordedAt, actor: recorded.actor,
            actorName: member?.name ?? "somebody who has left", actorLogin: member?.login ?? "", kind: recorded.event.kind,
            action: action, changes: changes, words: words, isWithdrawn: isWithdrawn, isContact: isContact)
    }

    private func changes(from before: FieldValues, to after: FieldValues, type: CaseType?) -> [HistoryEntry.Change] {
        guard let type else { return [] }
        return type.fields.compactMap { field in
            guard before[field.id] != after[field.id] else { return nil }
            return HistoryEntry.Change(
                field: field.label.plain, from: ValueWording.text(before[field.id], of: field),
                to: ValueWording.text(after[field.id], of: field))
        }
    }

    private func action(
        _ event: Event, type: CaseType?, about constituent: ConstituentID? = nil, members: Set<ConstituentID> = [],
        subject: SubjectID? = nil
    ) -> String {
        switch event {
        case .caseOpened(let opened):
            return "opened"
                + (opened.facts.receivedOn == opened.facts.enteredOn ? "" : ", received \(DateWording.short(opened.facts.receivedOn))")
        case .timerRanOut(let timer): return ClockWording.action(timer.facts, type: type, agency: agency)
        case .caseMigrated(let migrated):
            let state = type?.workflow.state(migrated.facts.to)?.title.plain ?? migrated.facts.to
            return "goes on under version \(migrated.facts.toVersion)"
                + (migrated.facts.from == migrated.facts.to ? "" : " → \(state)")
        case .caseMoved(let moved):
            let title = type?.workflow.transition(moved.facts.transition)?.title.plain ?? moved.facts.transition
            let state = type?.workflow.state(moved.facts.to)?.title.plain ?? moved.facts.to
            if moved.facts.from == moved.facts.to {
                return title + (moved.facts.restartsClock ? moved.facts.due.map { ", now due \(DateWording.short($0))" } ?? "" : "")
            }
            return "\(title) → \(state)"
        case .caseEdited(let edited):
            return edited.facts.fields.count == 1 ? "changed one field" : "changed \(edited.facts.fields.count) fields"
        case .itemTicked(let ticked):
            let item = type?.checklists.compactMap { agency.checklist($0) }.flatMap(\.items).first { $0.id == ticked.facts.item }
            return "\(ticked.facts.done ? "ticked" : "unticked"): \(item?.text.plain ?? ticked.facts.item)"
        case .caseNoted: return "note"
        case .caseAssigned(let assigned):
            return assigned.facts.owner.map { owner in "assigned to \(staff.first { $0.id == owner }?.name ?? "somebody who has left")" }
                ?? "put back into its queue"
        case .caseRehomed(let rehomed):
            return "moved from \(name(rehomed.facts.from)) to \(name(rehomed.facts.to))"
        case .stepWithdrawn(let step): return "withdrew \(KindWording.step(step.facts.kind))"
        case .checklistPrinted(let printed): return "checklist printed (\(printed.facts.language))"
        case .contactRecorded(let contact):
            let promise =
                contact.facts.callbackOn.map { ", call back \(DateWording.short($0))\(contact.facts.callbackAt.map { " \($0)" } ?? "")" }
                ?? ""
            let length = contact.facts.seconds.map { ", \(max(1, $0 / 60)) min" } ?? ""
            return contact.facts.channel.rawValue + length + promise
        case .constituentAdded: return "entered in the register"
        case .constituentEdited: return "details changed"
        case .constituentsRelated(let related):
            let isMine = constituent == nil || subject.map { members.contains($0.retyped()) } ?? true
            return isMine
                ? "is \(KindWording.relation(related.facts.relation)) \(name(related.facts.other))"
                : "is \(KindWording.relation(related.facts.relation.inverse)) \(subject.map { name($0.retyped()) } ?? "")"
        case .constituentMerged, .constituentUnmerged, .constituentsDistinguished:
            return MergeTelling(subject: subject?.retyped(), constituent: constituent, members: members, name: name).action(event)
        case .partErased(let erased): return "erased the personal part of event \(erased.facts.sequence): \(erased.facts.basis)"
        case .staffAdded, .staffRolesSet, .staffAway, .storeCreated, .packInstalled, .sampleLoaded: return event.kind
        }
    }

    private func name(_ id: ConstituentID) -> String {
        people[id].map(\.fullName) ?? "constituent \(id.hex.prefix(8))"
    }
}
