import CaseOperations
import CaseStorage
import Casework
public import TextCanvas

extension InterviewScreen {
    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        let hasAnswers = !questioning.given.isEmpty
        switch command {
        case .open:
            switch questioning.focus {
            case .question: return .refused("Answer the question first.")
            case .result: return selected == nil ? .refused("This office has no programs yet: its pack would name them.") : .go
            case .answers: return questioning.listedQuestion == nil ? .refused("There is no question here.") : .go
            }
        case .dontKnow: return questioning.refusalOfDontKnow.map { .refused($0) } ?? .go
        case .takeBack: return questioning.takeable == nil ? .refused("Stand on an answer first: it is the one that is taken back.") : .go
        case .startAfresh: return hasAnswers ? .go : .refused("Nothing has been answered yet.")
        case .print: return hasAnswers ? .go : .refused("Answer a question first: there is nothing to print yet.")
        case .newCase where questioning.focus != .result: return .refused("Stand on a program first: Tab goes to them.")
        case .newCase:
            return selected.map { CaseFromAnswers.availability(of: $0.program, context) } ?? .refused("This office has no programs yet.")
        case .back, .quit: return .go
        default: return nil
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        switch command {
        case .open:
            if questioning.focus == .answers, let question = questioning.listedQuestion {
                questioning.choose(question)
                return []
            }
            return selected.map { [.push(.program(ProgramScreen(of: self, program: $0.id)))] } ?? []
        case .dontKnow: return questioning.dontKnow.map { settle($0, context) } ?? []
        case .takeBack: return questioning.takeable.map { settle(.answered($0, nil), context) } ?? []
        case .startAfresh:
            beginAfresh(context)
            return [.run(.discardForm(draftKey)), .say("Begun afresh; the answers are thrown away.", .plain)]
        case .print: return [.push(.sheet(SheetScreen(programs: self, context)))]
        case .newCase:
            return selected.map { CaseFromAnswers.steps(for: $0.program, in: course, constituent: constituent, name: name, context) } ?? []
        case .back, .quit: return leave(context)
        default: return []
        }
    }

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        let layout = InterviewLayout(in: context, self)
        programs.setHeight(layout.programs.rows)
        questioning.list.setHeight(layout.answers.rows)
        switch input {
        case .key(let key):
            if let event = questioning.handle(key, today: context.today) { return settle(event, context) }
            return questioning.focus == .result && programs.handle(key) ? [] : nil
        case .paste(let text):
            questioning.paste(text)
            return []
        case .mouse(let column, let row, let kind): return point(Point(column, row), kind, layout, context)
        case .resize: return nil
        }
    }

    private mutating func point(_ at: Point, _ kind: MouseKind, _ layout: InterviewLayout, _ context: ScreenContext) -> [Step] {
        if layout.programs.contains(at) {
            questioning.focus = .result
            let before = programs.selection
            let isPressed = programs.handle(mouse: kind, row: at.row - layout.programs.row)
            return isPressed && before == programs.selection ? [.command(.open)] : []
        }
        return questioning.point(at, kind, question: layout.question, list: layout.answers).map { settle($0, context) } ?? []
    }

    /// Takes what the question came to. An answer that contradicts another stays typed, with the sentence beside it.
    private mutating func settle(_ event: Questioning.Event, _ context: ScreenContext) -> [Step] {
        switch event {
        case .stays: return []
        case .left:
            pose()
            return []
        case .answered(let question, let answer):
            if let answer, let refusal = course.refusal(answering: question.id, with: answer) {
                questioning.complain(Wording(agency: context.agency).sentence(refusal))
                return []
            }
            take(answer, to: question, today: context.today)
            return keep(context)
        }
    }

    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] {
        switch answer {
        case .forms(let drafts) where !questioning.hasLookedForDraft:
            questioning.hasLookedForDraft = true
            guard questioning.given.isEmpty, let draft = drafts.first(where: { $0.key == draftKey }) else { return [] }
            takeUp(draft, context)
            return [.say("Taken up again as you left it. \(context.keys.keys(for: .startAfresh).label) begins afresh.", .plain)]
        case .constituent(let view):
            name = view.details.sortName
            language = view.details.language
        default: break
        }
        return []
    }

    // MARK: Drafts

    private mutating func keep(_ context: ScreenContext) -> [Step] {
        let draft = unsaved(context)
        guard draft?.typed ?? [:] != questioning.kept else { return [] }
        questioning.kept = draft?.typed ?? [:]
        return [.run(draft.map { .saveForm($0) } ?? .discardForm(draftKey))]
    }

    /// What is half done is kept. Answers of somebody without a name are not, once nothing is left to ask: the next
    /// person is another.
    private mutating func leave(_ context: ScreenContext) -> [Step] {
        guard !questioning.given.isEmpty else { return [.pop] }
        if constituent == nil, course.isOver { return [.run(.discardForm(draftKey)), .pop] }
        let key = context.keys.keys(for: .goForms).label
        return keep(context) + [.pop, .say("The interview is kept: \(key) takes it up again.", .plain)]
    }
}
