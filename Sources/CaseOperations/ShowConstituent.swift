public import CaseStorage
public import Casework

/// Everything the office knows about one person, under whichever of their records it was entered.
public struct ConstituentView: Sendable, Equatable {
    public struct Relative: Sendable, Equatable {
        /// Where a relation is shown.
        public enum Circle: String, Sendable, CaseIterable { case household, businesses, representatives }

        public let id: ConstituentID
        /// How they stand to the constituent: `spouse of`.
        public let relation: Relation
        public let name: String

        public var circle: Circle {
            switch relation {
            case .spouse, .household, .parent, .child: .household
            case .owner, .business: .businesses
            case .representative, .representedBy: .representatives
            }
        }
    }

    /// Another entry of the register for this person.
    public struct Alias: Sendable, Equatable {
        public let id: ConstituentID
        /// What was entered under it, as it stands now.
        public let details: ConstituentDetails
        /// Whom it was merged into, who may be an alias in turn.
        public let into: ConstituentID
        public let mergedAt: Moment
        /// The name of who merged it.
        public let mergedBy: String

        /// `Ortega, Mari`.
        public var name: String { details.sortName }
    }

    /// The person with what their aliases add; its identifier is the one that was kept.
    public let constituent: Constituent
    /// The version of each of the person's records, theirs and their aliases': what an edit of them has seen.
    public let versions: [ConstituentID: UInt64]
    /// Newest first, at most `Office.casesOnPage`.
    public let cases: [CaseRow]
    public let casesTotal: Int
    public let relatives: [Relative]
    /// Also known as; oldest merge first.
    public let aliases: [Alias]
    /// What happened, in their cases too, newest first.
    public let entries: [PersonEntry]
    /// How many further entries that fit are older than those shown.
    public let older: Int
    /// What is still to be done, earliest first.
    public let deadlines: [PersonDeadline]
    public let callback: Callback?

    public var details: ConstituentDetails { constituent.details }
    /// The entries without where they happened.
    public var timeline: [HistoryEntry] { entries.map(\.entry) }
}

extension Office {
    /// Cases whose history is told on a person's page, the newest ones.
    public static let casesOnPage = 200

    /// The whole person, whichever of their records is asked for.
    ///
    /// - Parameters:
    ///   - timelineLimit: how many entries to tell.
    ///   - skipping: how many of the newest that fit are left out, to page further back.
    ///   - filter: which entries and deadlines are wanted.
    public func showConstituent(
        _ id: ConstituentID, timelineLimit: Int = 200, skipping: Int = 0, filter: PersonFilter = PersonFilter()
    ) throws(OperationFailure) -> ConstituentView {
        try requireReader()
        let file = try constituentFile(id)
        let canonical = file.constituent.id
        let page = try reading { () throws(StorageFailure) in
            try store.cases(CaseQuery(constituent: canonical, order: .newest, limit: Self.casesOnPage))
        }
        var files: [CaseFile] = []
        for row in page.rows { files.append(try caseFile(row.id)) }
        let constituent = try resolved(file.constituent)
        let people = try people(in: file, files, constituent)
        let staff = try staff()
        let subjects = Set(file.members.map { $0.retyped(as: AnySubject.self) })
        let callback = Callback.open(after: file.events.filter { subjects.contains($0.subject) })
        let entries = wanted(
            entries(of: file, files, HistoryTelling(agency: agency, staff: staff, people: people)), by: filter)
        let shown = entries.dropFirst(max(0, skipping)).prefix(max(0, timelineLimit))
        return ConstituentView(
            constituent: constituent, versions: file.group?.memberVersions ?? [:], cases: page.rows, casesTotal: page.total,
            relatives: constituent.relations.map {
                ConstituentView.Relative(id: $0.other, relation: $0.relation, name: people[$0.other]?.fullName ?? "?")
            },
            aliases: aliases(in: file, staff), entries: Array(shown), older: max(0, entries.count - max(0, skipping) - shown.count),
            deadlines: deadlines(of: constituent.details, in: files, callback, filter), callback: callback)
    }

    private func entries(of file: ConstituentFile, _ files: [CaseFile], _ telling: HistoryTelling) -> [PersonEntry] {
        var entries = telling.tell(file).map { PersonEntry($0) }
        let known = Set(entries.map(\.entry.sequence))
        for caseFile in files {
            // A contact about a case is the person's own event already, but for contacts of somebody it belonged to before.
            entries += telling.tell(caseFile).filter { !known.contains($0.sequence) }.map { PersonEntry($0, of: caseFile.record) }
        }
        return entries.sorted { $0.entry.sequence > $1.entry.sequence }
    }

    private func wanted(_ entries: [PersonEntry], by filter: PersonFilter) -> [PersonEntry] {
        let words = filter.words
        return entries.filter { filter.wants($0.kind) && (words.isEmpty || PersonFilter.fits($0.folded, words)) }
    }

    private func aliases(in file: ConstituentFile, _ staff: [StaffMember]) -> [ConstituentView.Alias] {
        file.aliases.compactMap { alias in
            guard let merged = file.events.first(where: { $0.sequence == alias.merged }) else { return nil }
            return ConstituentView.Alias(
                id: alias.id, details: alias.details, into: alias.into, mergedAt: merged.recordedAt,
                mergedBy: staff.first { $0.id == merged.actor }?.name ?? "somebody who has left")
        }
    }

    /// What is still due: open cases, open items of their checklists, and a promised call.
    private func deadlines(
        of details: ConstituentDetails, in files: [CaseFile], _ callback: Callback?, _ filter: PersonFilter
    ) -> [PersonDeadline] {
        guard filter.wants(.deadlines) else { return [] }
        var deadlines: [PersonDeadline] = []
        for file in files where file.record.isOpen && !file.record.isWithdrawn {
            let record = file.record
            guard let agency = agencyKnown(type: record.type, version: record.typeVersion), let type = agency.caseType(record.type)
            else { continue }
            func add(_ on: CivilDate?, _ what: String) {
                if let on { deadlines.append(PersonDeadline(on: on, what: what, caseID: record.id, caseNumber: record.number)) }
            }
            add(record.due, type.workflow.state(record.state)?.title.plain ?? record.state)
            let lists = plans(of: type.checklists.compactMap { agency.checklist($0) }, for: file, constituent: details)
            for item in lists.flatMap(\.items) where item.isWanted && record.ticks[item.id] == nil {
                add(item.due?.date, item.item.text.plain)
            }
        }
        if let callback {
            deadlines.append(
                PersonDeadline(
                    on: callback.on, what: "call back" + (callback.at.map { " \($0)" } ?? ""), caseID: nil, caseNumber: nil))
        }
        let words = filter.words
        return deadlines.filter { words.isEmpty || PersonFilter.fits($0.folded, words) }
            .sorted { ($0.on, $0.caseNumber?.text ?? "", $0.what) < ($1.on, $1.caseNumber?.text ?? "", $1.what) }
    }

    /// Details of everybody whom the page names.
    private func people(
        in file: ConstituentFile, _ files: [CaseFile], _ constituent: Constituent
    ) throws(OperationFailure) -> [ConstituentID: ConstituentDetails] {
        var ids = constituent.relations.map(\.other)
        for recorded in file.events { ids += [recorded.subject.retyped()] + (recorded.event.otherConstituent.map { [$0] } ?? []) }
        for recorded in files.flatMap(\.events) {
            if case .caseRehomed(let rehomed) = recorded.event { ids += [rehomed.facts.from, rehomed.facts.to] }
        }
        return try reading { () throws(StorageFailure) in try store.constituents(Array(Set(ids))) }
    }
}
