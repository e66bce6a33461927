import CaseOperations
import CaseStorage
import Casework
public import TextCanvas

extension CaseScreen {
    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        switch input {
        case .key(let key): return move(key, context) ? [] : nil
        case .mouse(let column, let row, let kind): return point(column, row, kind, context)
        default: return nil
        }
    }

    private mutating func move(_ key: KeyPress, _ context: ScreenContext) -> Bool {
        switch key {
        case .tab, .right: turn(to: (tab.rawValue + 1) % Tab.allCases.count)
        case .backTab, .left: turn(to: (tab.rawValue + Tab.allCases.count - 1) % Tab.allCases.count)
        case .character(let digit) where "12345".contains(digit): turn(to: (digit.wholeNumberValue ?? 1) - 1)
        case .down, .character("j"): stand(at: places[tab.rawValue] + 1, context)
        case .up, .character("k"): stand(at: places[tab.rawValue] - 1, context)
        case .pageDown, .control("f"): stand(at: places[tab.rawValue] + 8, context)
        case .pageUp, .control("b"): stand(at: places[tab.rawValue] - 8, context)
        case .home: stand(at: 0, context)
        case .end, .character("G"): stand(at: .max, context)
        default: return false
        }
        return true
    }

    private mutating func turn(to index: Int) { tab = Tab(rawValue: index) ?? .summary }

    mutating func stand(at place: Int, _ context: ScreenContext) {
        places[tab.rawValue] = max(0, min(place, targets(context).count - 1))
    }

    private mutating func point(_ column: Int, _ row: Int, _ kind: MouseKind, _ context: ScreenContext) -> [Step]? {
        switch kind {
        case .wheelUp: stand(at: places[tab.rawValue] - 3, context)
        case .wheelDown: stand(at: places[tab.rawValue] + 3, context)
        case .press:
            let layout = CaseLayout(
                Rect(column: 0, row: 1, columns: context.size.columns, rows: max(0, context.size.rows - 3)), self, context)
            if layout.tabs.contains(Point(column, row)) {
                if let index = tabs.index(atColumn: column - layout.tabs.column, width: layout.tabs.columns) { turn(to: index) }
                return []
            }
            guard layout.body.contains(Point(column, row)) else { return [] }
            let lines = lines(width: layout.body.columns, context)
            let index = firstLine(lines, rows: layout.body.rows, context) + row - layout.body.row
            // A line without a target belongs to the one above it.
            let targets = lines.prefix(index + 1).compactMap(\.target)
            guard lines.indices.contains(index), !targets.isEmpty else { return [] }
            if targets.count - 1 == places[tab.rawValue] { return [.command(.open)] }
            stand(at: targets.count - 1, context)
        }
        return []
    }

    // MARK: Answers

    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] {
        switch answer {
        case .caseView(let new) where new.record.id == id:
            take(new, context)
            guard hadConflict, let last = new.history.last else { return [] }
            hadConflict = false
            return [.say("Not done: \(last.actorName) has been here meanwhile (\(last.action)). Look, and do it again.", .failure)]
        // Another case was taken from a queue.
        case .caseView(let taken): return [.push(.caseFile(CaseScreen(taken.record.id)))]
        case .caseDone(let new, let what) where new.record.id == id:
            isBusy = false
            take(new, context)
            return [.say(what, .done)]
        case .conflict(let sentence):
            isBusy = false
            hadConflict = true
            return [.run(.loadCase(id)), .say(sentence, .failure)]
        case .failed:
            isBusy = false
            isAssigning = false
        case .done: return [.run(.loadCase(id))]
        case .constituentDone(_, let what): return [.run(.loadCase(id)), .say(what, .done)]
        case .staff(let all):
            staff = all
            guard isAssigning else { return [] }
            isAssigning = false
            return [.show(.menu(AssignMenu.menu(for: [id], staff: all, context)))]
        case .workflow(let workflow) where workflow.type.id == view?.record.type:
            return view.map { [.renew(dueNotice($0, workflow, context))] } ?? []
        case .matches(_, let found): return [.show(.menu(rehomeMenu(found, context)))]
        default: break
        }
        return []
    }

    /// A newer view: the cursor stays at its place.
    private mutating func take(_ new: CaseView, _ context: ScreenContext) {
        view = new
        stand(at: places[tab.rawValue], context)
    }

    // MARK: Prompts

    enum Prompt {
        static let note = "note", evidence = "evidence:", rehomeTo = "rehome-to", rehomeWhy = "rehome-why:"
    }

    public mutating func answered(prompt tag: String, text: String, _ context: ScreenContext) -> [Step] {
        let isBlank = text.allSatisfy(\.isWhitespace)
        switch tag {
        case Prompt.note:
            return isBlank ? [.say(wording(context).sentence(.textRequired), .refusal)] : change(.note(text), "Writing the note\u{2026}")
        case Prompt.rehomeTo: return isBlank ? [.say("Nobody was named, and the case stays where it is.", .plain)] : [.run(.search(text))]
        default: break
        }
        if tag.hasPrefix(Prompt.evidence) {
            let words = text.trimmingBlanks
            return change(
                .tick(item: String(tag.dropFirst(Prompt.evidence.count)), done: true, evidence: words.isEmpty ? nil : words),
                "Ticking\u{2026}")
        }
        guard tag.hasPrefix(Prompt.rehomeWhy), let other = ConstituentID(hex: String(tag.dropFirst(Prompt.rehomeWhy.count))) else {
            return []
        }
        if isBlank { return [.say(wording(context).sentence(.reasonRequired), .refusal)] }
        return change(.rehome(to: other, reason: text), "Moving the case\u{2026}")
    }

    private func rehomeMenu(_ found: [SearchMatch], _ context: ScreenContext) -> MenuOverlay {
        let others = found.filter { $0.id != view?.record.constituent }
        return MenuOverlay(
            title: "Whose case is it?",
            choices: others.map { match in
                let facts = [match.details.birthDate.map(DateWording.long), match.details.city].compactMap { $0 }.joined(separator: ", ")
                return .init(
                    Menu.Item(context.name(match.details.sortName), detail: context.namesHidden ? "" : facts),
                    [
                        .show(
                            .prompt(
                                PromptOverlay(
                                    title: "Why does the case belong to \(context.name(match.details.sortName))?",
                                    tag: Prompt.rehomeWhy + match.id.hex)))
                    ])
            }, filtering: others.count > 9, emptyText: "Nobody is found by that. Esc, and try other words.")
    }

    /// Sends a step to the store, once; it shows as done when it is durable.
    mutating func change(_ command: CaseCommand, _ saying: String) -> [Step] {
        guard let view, !isBusy else { return [.say("The last step is still being saved.", .plain)] }
        isBusy = true
        return [.run(.change(id, command, seen: view.record.version, form: nil)), .say(saying, .plain)]
    }
}
