import Casework

/// What a file of `case-types/` says, and where.
struct CaseTypeDraft {
    let caseType: CaseType
    let place: Place
    let prefixPlace: Place
    /// Every field the form names, those included that could not be read: one mistake is one problem.
    let fieldNames: KnownNames
    /// The states in which fields can first be had.
    let obtainedPlaces: [String: [String: Place]]
    let workflow: WorkflowDraft
    let checklistUses: [(name: String, value: YAMLValue)]
}

extension CaseTypeDraft {
    private static let keys = [
        "case-type", "title", "prefix", "version", "queue", "fields", "checklists", "letters", "workflow",
    ]

    /// Nil when it does not even say its name. `queues` and `roles` are nil where the office's file could not be read.
    init?(reading value: YAMLValue, queues: KnownNames?, roles: KnownNames?) {
        guard let mapping = value.mapping(keys: Self.keys), let name = mapping.required("case-type"),
            let id = name.name(of: "a case type")
        else { return nil }
        place = name.place
        let title = mapping.required("title")?.localizedText(for: .everybody)
        let prefix = mapping.required("prefix").flatMap(Self.prefix)
        prefixPlace = mapping["prefix"]?.place ?? value.place
        let version = mapping.required("version").flatMap(Self.version)
        mapping["letters"]?.warning(.notYet, "Letters are not read by this version: none is written.")
        let fields = mapping.required("fields").map { FieldReading(.field).fields($0).fields } ?? []
        fieldNames = KnownNames(mapping["fields"]?.keys ?? [])
        let names = WorkflowNames(form: fields, fields: fieldNames, queues: queues, roles: roles)
        var reading = WorkflowReading(names: names, place: place, report: value.report)
        let queue = mapping.required("queue")?.queue(among: queues)
        workflow =
            mapping.required("workflow").map { reading.read($0, place: mapping.place(of: "workflow")) }
            ?? WorkflowDraft(place: place, isWhole: false)
        obtainedPlaces = Self.obtained(mapping["fields"], states: reading.names.states)
        checklistUses = mapping["checklists"]?.oneOrMore()?.compactMap { value in value.text().map { ($0, value) } } ?? []
        caseType = CaseType(
            id: id, title: title ?? LocalizedText(id), prefix: prefix ?? "", version: version ?? 1, queue: queue ?? "",
            fields: fields, checklists: checklistUses.map(\.name), workflow: workflow.workflow)
    }

    /// Where each field names the states in which it can first be had.
    private static func obtained(_ fields: YAMLValue?, states: KnownNames?) -> [String: [String: Place]] {
        var places: [String: [String: Place]] = [:]
        for field in fields?.entries ?? [] {
            let value = field.value.entries.first { $0.key == "obtained-in" }?.value
            let values = value.flatMap { value in value.report.later { value.oneOrMore() } } ?? []
            for value in values {
                guard let state = value.report.later({ value.reference(to: "state", among: states) }) else { continue }
                places[field.key, default: [:]][state] = value.place
            }
        }
        return places
    }

    private static func prefix(_ value: YAMLValue) -> String? {
        guard let prefix = value.text() else { return nil }
        guard (2...8).contains(prefix.utf8.count), prefix.utf8.allSatisfy({ (65...90).contains($0) }) else {
            value.error(
                .badPrefix,
                "\(quoted(prefix)) cannot begin a case number: a prefix is 2 to 8 capital letters from A to Z, such as LIP.")
            return nil
        }
        return prefix
    }

    private static func version(_ value: YAMLValue) -> Int? {
        guard let version = value.integer("a version such as 1") else { return nil }
        if version < 1 { value.wanted("a version from 1 on") }
        return version
    }
}
