/// A kind of case: its form, its workflow and what the constituent is handed.
public struct CaseType: Sendable, Hashable {
    public let id: String
    public let title: LocalizedText
    /// Letters in front of its case numbers, `LIP`.
    public let prefix: String
    public let version: Int
    public let queue: String
    /// In the order of the form.
    public let fields: [Field]
    public let checklists: [String]
    public let workflow: Workflow

    public init(
        id: String, title: LocalizedText, prefix: String, version: Int, queue: String, fields: [Field],
        checklists: [String], workflow: Workflow
    ) {
        self.id = id
        self.title = title
        self.prefix = prefix
        self.version = version
        self.queue = queue
        self.fields = fields
        self.checklists = checklists
        self.workflow = workflow
    }

    public func field(_ id: String) -> Field? { fields.first { $0.id == id } }
}

/// One question of a form.
public struct Field: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case text, integer, money, date, choice, rows
        case yesNo = "yes-no"
    }

    /// Shapes that a text field may be held to.
    public enum Pattern: String, Sendable, CaseIterable {
        case phone = "us-phone", socialSecurityNumber = "us-ssn", postalCode = "us-zip", state = "us-state"
    }

    public struct Choice: Sendable, Hashable {
        public let id: String
        public let title: LocalizedText
        public init(id: String, title: LocalizedText) {
            self.id = id
            self.title = title
        }
    }

    public let id: String
    public let label: LocalizedText
    public let help: LocalizedText?
    public let kind: Kind
    /// For numbers the least value, for money in cents, for dates the day's number, for rows the least count.
    public let minimum: Int?
    public let maximum: Int?
    /// For text, in characters.
    public let maximumLength: Int?
    public let pattern: Pattern?
    public let choices: [Choice]
    /// Columns of a rows field.
    public let columns: [Field]
    /// For a numeric column: whether the form shows the sum.
    public let isTotalled: Bool
    /// Shown by its last four characters only.
    public let isProtected: Bool
    public let isRequiredToOpen: Bool
    /// The states in which this can first be known; empty is any time. What is required earlier comes too early.
    public let obtainedIn: [String]

    public init(
        id: String, label: LocalizedText, help: LocalizedText? = nil, kind: Kind, minimum: Int? = nil, maximum: Int? = nil,
        maximumLength: Int? = nil, pattern: Pattern? = nil, choices: [Choice] = [], columns: [Field] = [],
        isTotalled: Bool = false, isProtected: Bool = false, isRequiredToOpen: Bool = false,
        obtainedIn: [String] = []
    ) {
        self.id = id
        self.label = label
        self.help = help
        self.kind = kind
        self.minimum = minimum
        self.maximum = maximum
        self.maximumLength = maximumLength
        self.pattern = pattern
        self.choices = choices
        self.columns = columns
        self.isTotalled = isTotalled
        self.isProtected = isProtected
        self.isRequiredToOpen = isRequiredToOpen
        self.obtainedIn = obtainedIn
    }
}
