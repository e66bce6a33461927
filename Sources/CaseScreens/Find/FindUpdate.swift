import CaseOperations
import CaseStorage
import Casework
public import TextCanvas

extension FindScreen {
    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        switch command {
        case .open: selected == nil ? .refused("Nobody to open: type part of a name first.") : .go
        default: nil
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        guard command == .open, let match = selected else { return [] }
        return open(match, context)
    }

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        switch input {
        case .key(.enter): return selected.map { open($0, context) } ?? enterNobody()
        case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown), .key(.control("n")), .key(.control("p")):
            guard case .key(let key) = input else { return nil }
            list.setHeight(Self.layout(context).list.rows)
            _ = list.handle(key)
            return []
        case .key(let key):
            let before = field.text
            guard field.handle(key) else { return nil }
            return field.text == before ? [] : look()
        case .paste(let text):
            field.insert(text)
            return look()
        case .mouse(_, let row, let kind):
            let body = Self.layout(context).list
            list.setHeight(body.rows)
            let wasPressed = list.handle(mouse: kind, row: row - body.row)
            return wasPressed ? selected.map { open($0, context) } ?? [] : []
        case .resize: return nil
        }
    }

    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] {
        if case .constituentDone(let id, let what) = answer {
            return [.say(context.namesHidden ? "Done." : what, .done), .replace(.constituent(ConstituentScreen(id)))]
        }
        // What belongs to an older text never paints.
        guard case .matches(let text, let found) = answer, text == field.text else { return [] }
        // The same words again, since somebody's commit became visible: the cursor stays on whom it stood on.
        let before = answered == text ? selected?.id : nil
        matches = found.filter { $0.id != excluded }
        answered = text
        list.setCount(matches.count)
        list.select(before.flatMap { id in matches.firstIndex { $0.id == id } } ?? 0)
        return []
    }

    public func loads(_ context: ScreenContext) -> [Effect] { field.isEmpty ? [] : [.search(field.text)] }

    private mutating func look() -> [Step] {
        guard !field.text.allSatisfy(\.isWhitespace) else {
            matches = []
            answered = nil
            list.setCount(0)
            return []
        }
        return [.run(.search(field.text))]
    }

    /// Enter on nobody found: the next thing wanted is to enter them.
    private func enterNobody() -> [Step] {
        guard answered == field.text, answered != nil else { return [.say("Nobody to open: type part of a name first.", .refusal)] }
        return [.command(.newConstituent)]
    }

    private func open(_ match: SearchMatch, _ context: ScreenContext) -> [Step] {
        switch purpose {
        // Who was found may be the wrong one: Esc comes back to what was typed and to who else it found.
        case .show: [.push(.constituent(ConstituentScreen(match.id, at: match.caseNumber)))]
        case .visit: [.run(.startVisit(match.id)), .replace(.constituent(ConstituentScreen(match.id, at: match.caseNumber)))]
        case .relate(let subject): [.show(.menu(relationMenu(of: subject, to: match, context)))]
        case .same(let subject): [.replace(.duplicates(DuplicatesScreen(comparing: subject, with: match.id)))]
        case .apply(let wanted): wanted.steps(for: match.id, name: match.details.sortName, context) { [.replace(.form($0))] }
        case .rehome(let id, let reason): [.run(.change(id, .rehome(to: match.id, reason: reason), seen: nil, form: nil)), .pop]
        }
    }

    private func relationMenu(of subject: ConstituentID, to match: SearchMatch, _ context: ScreenContext) -> MenuOverlay {
        MenuOverlay(
            title: "They are the",
            choices: Relation.allCases.map { relation in
                .init(
                    Menu.Item("\(KindWording.relation(relation)) \(context.name(match.details.fullName))"),
                    [.run(.relate(subject, to: match.id, as: relation)), .pop])
            })
    }
}
