import Casework

/// What the things of two packs are called, side by side: by the new pack where that has them, else by the old.
struct DifferenceTitles {
    private typealias Place = AgencyDifference.Place

    private var titles: [AgencyDifference.Place: String] = [:]

    init(_ old: Agency, _ new: Agency) {
        for agency in [old, new] { add(agency) }
    }

    /// Those that another of the same kind, in the same place, is called like.
    var alike: Set<AgencyDifference.Place> {
        struct Name: Hashable {
            let kind: AgencyDifference.Place.Kind
            let parents: [String]
            let title: String
        }
        let groups = Dictionary(grouping: titles.keys) { place in
            Name(kind: place.kind, parents: Array(place.path.dropLast()), title: titles[place] ?? "")
        }
        return Set(groups.values.filter { $0.count > 1 }.joined())
    }

    private mutating func add(_ agency: Agency) {
        for queue in agency.queues { add(.queue, [], queue.id, queue.title) }
        for role in agency.roles { add(.role, [], role.id, role.title) }
        for type in agency.caseTypes {
            add(.caseType, [], type.id, type.title)
            for field in type.fields {
                add(.field, [type.id], field.id, field.label)
                for column in field.columns { add(.column, [type.id, field.id], column.id, column.label) }
            }
            for state in type.workflow.states { add(.state, [type.id], state.id, state.title) }
            for step in type.workflow.transitions { add(.transition, [type.id], step.id, step.title) }
        }
        for list in agency.checklists {
            add(.checklist, [], list.id, list.title)
            for item in list.items { add(.item, [list.id], item.id, item.text) }
            for question in list.questions { add(.question, [list.id], question.id, question.field.label) }
        }
        if let interview = agency.interview {
            for question in interview.questions { add(.question, [interview.id], question.id, question.field.label) }
        }
        for program in agency.programs { add(.program, [], program.id, program.title) }
    }

    private mutating func add(_ kind: Place.Kind, _ parents: [String], _ id: String, _ title: LocalizedText) {
        titles[Place(kind, parents + [id])] = Wording.shown(title.plain, limit: 80)
    }
}
