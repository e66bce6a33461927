import CaseOperations
public import Casework
import TextCanvas

/// One constituent: who they are, all their cases, and everything that happened.
public struct ConstituentScreen: ScreenState {
    enum Section: Sendable, Equatable { case cases, timeline }

    public let id: ConstituentID
    var view: ConstituentView?
    var section = Section.cases
    var cases = ListState()
    var timeline = ListState()
    /// Half-filled forms of mine about this constituent.
    var forms: [FormDraft] = []

    /// The case to stand on when it is read: the one whose number was looked for.
    var wanted: CaseNumber?

    public init(_ id: ConstituentID, at number: CaseNumber? = nil) {
        self.id = id
        self.wanted = number
    }

    public var groups: [Command.Group] { [.lists, .constituent, .aCase] }

    public func title(_ context: ScreenContext) -> String {
        guard let details = view?.details else { return "Person" }
        let language = details.language.map { LanguageName.name($0) }
        let facts = [details.birthDate.map { String($0.year) }, language == "English" ? nil : language].compactMap { $0 }
        return ([context.name(details.sortName)] + facts).joined(separator: " \u{00B7} ")
    }

    public func hints(_ context: ScreenContext) -> [Command] { [.newCase, .open, .visit, .contact, .editConstituent, .relate, .back] }

    public var subject: ConstituentID? { id }

    public func loads(_ context: ScreenContext) -> [Effect] { [.loadConstituent(id), .loadForms] }
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
