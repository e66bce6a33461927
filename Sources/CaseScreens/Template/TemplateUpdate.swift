import CaseOperations
import Casework
public import TextCanvas

extension TemplateScreen {
    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        let hasAnswers = !questioning.given.isEmpty
        switch command {
        case .open:
            switch questioning.focus {
            case .question: return .refused("Answer the question first.")
            case .result: return selected == nil ? .refused("Nothing of this checklist applies.") : .go
            case .answers: return questioning.listedQuestion == nil ? .refused("There is no question here.") : .go
            }
        case .dontKnow: return questioning.refusalOfDontKnow.map { .refused($0) } ?? .go
        case .takeBack: return questioning.takeable == nil ? .refused("Stand on an answer first: it is the one that is taken back.") : .go
        case .startAfresh: return hasAnswers ? .go : .refused("Nothing has been answered yet.")
        case .print, .back, .quit: return .go
        case .showAll: return showsAll || notApplying > 0 ? .go : .refused("Every item applies, as far as anybody can tell.")
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
            return selected.map { [.show(.notice(title: "To do", ScrollText(detail(of: $0, context))))] } ?? []
        case .dontKnow: return questioning.dontKnow.map { settle($0, context) } ?? []
        case .takeBack: return questioning.takeable.map { settle(.answered($0, nil), context) } ?? []
        case .startAfresh:
            beginAfresh(context)
            return [.run(.discardForm(draftKey)), .say("Begun afresh; the answers are thrown away.", .plain)]
        case .print:
            let request = PaperRequest(.template(checklist: checklist.id, answers: questioning.given.values), showsAll: showsAll)
            return [.push(.sheet(SheetScreen(request, title: checklist.title.plain, context)))]
        case .showAll:
            showsAll.toggle()
            items.setCount(shown.count)
            return []
        case .back, .quit: return leave(context)
        default: return []
        }
    }

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        let layout = TemplateLayout(in: context, self)
        items.setHeight(layout.parts.programs.rows)
        questioning.list.setHeight(layout.parts.answers.rows)
        switch input {
        case .key(let key):
            if let event = questioning.handle(key, today: context.today) { return settle(event, context) }
            return questioning.focus == .result && items.handle(key) ? [] : nil
        case .paste(let text):
            questioning.paste(text)
            return []
        case .mouse(let column, let row, let kind): return point(Point(column, row), kind, layout.parts, context)
        case .resize: return nil
        }
    }

    private mutating func point(_ at: Point, _ kind: MouseKind, _ layout: InterviewLayout, _ context: ScreenContext) -> [Step] {
        if layout.programs.contains(at) {
            questioning.focus = .result
            let before = items.selection
            let isPressed = items.handle(mouse: kind, row: at.row - layout.programs.row)
            return isPressed && before == items.selection ? [.command(.open)] : []
        }
        return questioning.point(at, kind, question: layout.question, list: layout.answers).map { settle($0, context) } ?? []
    }

    private mutating func settle(_ event: Questioning.Event, _ context: ScreenContext) -> [Step] {
        switch event {
        case .stays: return []
        case .left:
            work(context)
            return []
        case .answered(let question, let answer):
            take(answer, to: question, context)
            return keep(context)
        }
    }

    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] { [] }

    // MARK: Drafts

    private mutating func keep(_ context: ScreenContext) -> [Step] {
        let draft = unsaved(context)
        guard draft?.typed ?? [:] != questioning.kept else { return [] }
        questioning.kept = draft?.typed ?? [:]
        return [.run(draft.map { .saveForm($0) } ?? .discardForm(draftKey))]
    }

    /// What is half done is kept; a list that is done is not, since the next person is another.
    private mutating func leave(_ context: ScreenContext) -> [Step] {
        guard !questioning.given.isEmpty else { return [.pop] }
        if open.isEmpty { return [.run(.discardForm(draftKey)), .pop] }
        let key = context.keys.keys(for: .goForms).label
        return keep(context) + [.pop, .say("The answers are kept: \(key) takes them up again.", .plain)]
    }
}
