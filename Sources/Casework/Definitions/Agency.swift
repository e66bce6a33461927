/// An office as its pack sets it up. Nothing about an office is in code.
public struct Agency: Sendable, Hashable {
    public let id: String
    public let title: LocalizedText
    /// An IANA name such as `America/Chicago`; due dates and wall clocks go by it.
    public let timeZone: String
    /// In the office's order; the first is its own.
    public let languages: [String]
    public let calendar: BusinessCalendar
    public let queues: [Queue]
    public let roles: [Role]
    public let caseTypes: [CaseType]
    public let checklists: [Checklist]
    /// Nil where the office has no programs to find.
    public let interview: Interview?
    public let programs: [Program]
    public let sheet: SheetText

    public init(
        id: String, title: LocalizedText, timeZone: String, languages: [String], calendar: BusinessCalendar,
        queues: [Queue], roles: [Role], caseTypes: [CaseType], checklists: [Checklist], interview: Interview? = nil,
        programs: [Program] = [], sheet: SheetText
    ) {
        self.id = id
        self.title = title
        self.timeZone = timeZone
        self.languages = languages
        self.calendar = calendar
        self.queues = queues
        self.roles = roles
        self.caseTypes = caseTypes
        self.checklists = checklists
        self.interview = interview
        self.programs = programs
        self.sheet = sheet
    }

    public func program(_ id: String) -> Program? { programs.first { $0.id == id } }
    public func caseType(_ id: String) -> CaseType? { caseTypes.first { $0.id == id } }
    public func checklist(_ id: String) -> Checklist? { checklists.first { $0.id == id } }
    public func queue(_ id: String) -> Queue? { queues.first { $0.id == id } }
    public func role(_ id: String) -> Role? { roles.first { $0.id == id } }

    /// A role and every role it extends: what somebody who holds it may act as.
    public func rolesImplied(by held: some Sequence<String>) -> Set<String> {
        var all: Set<String> = []
        var waiting = Array(held)
        while let next = waiting.popLast() {
            guard all.insert(next).inserted else { continue }
            if let base = role(next)?.extends { waiting.append(base) }
        }
        return all
    }
}

public struct Queue: Sendable, Hashable {
    public let id: String
    public let title: LocalizedText
    /// The time within which the office promises to deal with what lies here, counted from the day a case comes here
    /// unless it names another.
    public let target: Clock?
    /// The longest time that the law leaves the office.
    public let law: LegalLimit?

    public init(id: String, title: LocalizedText, target: Clock? = nil, law: LegalLimit? = nil) {
        self.id = id
        self.title = title
        self.target = target
        self.law = law
    }
}

public struct Role: Sendable, Hashable {
    public let id: String
    public let title: LocalizedText
    public let extends: String?

    public init(id: String, title: LocalizedText, extends: String? = nil) {
        self.id = id
        self.title = title
        self.extends = extends
    }

    /// The roles every office has; a pack adds its own.
    public static let builtIn: [Role] = [
        Role(id: "caseworker", title: LocalizedText("Caseworker")),
        Role(id: "supervisor", title: LocalizedText("Supervisor"), extends: "caseworker"),
        Role(id: "trainer", title: LocalizedText("Trainer")),
        Role(id: "designer", title: LocalizedText("Designer")),
        Role(id: "auditor", title: LocalizedText("Auditor")),
    ]
}

/// What stands on every printed sheet of an office.
public struct SheetText: Sendable, Hashable {
    public let address: String?
    public let helpLine: String?
    public let website: String?
    /// Paragraphs by their key, in the pack's order: `sample`, `next`, `appeal`, `nondiscrimination`, `tagline`.
    public let paragraphs: [String: LocalizedText]

    public init(address: String? = nil, helpLine: String? = nil, website: String? = nil, paragraphs: [String: LocalizedText] = [:]) {
        self.address = address
        self.helpLine = helpLine
        self.website = website
        self.paragraphs = paragraphs
    }
}

extension Agency {
    /// The same office with a case type as another pack has it, its checklists with it: calendar, staff's roles and queues stay
    /// this office's. What only the other pack names is added.
    public func holding(_ id: String, of other: Agency) -> Agency {
        guard let type = other.caseType(id) else { return self }
        let lists = type.checklists.compactMap { other.checklist($0) }
        return Agency(
            id: self.id, title: title, timeZone: timeZone, languages: languages, calendar: calendar,
            queues: queues + other.queues.filter { queue($0.id) == nil }, roles: roles + other.roles.filter { role($0.id) == nil },
            caseTypes: caseTypes.filter { $0.id != id } + [type],
            checklists: checklists.filter { list in !lists.contains { $0.id == list.id } } + lists, interview: interview,
            programs: programs, sheet: sheet)
    }
}
