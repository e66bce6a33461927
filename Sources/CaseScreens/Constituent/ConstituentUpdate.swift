import CaseOperations
import CaseStorage
import Casework
public import TextCanvas

extension ConstituentScreen {
    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        switch command {
        case .open:
            openable != nil ? .go : .refused(section == .cases ? "No case to open: n opens a new one." : "That was in no case.")
        case .newCase, .editConstituent, .relate, .contact, .filter, .sameAs: view == nil ? .refused("Still reading.") : .go
        case .separate: view?.aliases.isEmpty ?? true ? .refused("Nobody was merged into this person.") : .go
        default: nil
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        guard let view else { return [] }
        switch command {
        case .open: return openable.map { [.push(.caseFile(CaseScreen($0)))] } ?? []
        case .newCase: return [.show(.menu(typeMenu(context)))]
        case .editConstituent: return [.push(.form(FormScreen(editing: view)))]
        case .contact:
            return [.push(.form(FormScreen(contactWith: id, cases: view.cases.filter(\.isOpen).map(\.id), name: view.details.sortName)))]
        case .relate: return [.push(.find(FindScreen(.relate(id))))]
        case .sameAs: return [.push(.find(FindScreen(.same(id))))]
        case .separate: return [.show(.menu(separateMenu(view, context)))]
        case .filter:
            section = .timeline
            isFiltering = true
            return []
        default: return []
        }
    }

    /// The case under the cursor, or the one in which happened what the cursor stands on.
    private var openable: CaseID? {
        switch section {
        case .cases: currentCase
        case .timeline: currentEntry?.caseID
        case .who: nil
        }
    }

    private func separateMenu(_ view: ConstituentView, _ context: ScreenContext) -> MenuOverlay {
        MenuOverlay(
            title: "Separate again",
            choices: view.aliases.enumerated().map { index, alias in
                .init(
                    Menu.Item(
                        context.name(alias.details.sortName), key: index < 9 ? String(index + 1) : "",
                        detail: "becomes somebody of their own again"),
                    [.run(.unmerge(alias.id))])
            })
    }

    private func typeMenu(_ context: ScreenContext) -> MenuOverlay {
        let choices = context.agency.caseTypes.enumerated().map { index, type in
            let isBegun = forms.contains { FormPurpose(key: $0.key)?.isOpening(type.id, for: id) ?? false }
            return MenuOverlay.Choice(
                Menu.Item(type.title.plain, key: index < 9 ? String(index + 1) : "", detail: isBegun ? "half filled in" : type.prefix),
                OpeningWays.steps(type, context) { way in
                    [.push(.form(FormScreen(opening: type, by: way, for: id, name: view?.details.sortName ?? "", today: context.today)))]
                })
        }
        return MenuOverlay(title: "Open a case", choices: choices)
    }

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        if isFiltering, let steps = type(input) { return steps }
        let layout = Self.layout(self, context)
        cases.setHeight(layout.cases.rows)
        timeline.setHeight(layout.timeline.rows)
        switch input {
        case .key(.tab): return turn(by: 1, layout)
        case .key(.backTab): return turn(by: -1, layout)
        case .key(.character(let digit)) where ("1"..."6").contains(digit):
            kind = TimelineKind(rawValue: (digit.wholeNumberValue ?? 6) - 1) ?? .all
            section = .timeline
            return [.run(.loadConstituent(id, filter: wantedEntries))]
        case .key(let key): return move(key, layout, context) ? [] : nil
        case .mouse(let column, let row, let kind): return point(Point(column, row), kind, layout)
        default: return nil
        }
    }

    /// Keys while letters go into the filter; nil for those that mean something else.
    private mutating func type(_ input: TerminalInput) -> [Step]? {
        let before = filter.text
        switch input {
        case .key(.enter): isFiltering = false
        case .key(let key) where key.leaves:
            isFiltering = false
            filter.setText("")
        case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown):
            guard case .key(let key) = input else { return nil }
            _ = timeline.handle(key)
        case .key(let key): guard filter.handle(key) else { return nil }
        case .paste(let text): filter.insert(text)
        case .mouse, .resize: return nil
        }
        return filter.text == before ? [] : [.run(.loadConstituent(id, filter: wantedEntries))]
    }

    private mutating func turn(by step: Int, _ layout: ConstituentLayout) -> [Step] {
        isFiltering = false
        let all: [Section] = layout.hidesFacts || section == .who ? [.cases, .timeline, .who] : [.cases, .timeline]
        let index = all.firstIndex(of: section) ?? 0
        section = all[(index + step + all.count) % all.count]
        return []
    }

    private mutating func move(_ key: KeyPress, _ layout: ConstituentLayout, _ context: ScreenContext) -> Bool {
        switch section {
        case .cases: return cases.handle(key)
        case .timeline: return timeline.handle(key)
        case .who:
            who.setLines(factLines(width: layout.facts.columns - 2, context))
            who.setHeight(layout.facts.rows)
            return who.handle(key)
        }
    }

    private mutating func point(_ at: Point, _ kind: MouseKind, _ layout: ConstituentLayout) -> [Step] {
        if layout.cases.contains(at) {
            section = .cases
            return cases.handle(mouse: kind, row: at.row - layout.cases.row)
                ? currentCase.map { [.push(.caseFile(CaseScreen($0)))] } ?? [] : []
        }
        if layout.timeline.contains(at) {
            section = .timeline
            _ = timeline.handle(mouse: kind, row: at.row - layout.timeline.row)
        } else if kind == .press, layout.timelineHead.contains(at), at.row == layout.tabs.row,
            let index = Self.tabs(kind: self.kind).index(atColumn: at.column - layout.tabs.column, width: layout.tabs.columns)
        {
            self.kind = TimelineKind(rawValue: index) ?? .all
            section = .timeline
            return [.run(.loadConstituent(id, filter: wantedEntries))]
        }
        return []
    }

    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] {
        switch answer {
        case .constituent(let new) where new.constituent.id == id || view == nil || new.aliases.contains { $0.id == id }:
            let isAnother = view != nil && new.constituent.id != id
            take(new, now: context.now.utcMilliseconds)
            if isAnother { return [.say("They were merged: this is one person's page now.", .plain)] }
        case .constituentDone(let done, let what) where done == id:
            return [.say(what, .done), .run(.loadConstituent(id, filter: wantedEntries))]
        case .separated:
            return [.say("Separated again: they are two once more.", .done), .run(.loadConstituent(id, filter: wantedEntries))]
        case .forms(let all): forms = all
        default: break
        }
        return []
    }
}
