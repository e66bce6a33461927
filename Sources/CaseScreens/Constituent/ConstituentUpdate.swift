import CaseOperations
import CaseStorage
import Casework
public import TextCanvas

extension ConstituentScreen {
    private var currentCase: CaseID? {
        guard section == .cases, let view else { return nil }
        return cases.selected.flatMap { $0 < view.cases.count ? view.cases[$0].id : nil }
    }

    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        switch command {
        case .open: currentCase == nil ? .refused("No case to open: n opens a new one.") : .go
        case .newCase, .editConstituent, .relate, .contact: view == nil ? .refused("Still reading.") : .go
        default: nil
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        guard let view else { return [] }
        switch command {
        case .open: return currentCase.map { [.push(.caseFile(CaseScreen($0)))] } ?? []
        case .newCase: return [.show(.menu(typeMenu(context)))]
        case .editConstituent: return [.push(.form(FormScreen(editing: view.constituent)))]
        case .contact:
            return [.push(.form(FormScreen(contactWith: id, cases: view.cases.filter(\.isOpen).map(\.id), name: view.details.sortName)))]
        case .relate: return [.push(.find(FindScreen(.relate(id))))]
        default: return []
        }
    }

    private func typeMenu(_ context: ScreenContext) -> MenuOverlay {
        let choices = context.agency.caseTypes.enumerated().map { index, type in
            let key = "open:\(id.hex):\(type.id)"
            let isBegun = forms.contains { $0.key == key }
            return MenuOverlay.Choice(
                Menu.Item(type.title.plain, key: index < 9 ? String(index + 1) : "", detail: isBegun ? "half filled in" : type.prefix),
                [.push(.form(FormScreen(opening: type, for: id, name: view?.details.sortName ?? "", today: context.today)))])
        }
        return MenuOverlay(title: "Open a case", choices: choices)
    }

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        switch input {
        case .key(.tab), .key(.backTab):
            section = section == .cases ? .timeline : .cases
            return []
        case .key(let key): return (section == .cases ? cases.handle(key) : timeline.handle(key)) ? [] : nil
        case .mouse(_, let row, let kind):
            let layout = ConstituentLayout(Rect(column: 0, row: 0, columns: context.size.columns, rows: context.size.rows - 3), self)
            if row - 1 < layout.timelineHead.row {
                section = .cases
                return cases.handle(mouse: kind, row: row - 1 - layout.cases.row)
                    ? currentCase.map { [.push(.caseFile(CaseScreen($0)))] } ?? [] : []
            }
            section = .timeline
            _ = timeline.handle(mouse: kind, row: row - 1 - layout.timeline.row)
            return []
        default: return nil
        }
    }

    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] {
        switch answer {
        case .constituent(let new) where new.constituent.id == id:
            view = new
            cases.setCount(new.cases.count)
            timeline.setCount(new.timeline.count)
            if let wanted, let index = new.cases.firstIndex(where: { $0.number == wanted }) { cases.select(index) }
            wanted = nil
        case .constituentDone(let done, let what) where done == id: return [.say(what, .done), .run(.loadConstituent(id))]
        case .forms(let all): forms = all
        default: break
        }
        return []
    }
}
