import Casework

/// What `agency.yaml` says, and where it says it.
struct AgencyDraft {
    var id = ""
    var title = LocalizedText("")
    var timeZone = ""
    var languages: [String] = []
    var calendar = BusinessCalendar()
    var queues: [Queue] = []
    var queuePlaces: [String: Place] = [:]
    /// `target:` of each queue.
    var targetPlaces: [String: Place] = [:]
    /// The roles of every office, then the pack's own.
    var roles = Role.builtIn
    var rolePlaces: [String: Place] = [:]
    var areRolesKnown = true
    var sheet = SheetText()
}

extension AgencyDraft {
    static let file = "agency.yaml"
    private static let keys = [
        "agency", "title", "time-zone", "languages", "calendar", "queues", "roles", "address", "help-line", "website",
        "sheet", "acronyms",
    ]
    private static let paragraphs = ["sample", "next", "appeal", "nondiscrimination", "tagline"]

    /// Reads as much as can be read; what cannot is reported and keeps its empty value.
    init(reading value: YAMLValue) {
        guard let mapping = value.mapping(keys: Self.keys) else { return }
        // Languages and abbreviations first: every text that follows is judged by them.
        languages = Self.languages(mapping)
        value.report.languages = languages
        value.report.acronyms = mapping["acronyms"].map(Self.acronyms) ?? []
        id = mapping.required("agency")?.name(of: "an agency") ?? ""
        title = mapping.required("title")?.localizedText(for: .everybody) ?? title
        timeZone = mapping.required("time-zone").flatMap(Self.timeZone) ?? ""
        if let value = mapping["calendar"] { calendar = Self.calendar(value) ?? calendar }
        if let value = mapping.required("queues") { readQueues(value) }
        if let value = mapping["roles"] { readRoles(value) }
        sheet = SheetText(
            address: mapping["address"]?.text(), helpLine: mapping["help-line"]?.text(), website: mapping["website"]?.text(),
            paragraphs: mapping["sheet"].map(Self.paragraphs) ?? [:])
    }

    private static func languages(_ mapping: YAMLMapping) -> [String] {
        guard let values = mapping.required("languages")?.oneOrMore() else { return [] }
        var languages: [String] = []
        for value in values {
            guard let code = value.text() else { continue }
            let isCode = (2...12).contains(code.utf8.count) && code.utf8.first.map { (97...122).contains($0) } == true
            if !isCode {
                value.wanted("a language code such as en or es")
            } else if languages.contains(code) {
                value.error(.duplicateName, "The language \(quoted(code)) stands here twice; name it once.")
            } else {
                languages.append(code)
            }
        }
        if values.isEmpty { mapping["languages"]?.wanted("at least one language") }
        return languages
    }

    /// Abbreviations that the office explains to everybody, so that texts may use them as they are.
    private static func acronyms(_ value: YAMLValue) -> Set<String> {
        var names: Set<String> = []
        for entry in value.names(limit: 500)?.entries ?? [] {
            if !Acronyms.isAcronym(entry.key) {
                value.report.error(
                    .badName, at: entry.place, "\(quoted(entry.key)) is no abbreviation of 2 to 6 capital letters; mend or take it out.")
            }
            names.insert(entry.key)
            // One language will do: this is for whoever writes the pack.
            let meanings = entry.value.isMapping ? entry.value.entries.map(\.value) : [entry.value]
            if meanings.isEmpty { entry.value.wanted("what it stands for") }
            for meaning in meanings { _ = meaning.text() }
        }
        return names
    }

    private static func timeZone(_ value: YAMLValue) -> String? {
        guard let name = value.text() else { return nil }
        if !TimeZoneNames.isKnown(name) {
            value.error(
                .unknownTimeZone,
                "There is no time zone \(quoted(name)); due days go by it, so give a name such as "
                    + "America/Chicago.\(value.report.didYouMean(name, among: TimeZoneNames.all))"
            )
        }
        return name
    }

    private static func calendar(_ value: YAMLValue) -> BusinessCalendar? {
        guard let mapping = value.mapping(keys: ["weekend", "holidays", "closed"]) else { return nil }
        let weekend = mapping["weekend"]?.list().map { Set($0.compactMap { $0.word(Weekday.self) }) }
        if let weekend, weekend.count == 7 {
            mapping["weekend"]?.wanted("at least one day of work")
        }
        return BusinessCalendar(
            weekend: weekend ?? [.saturday, .sunday], holidays: mapping["holidays"].flatMap(holidays) ?? .none,
            closed: Set(mapping["closed"]?.list()?.compactMap { $0.date() } ?? []))
    }

    private static func holidays(_ value: YAMLValue) -> BusinessCalendar.Holidays? {
        let known: [BusinessCalendar.Holidays] = [.usFederal, .none]
        if let holidays = value.scalar.flatMap({ BusinessCalendar.Holidays(rawValue: $0) }) { return holidays }
        value.wanted("us-federal or none", hint: value.report.didYouMean(value.scalar ?? "", among: known.map(\.rawValue)))
        return nil
    }

    /// Every queue named, those included that could not be read; nil when none could, as then no name is wrong.
    var queueNames: KnownNames? { queuePlaces.isEmpty ? nil : KnownNames(queuePlaces.keys.sorted()) }

    /// Every role named, as far as it could be read.
    var roleNames: KnownNames? { areRolesKnown ? KnownNames(Role.builtIn.map(\.id) + rolePlaces.keys.sorted()) : nil }

    private mutating func readQueues(_ value: YAMLValue) {
        let entries = value.names(limit: 500)?.entries
        if entries?.isEmpty == true { value.wanted("at least one queue") }
        for entry in entries ?? [] {
            entry.checkName(of: "a queue")
            queuePlaces[entry.key] = entry.place
            guard let mapping = entry.value.mapping(keys: ["title", "target"]) else { continue }
            let title = mapping.required("title", at: entry.place)?.localizedText(for: .staff)
            let (target, law) = mapping["target"].flatMap { value in value.report.later { Self.target(value) } } ?? (nil, nil)
            targetPlaces[entry.key] = mapping["target"]?.place
            queues.append(Queue(id: entry.key, title: title ?? LocalizedText(entry.key), target: target, law: law))
        }
    }

    /// A term, or a clock of its own. It belongs to no case type, so it counts from no field and no transition.
    private static func target(_ value: YAMLValue) -> (Clock?, LegalLimit?)? {
        guard value.isMapping else { return value.term().map { (Clock($0), nil) } }
        guard let mapping = value.mapping(keys: ClockReading.clockKeys + ClockReading.limitKeys) else { return nil }
        let clocks = ClockReading(conditions: ConditionReading(nil), names: nil)
        return (clocks.clock(mapping), clocks.limit(mapping))
    }

    private mutating func readRoles(_ value: YAMLValue) {
        guard let entries = value.names(limit: 500)?.entries else {
            areRolesKnown = false
            return
        }
        let names = KnownNames(Role.builtIn.map(\.id) + entries.map(\.key))
        for entry in entries {
            entry.checkName(of: "a role")
            if entry.key == Role.system || Role.builtIn.contains(where: { $0.id == entry.key }) {
                entry.value.error(
                    .duplicateName, "Every office has the role \(quoted(entry.key)) already; give this one another name.",
                    at: entry.place)
                continue
            }
            rolePlaces[entry.key] = entry.place
            guard let mapping = entry.value.mapping(keys: ["title", "extends"]) else { continue }
            let title = mapping.required("title", at: entry.place)?.localizedText(for: .staff)
            let base = mapping["extends"]?.reference(to: "role", among: names)
            roles.append(Role(id: entry.key, title: title ?? LocalizedText(entry.key), extends: base))
        }
        reportCycles(among: entries)
    }

    private func reportCycles(among entries: [YAMLMapping.Entry]) {
        for entry in entries {
            var path = [entry.key]
            while let base = roles.first(where: { $0.id == path[path.count - 1] })?.extends, path.count <= roles.count {
                path.append(base)
                guard base == entry.key else { continue }
                entry.value.report.error(
                    .roleCycle, at: entry.place,
                    "The role \(quoted(entry.key)) extends itself in a circle, so it is unclear what it may do; take one "
                        + "\"extends\" away.",
                    witness: path.joined(separator: " → "))
                break
            }
        }
    }

    private static func paragraphs(_ value: YAMLValue) -> [String: LocalizedText] {
        var texts: [String: LocalizedText] = [:]
        for entry in value.mapping(keys: paragraphs)?.entries ?? [] {
            texts[entry.key] = entry.value.localizedText(for: .everybody)
        }
        return texts
    }
}
