public import CaseOperations
import CaseStorage
public import Casework
import TextCanvas

/// A checklist made from a few answers, for somebody without a case: its questions one at a time, and below them the
/// items as they will print.
public struct TemplateScreen: ScreenState {
    let checklist: Checklist
    /// `template:<checklist>:<when it began>`: whoever comes next is somebody else.
    let draftKey: String
    private(set) var plan: ChecklistPlan
    private(set) var facts: ConditionFacts
    var questioning = Questioning()
    var items = ListState()
    /// Whether items that do not apply are shown.
    var showsAll = false

    public init(_ checklist: Checklist, _ context: ScreenContext) {
        self.init(checklist, key: "\(Self.keyPrefix)\(checklist.id):\(context.now.utcMilliseconds)", context)
    }

    private init(_ checklist: Checklist, key: String, _ context: ScreenContext) {
        self.checklist = checklist
        draftKey = key
        facts = checklist.facts([:], today: context.today)
        plan = checklist.plan(for: facts, receivedOn: context.today, calendar: context.agency.calendar)
        questioning.hasLookedForDraft = true
        work(context)
    }

    /// One taken up again; nil for a draft of something else, or of a checklist that is gone.
    init?(draft: FormDraft, _ context: ScreenContext) {
        let pieces = draft.key.split(separator: ":").map(String.init)
        guard draft.key.hasPrefix(Self.keyPrefix), pieces.count == 3, let checklist = context.agency.checklist(pieces[1]) else {
            return nil
        }
        self.init(checklist, key: draft.key, context)
        questioning.given = GivenAnswers(typed: draft.typed, checklist.questions, today: context.today)
        questioning.kept = draft.typed
        work(context)
    }

    static let keyPrefix = "template:"

    public var groups: [Command.Group] { [.anInterview, .lists, .aCase, .aForm] }
    public func title(_ context: ScreenContext) -> String { "Checklist" }

    public func hints(_ context: ScreenContext) -> [Command] {
        switch questioning.focus {
        case .question: [.dontKnow, .startAfresh, .back]
        case .result: [.print, .open, .showAll, .startAfresh, .back]
        case .answers: [.open, .takeBack, .print, .startAfresh, .back]
        }
    }

    public var takesLetters: Bool { questioning.takesLetters }

    public func unsaved(_ context: ScreenContext) -> FormDraft? {
        let typed = questioning.typed(checklist.questions)
        if typed.isEmpty { return nil }
        return FormDraft(
            key: draftKey, title: "\(questioning.given.count) \u{00B7} \(checklist.title.plain)", typed: typed,
            savedAt: context.now.utcMilliseconds)
    }

    // MARK: Items

    /// Items to be seen, in order of due date.
    var shown: [ChecklistPlan.Item] { plan.inOrder.filter { showsAll || $0.isWanted } }
    var notApplying: Int { plan.items.count { !$0.isWanted } }
    var selected: ChecklistPlan.Item? {
        let shown = shown
        return items.selected.map { shown[$0] }
    }

    /// Questions still to be asked, in the pack's order: not answered, and put to this person.
    var open: [Question] {
        checklist.questions.filter { questioning.given.values[$0.id] == nil && $0.when?.answer(facts) ?? .holds != .doesNot }
    }

    mutating func take(_ answer: AnswerValue?, to question: Question, _ context: ScreenContext) {
        questioning.given.give(answer, to: question.id)
        work(context)
    }

    /// Works the list out from the answers as they are, and puts the next question.
    mutating func work(_ context: ScreenContext) {
        facts = checklist.facts(questioning.given.values, today: context.today)
        plan = checklist.plan(for: facts, receivedOn: context.today, calendar: context.agency.calendar)
        items.setCount(shown.count)
        let open = open
        questioning.pose(open.first, open: open, of: checklist.questions)
    }

    mutating func beginAfresh(_ context: ScreenContext) {
        questioning = Questioning()
        questioning.hasLookedForDraft = true
        items.select(0)
        work(context)
    }
}

/// Checklists that are made from answers.
enum TemplateMenu {
    static func menu(_ context: ScreenContext) -> MenuOverlay {
        let checklists = context.agency.checklists.filter { !$0.questions.isEmpty }
        return MenuOverlay(
            title: "Which checklist?",
            choices: checklists.enumerated().map { index, checklist in
                .init(
                    Menu.Item(checklist.title.plain, key: index < 9 ? String(index + 1) : ""),
                    [.push(.template(TemplateScreen(checklist, context)))])
            }, filtering: checklists.count > 9)
    }
}
