/// What one pack says otherwise than another: facts, place by place, in the order of the packs.
public struct AgencyDifference: Sendable, Equatable {
    /// Something that a pack defines.
    public struct Place: Sendable, Hashable {
        public enum Kind: String, Sendable, CaseIterable {
            case agency, calendar, sheet, queue, role, caseType, field, column, state, transition, timer, checklist, question, item
            case interview, program, programVersion
        }

        public let kind: Kind
        /// Its identifier, behind those of what it stands in: `["permit", "review"]`.
        public let path: [String]

        public init(_ kind: Kind, _ path: [String]) {
            self.kind = kind
            self.path = path
        }

        public var id: String { path.last ?? "" }
    }

    public enum What: Sendable, Hashable {
        case added
        case removed
        /// Each key that says something else; never empty.
        case changed([Detail])
    }

    /// One key of a definition, as the pack writes it; nil is not written.
    public struct Detail: Sendable, Hashable {
        public let key: String
        public let from: String?
        public let to: String?

        public init(_ key: String, from: String?, to: String?) {
            self.key = key
            self.from = from
            self.to = to
        }
    }

    public struct Change: Sendable, Hashable {
        public let place: Place
        public let what: What

        public init(_ place: Place, _ what: What) {
            self.place = place
            self.what = what
        }
    }

    /// A case type of both packs that is not the same in them, with its version in each.
    public struct Version: Sendable, Hashable {
        public let type: String
        public let from: Int
        public let to: Int

        /// Whether cases could not be told apart by it: it must rise with every change.
        public var isRaised: Bool { to > from }
    }

    /// Empty when the packs say the same.
    public let changes: [Change]
    /// The changed case types, in the order of the new pack.
    public let versions: [Version]

    public var isEmpty: Bool { changes.isEmpty }

    /// Changed case types whose version was not raised: such a pack does not come into force.
    public var unraised: [Version] { versions.filter { !$0.isRaised } }

    /// Of one case type, its fields and its workflow.
    public func changes(ofType id: String) -> [Change] {
        let kinds: Set<Place.Kind> = [.caseType, .field, .column, .state, .transition, .timer]
        return changes.filter { kinds.contains($0.place.kind) && $0.place.path.first == id }
    }

    /// What `new` says otherwise than `old`.
    public init(from old: Agency, to new: Agency) {
        var comparison = DifferenceComparison()
        comparison.compare(old, new)
        changes = comparison.changes
        versions = new.caseTypes.compactMap { type in
            guard let former = old.caseType(type.id), former != type else { return nil }
            return Version(type: type.id, from: former.version, to: type.version)
        }
    }
}

/// Holds two packs against each other, definition by definition.
private struct DifferenceComparison {
    private(set) var changes: [AgencyDifference.Change] = []

    mutating func compare(_ old: Agency, _ new: Agency) {
        details(.agency, [], old.facets, new.facets, areEqual: true)
        details(.calendar, [], old.calendar.facets, new.calendar.facets, areEqual: old.calendar == new.calendar)
        details(.sheet, [], old.sheet.facets, new.sheet.facets, areEqual: old.sheet == new.sheet)
        each(.queue, [], old.queues, new.queues)
        each(.role, [], old.roles, new.roles)
        each(.caseType, [], old.caseTypes, new.caseTypes) { comparison, path, old, new in
            comparison.each(.field, path, old.fields, new.fields) { comparison, path, old, new in
                comparison.each(.column, path, old.columns, new.columns)
            }
            comparison.each(.state, path, old.workflow.states, new.workflow.states)
            comparison.each(.transition, path, old.workflow.transitions, new.workflow.transitions)
            comparison.each(.timer, path, old.workflow.timers, new.workflow.timers)
        }
        each(.checklist, [], old.checklists, new.checklists) { comparison, path, old, new in
            comparison.each(.question, path, old.questions, new.questions)
            comparison.each(.item, path, old.items, new.items)
        }
        each(.interview, [], old.interview.map { [$0] } ?? [], new.interview.map { [$0] } ?? []) { comparison, path, old, new in
            comparison.each(.question, path, old.questions, new.questions, in: .interview)
        }
        each(.program, [], old.programs, new.programs) { comparison, path, old, new in
            comparison.each(.programVersion, path, old.versions, new.versions)
        }
        // Whatever has no words of its own is a change all the same.
        if changes.isEmpty, old != new {
            changes.append(.init(.init(.agency, []), .changed([.init("other", from: nil, to: nil)])))
        }
    }

    /// Things of one kind by their identifiers: what changed and what is new in the new order, then what is gone.
    private mutating func each<Thing: Faceted>(
        _ kind: AgencyDifference.Place.Kind, _ path: [String], _ old: [Thing], _ new: [Thing],
        in parent: AgencyDifference.Place.Kind? = nil,
        within: (inout DifferenceComparison, [String], Thing, Thing) -> Void = { _, _, _, _ in }
    ) {
        guard old != new else { return }
        var formerly = Dictionary(old.map { ($0.name, $0) }) { first, _ in first }
        let common = new.map(\.name).filter { formerly[$0] != nil }
        let before = old.map(\.name).filter(Set(common).contains)
        if before != common {
            changes.append(
                .init(
                    .init(parent ?? Self.parent(of: kind), path),
                    .changed([.init("order of \(kind.rawValue)s", from: before.joined(separator: ", "), to: common.joined(separator: ", "))]
                    )))
        }
        for thing in new {
            let place = path + [thing.name]
            guard let former = formerly.removeValue(forKey: thing.name) else {
                changes.append(.init(.init(kind, place), .added))
                continue
            }
            guard former != thing else { continue }
            let count = changes.count
            details(kind, place, former.facets, thing.facets, areEqual: true)
            within(&self, place, former, thing)
            if changes.count == count {
                changes.append(.init(.init(kind, place), .changed([.init("other", from: nil, to: nil)])))
            }
        }
        for thing in old where formerly[thing.name] != nil { changes.append(.init(.init(kind, path + [thing.name]), .removed)) }
    }

    /// - Parameter areEqual: whether two things with the same facets are surely the same, or others have been seen to.
    private mutating func details(
        _ kind: AgencyDifference.Place.Kind, _ path: [String], _ old: [Facet], _ new: [Facet], areEqual: Bool
    ) {
        func written(_ facets: [Facet]) -> [String: String] {
            Dictionary(facets.compactMap { facet in facet.text.map { (facet.key, $0) } }) { first, _ in first }
        }
        let (former, later) = (written(old), written(new))
        var seen: Set<String> = []
        var found = (new + old).compactMap { facet -> AgencyDifference.Detail? in
            guard seen.insert(facet.key).inserted, former[facet.key] != later[facet.key] else { return nil }
            return AgencyDifference.Detail(facet.key, from: former[facet.key], to: later[facet.key])
        }
        if found.isEmpty, !areEqual { found = [.init("other", from: nil, to: nil)] }
        if !found.isEmpty { changes.append(.init(.init(kind, path), .changed(found))) }
    }

    private static func parent(of kind: AgencyDifference.Place.Kind) -> AgencyDifference.Place.Kind {
        switch kind {
        case .field, .state, .transition, .timer: .caseType
        case .column: .field
        case .item, .question: .checklist
        case .programVersion: .program
        default: .agency
        }
    }
}
