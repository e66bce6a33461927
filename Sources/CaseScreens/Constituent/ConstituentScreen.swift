import CaseOperations
import CaseStorage
public import Casework
import TextCanvas

/// One constituent: who they are, what is due, all their cases, and everything that happened.
public struct ConstituentScreen: ScreenState {
    /// `who` only where not all of it fits above the rest.
    enum Section: Sendable, Equatable { case cases, timeline, who }

    /// Whom it is about; where they were merged into another meanwhile, that one.
    public private(set) var id: ConstituentID
    private(set) var view: ConstituentView?
    var section = Section.cases
    var cases = ListState()
    var timeline = ListState()
    var who = ScrollText([])
    /// What of the timeline is shown.
    var kind = TimelineKind.all
    var filter = TextField(limit: 100, placeholder: "words")
    /// Whether letters go into the filter.
    var isFiltering = false
    private(set) var deadlines: [PersonDeadline] = []
    /// What came while it was looked at: entries after this sequence, until that time.
    private var newAfter: UInt64?
    /// The latest of all that was ever shown here, whatever the filter.
    private var newestKnown: UInt64?
    private var newUntil: Int64 = 0
    /// Half-filled forms of mine about this constituent.
    var forms: [FormDraft] = []

    /// The case to stand on when it is read: the one whose number was looked for.
    private var wanted: CaseNumber?

    /// Milliseconds for which what is new says so.
    private static let newness: Int64 = 60_000

    public init(_ id: ConstituentID, at number: CaseNumber? = nil) {
        self.id = id
        self.wanted = number
    }

    public var groups: [Command.Group] { [.lists, .constituent, .aCase] }

    public func title(_ context: ScreenContext) -> String {
        guard let details = view?.details else { return "Person" }
        if context.namesHidden { return context.name(details.sortName) }
        let language = details.language.map { LanguageName.name($0) }
        let facts = [details.birthDate.map { String($0.year) }, language == "English" ? nil : language].compactMap { $0 }
        return ([details.sortName] + facts).joined(separator: " \u{00B7} ")
    }

    public func hints(_ context: ScreenContext) -> [Command] {
        isFiltering ? [.back] : [.newCase, .open, .visit, .interview, .contact, .filter, .editConstituent, .relate, .sameAs, .back]
    }

    public var takesLetters: Bool { isFiltering }

    public var subject: ConstituentID? { id }

    public func loads(_ context: ScreenContext) -> [Effect] { [.loadConstituent(id, filter: wantedEntries), .loadForms] }

    // MARK: What is shown

    /// Takes what is known now. The cursor stays on what it stood on, the filter as it is; what is new says so.
    mutating func take(_ new: ConstituentView, now: Int64) {
        let caseBefore = currentCase
        let entryBefore = currentEntry?.entry.sequence
        if let newest = newestKnown, let latest = new.timeline.first?.sequence, latest > newest {
            if now >= newUntil { newAfter = newest }
            newUntil = now + Self.newness
        }
        newestKnown = max(newestKnown ?? 0, new.timeline.first?.sequence ?? 0)
        // Deadlines are filtered by the words as well, and stand above the timeline all the same.
        if filter.isEmpty || view == nil { deadlines = new.deadlines }
        view = new
        id = new.constituent.id
        cases.setCount(new.cases.count)
        if let index = new.cases.firstIndex(where: { wanted == nil ? $0.id == caseBefore : $0.number == wanted }) {
            cases.select(index)
        }
        wanted = nil
        timeline.setCount(new.entries.count)
        timeline.select(entryBefore.flatMap { sequence in new.entries.firstIndex { $0.entry.sequence == sequence } } ?? 0)
    }

    /// What of the timeline is asked for.
    var wantedEntries: PersonFilter { PersonFilter(kinds: kind.kinds, text: filter.text) }

    func isNew(_ entry: HistoryEntry, now: Int64) -> Bool {
        now < newUntil && newAfter.map { entry.sequence > $0 } ?? false
    }

    var currentCase: CaseID? {
        guard let view else { return nil }
        return cases.selected.flatMap { $0 < view.cases.count ? view.cases[$0].id : nil }
    }

    var currentEntry: PersonEntry? {
        guard let view else { return nil }
        return timeline.selected.flatMap { $0 < view.entries.count ? view.entries[$0] : nil }
    }
}

/// Languages by their English names, for staff.
enum LanguageName {
    private static let names = [
        "en": "English", "es": "Spanish", "nv": "Navajo", "vi": "Vietnamese", "hmn": "Hmong", "ar": "Arabic", "so": "Somali",
        "de": "German",
        "zh": "Chinese", "ko": "Korean", "ru": "Russian", "fr": "French", "tl": "Tagalog", "lo": "Lao", "km": "Khmer", "my": "Burmese",
        "uk": "Ukrainian", "pt": "Portuguese",
    ]

    static func name(_ code: String) -> String { names[code] ?? code }
}
