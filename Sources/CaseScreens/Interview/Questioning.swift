import CaseOperations
import Casework
import TextCanvas

/// Questions put one at a time, with the answers so far and what comes of them beside: what the interview and a
/// checklist made from answers have in common.
struct Questioning: Sendable, Equatable {
    /// Where keys go: the question, what comes of the answers, or the list of answers.
    enum Focus: Sendable, CaseIterable { case question, result, answers }

    /// What a key came to.
    enum Event: Sendable, Equatable {
        case stays
        /// Nil takes the answer back.
        case answered(Question, AnswerValue?)
        /// The question that had been asked once more was left as it was answered.
        case left
    }

    var given = GivenAnswers()
    /// Nil when nothing is left to ask.
    private(set) var asking: Asking?
    var focus = Focus.question
    var list = ListState()
    /// What the list of answers shows: answered questions in their order, then those still to be asked.
    private(set) var listed: [Question] = []
    /// Whether somebody chose the question that is asked, instead of the one whose turn it is.
    private(set) var isChosen = false
    /// The draft as the store has it.
    var kept: [String: String] = [:]
    var hasLookedForDraft = false

    var takesLetters: Bool { focus == .question && asking?.takesLetters == true }

    /// Puts the next question; nil when there is none.
    mutating func pose(_ next: Question?, open: [Question], of all: [Question]) {
        isChosen = false
        asking = next.map { Asking($0) }
        listed = given.order.compactMap { id in all.first { $0.id == id } } + open.filter { given.values[$0.id] == nil }
        list.setCount(listed.count)
        // The cursor of the list waits on the answer given last.
        list.select(max(0, given.order.count - 1))
        if next == nil, focus == .question { focus = .result }
    }

    /// Asks a question out of turn, such as one that was answered before.
    mutating func choose(_ question: Question) {
        asking = Asking(question, before: given.values[question.id])
        isChosen = true
        focus = .question
    }

    var listedQuestion: Question? { list.selected.map { listed[$0] } }

    mutating func complain(_ sentence: String) { asking?.problem = sentence }

    // MARK: Keys

    /// Nil for what means nothing to the question or to the list of answers.
    mutating func handle(_ key: KeyPress, today: CivilDate) -> Event? {
        switch key {
        case .tab: turn(by: 1)
        case .backTab: turn(by: -1)
        case .escape where isChosen: return .left
        default: return focus == .answers ? list.handle(key) ? .stays : nil : focus == .question ? ask(key, today) : nil
        }
        return .stays
    }

    private mutating func ask(_ key: KeyPress, _ today: CivilDate) -> Event? {
        guard var asking else { return nil }
        let outcome = asking.handle(key, today: today)
        self.asking = asking
        return outcome.map { event(of: $0, asking.question) }
    }

    private func event(of outcome: Asking.Outcome, _ question: Question) -> Event {
        switch outcome {
        case .stays: .stays
        case .answered(let answer): .answered(question, answer)
        case .takenBack: .answered(question, nil)
        }
    }

    mutating func paste(_ text: String) { if focus == .question { asking?.paste(text) } }

    private mutating func turn(by step: Int) {
        let all = Focus.allCases.filter { $0 != .question || asking != nil }
        let index = all.firstIndex(of: focus) ?? 0
        focus = all[(index + step + all.count) % all.count]
    }

    /// A press or a turn of the wheel over the question or the list of answers.
    mutating func point(_ at: Point, _ kind: MouseKind, question: Rect, list area: Rect) -> Event? {
        if area.contains(at) {
            focus = .answers
            list.setHeight(area.rows)
            let before = list.selection
            guard list.handle(mouse: kind, row: at.row - area.row), before == list.selection, let chosen = listedQuestion else {
                return .stays
            }
            choose(chosen)
            return .stays
        }
        guard question.contains(at), var asking else { return nil }
        if kind == .press { focus = .question }
        let lines = AskingLayout(asking, in: question).input
        guard !asking.options.isEmpty, lines.contains(at) else { return .stays }
        asking.list.setHeight(lines.rows)
        let isPressed = asking.list.handle(mouse: kind, row: at.row - lines.row)
        self.asking = asking
        return isPressed ? asking.list.selected.map { .answered(asking.question, asking.options[$0].answer) } : .stays
    }

    // MARK: Commands

    /// Why "don't know" cannot be said now; nil where it can.
    var refusalOfDontKnow: String? { asking == nil ? "Nothing is being asked." : nil }

    var dontKnow: Event? { asking.map { .answered($0.question, .dontKnow) } }

    /// The question whose answer would be taken back.
    var takeable: Question? {
        let question = focus == .question ? asking?.question : listedQuestion
        return question.flatMap { given.values[$0.id] == nil ? nil : $0 }
    }

    // MARK: Drafts

    func typed(_ questions: [Question]) -> [String: String] { given.typed(questions) }
}
