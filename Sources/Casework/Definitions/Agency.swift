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
    /// The time within which the office promises to deal with what lies here.
    public let target: Term?

    public init(id: String, title: LocalizedText, target: Term? = nil) {
        self.id = id
        self.title = title
        self.target = target
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
