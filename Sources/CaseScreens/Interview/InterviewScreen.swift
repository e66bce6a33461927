public import CaseOperations
import CaseStorage
public import Casework
import TextCanvas

/// An interview: one question at a time, always the one that settles most, beside it what the answers mean for each
/// program so far.
public struct InterviewScreen: ScreenState {
    /// Whom it is about; nil where nobody has asked for a name yet.
    let constituent: ConstituentID?
    var name: String
    var language: String?
    /// `interview:<constituent>`, or `interview:-:<when it began>` for somebody without a name.
    let draftKey: String
    private(set) var course: InterviewCourse
    var questioning = Questioning()
    var programs = ListState()
    /// What the last answer moved, with where each stood before.
    private(set) var moved: [String: Verdict] = [:]

    /// - Returns: nil where the office has no interview.
    public init?(for constituent: ConstituentID?, name: String = "", _ context: ScreenContext) {
        let key = constituent.map(\.hex) ?? "-:\(context.now.utcMilliseconds)"
        self.init(key: Self.keyPrefix + key, constituent, name: name, context)
    }

    private init?(key: String, _ constituent: ConstituentID?, name: String, _ context: ScreenContext) {
        guard let interview = context.agency.interview else { return nil }
        self.constituent = constituent
        self.name = name
        draftKey = key
        course = InterviewCourse(interview: interview, programs: context.agency.programs, today: context.today)
        programs.setCount(course.assessments.count)
        // There is nothing to look for where nobody is named: another person's answers are none of theirs.
        questioning.hasLookedForDraft = constituent == nil
        pose()
    }

    /// An interview taken up again; nil for a draft of something else.
    init?(draft: FormDraft, _ context: ScreenContext) {
        guard draft.key.hasPrefix(Self.keyPrefix) else { return nil }
        let rest = String(draft.key.dropFirst(Self.keyPrefix.count))
        self.init(key: draft.key, ConstituentID(hex: rest), name: FormsMenu.name(of: draft), context)
        takeUp(draft, context)
    }

    static let keyPrefix = "interview:"

    public var groups: [Command.Group] { [.anInterview, .lists, .constituent, .aCase, .aForm] }

    public func title(_ context: ScreenContext) -> String { name.isEmpty ? "Interview" : "Interview \u{00B7} \(context.name(name))" }

    public func hints(_ context: ScreenContext) -> [Command] {
        switch questioning.focus {
        case .question: [.dontKnow, .startAfresh, .back]
        case .result: [.open, .print, .newCase, .startAfresh, .back]
        case .answers: [.open, .takeBack, .print, .startAfresh, .back]
        }
    }

    public var takesLetters: Bool { questioning.takesLetters }
    public var subject: ConstituentID? { constituent }

    public func loads(_ context: ScreenContext) -> [Effect] {
        var effects: [Effect] = questioning.hasLookedForDraft ? [] : [.loadForms]
        if let constituent, name.isEmpty { effects.append(.loadConstituent(constituent)) }
        return effects
    }

    public func unsaved(_ context: ScreenContext) -> FormDraft? {
        let typed = questioning.typed(course.interview.questions)
        if typed.isEmpty { return nil }
        let title = "\(questioning.given.count) \u{00B7} \(course.interview.title.plain)"
        return FormDraft(
            key: draftKey, title: name.isEmpty ? title : "\(title)\(FormsMenu.separator)\(name)", typed: typed,
            savedAt: context.now.utcMilliseconds)
    }

    // MARK: The course

    /// Fitting ones first, then those that cannot be told yet, then the rest; each part in the pack's order.
    var ordered: [Assessment] {
        [Verdict.fits, .cannotTell, .doesNotFit].flatMap { verdict in course.assessments.filter { $0.verdict == verdict } }
    }

    var selected: Assessment? {
        let ordered = ordered
        return programs.selected.map { ordered[$0] }
    }

    func count(_ verdict: Verdict) -> Int { course.assessments.count { $0.verdict == verdict } }

    /// Takes an answer that has been checked, and puts the next question.
    mutating func take(_ answer: AnswerValue?, to question: Question, today: CivilDate) {
        let before = Dictionary(course.assessments.map { ($0.id, $0.verdict) }) { first, _ in first }
        let current = selected?.id
        questioning.given.give(answer, to: question.id)
        judge(today)
        moved = before.filter { id, verdict in course.assessments.contains { $0.id == id && $0.verdict != verdict } }
        // The cursor stays on its program, wherever that went; one that nobody has moved stays at the top.
        if programs.selection > 0, let index = ordered.firstIndex(where: { $0.id == current }) { programs.select(index) }
        pose()
    }

    private mutating func judge(_ today: CivilDate) {
        course = InterviewCourse(interview: course.interview, programs: course.programs, answers: questioning.given.values, today: today)
        programs.setCount(course.assessments.count)
    }

    mutating func pose() { questioning.pose(course.next, open: course.open, of: course.interview.questions) }

    mutating func takeUp(_ draft: FormDraft, _ context: ScreenContext) {
        questioning.hasLookedForDraft = true
        questioning.given = GivenAnswers(typed: draft.typed, course.interview.questions, today: context.today)
        questioning.kept = draft.typed
        judge(context.today)
        pose()
    }

    mutating func beginAfresh(_ context: ScreenContext) {
        questioning = Questioning()
        questioning.hasLookedForDraft = true
        moved = [:]
        programs.select(0)
        judge(context.today)
        pose()
    }
}
