import CaseOperations
public import Casework
import TextCanvas

/// One case: who it is about, where it stands, what comes next, and everything that happened.
public struct CaseScreen: ScreenState {
    enum Tab: Int, Sendable, CaseIterable { case summary, form, checklist, history, contacts }

    public let id: CaseID
    var view: CaseView?
    var tab = Tab.summary
    /// The place of the cursor among what it can stand on, by tab.
    var places: [Int] = Array(repeating: 0, count: Tab.allCases.count)
    /// Whether items that do not apply are shown.
    var showsAll = false
    /// For names in sentences, and for whom a case can be given to.
    var staff: [StaffMember] = []
    /// Whether the list of staff was asked for to give the case to somebody.
    var isAssigning = false
    /// Whether a step is on its way to the store; no other is sent meanwhile.
    var isBusy = false
    /// Whether somebody else was quicker; said by name once the case has been read again.
    var hadConflict = false

    public init(_ id: CaseID) {
        self.id = id
    }

    public var groups: [Command.Group] { [.aCase, .lists] }

    public func title(_ context: ScreenContext) -> String {
        guard let details = view?.constituent else { return "Case" }
        let language = details.language.map { LanguageName.name($0) }
        let born = context.namesHidden ? nil : details.birthDate.map { String($0.year) }
        return [context.name(details.sortName), born, language == "English" ? nil : language].compactMap { $0 }.joined(
            separator: " \u{00B7} ")
    }

    public func hints(_ context: ScreenContext) -> [Command] {
        let first: [Command] =
            switch tab {
            case .form: [.editForm, .move]
            case .checklist: [.tick, .tickWithEvidence, .showAll, .move]
            default: [.move, .tick]
            }
        return first
            + [.contact, .print, .visit, .undo, .note, .dueBecause, .showWorkflow, .assign, .editForm, .showConstituent, .rehome].filter {
                !first.contains($0)
            }
    }

    public var subject: ConstituentID? { view?.record.constituent }

    public func loads(_ context: ScreenContext) -> [Effect] { [.loadCase(id), .loadStaff] }

    func wording(_ context: ScreenContext) -> Wording { Wording(agency: context.agency, staff: staff) }

    /// What the cursor stands on.
    func target(_ context: ScreenContext) -> CaseTarget? {
        let targets = self.targets(context)
        return targets.isEmpty ? nil : targets[min(places[tab.rawValue], targets.count - 1)]
    }

    func targets(_ context: ScreenContext) -> [CaseTarget] { lines(width: 80, context).compactMap(\.target) }
}

/// What the cursor of a case screen can stand on.
enum CaseTarget: Sendable, Hashable {
    case item(String)
    /// Items that do not apply, folded away.
    case notApplying
    /// Items that are done, and open ones for which there is no room, folded away on the summary.
    case moreItems
    case step(String)
    /// Steps of other states, folded away on the summary.
    case allSteps
    case entry(UInt64)
    case allHistory
    case field(String)
}

/// A line of a tab.
struct TabLine: Sendable, Equatable {
    var spans: [Span]
    var target: CaseTarget?

    init(_ spans: [Span] = [], _ target: CaseTarget? = nil) {
        self.spans = spans
        self.target = target
    }

    static func heading(_ title: String, _ rest: String = "") -> TabLine {
        TabLine([Span(title, .heading), Span(rest.isEmpty ? "" : "  \(rest)", .muted)])
    }
}
