import CaseOperations
import CaseStorage
import Casework
public import TextCanvas

extension DeskScreen {
    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        switch command {
        case .open: current == nil ? .refused("Nothing to open here: find somebody with /.") : .go
        case .mark: section == .mine && !mine.isEmpty ? .go : .refused("Only your cases can be marked.")
        case .assign, .print: chosen.isEmpty ? .refused("Stand on a case of yours first.") : .go
        default: nil
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        switch command {
        case .open: return current.map { [.push($0)] } ?? []
        case .mark: _ = mine.handle(.character(" "))
        case .assign: return [.run(.loadStaff)]
        case .print: return [.run(.loadPrinters)]
        default: break
        }
        return []
    }

    /// The screen behind the current row.
    private var current: Screen? {
        guard let view else { return nil }
        switch section {
        case .mine: return mine.selected.flatMap { $0 < view.mine.count ? .caseFile(CaseScreen(view.mine[$0].row.id)) : nil }
        case .queues:
            return queues.selected.flatMap { index in
                index < view.queues.count
                    ? .queue(QueueScreen(queue: view.queues[index].queue.id, title: view.queues[index].queue.title.plain)) : nil
            }
        case .today:
            return today.selected.flatMap {
                $0 < view.callbacks.count ? .constituent(ConstituentScreen(view.callbacks[$0].callback.constituent)) : nil
            }
        }
    }

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        switch input {
        case .key(.tab), .key(.right), .key(.character("l")): return turn(by: 1)
        case .key(.backTab), .key(.left), .key(.character("h")): return turn(by: -1)
        case .key(let key):
            let isMove =
                switch section {
                case .mine: mine.handle(key)
                case .queues: queues.handle(key)
                case .today: today.handle(key)
                }
            return isMove ? [] : nil
        case .mouse(let column, let row, let kind): return point(column, row - 1, kind, context)
        default: return nil
        }
    }

    private mutating func turn(by step: Int) -> [Step] {
        let all = Section.allCases
        let index = all.firstIndex(of: section) ?? 0
        section = all[(index + step + all.count) % all.count]
        return []
    }

    private mutating func point(_ column: Int, _ row: Int, _ kind: MouseKind, _ context: ScreenContext) -> [Step]? {
        let layout = DeskLayout(Rect(column: 0, row: 0, columns: context.size.columns, rows: context.size.rows - 3), self)
        let at = Point(column, row)
        var isPressed = false
        if layout.mine.contains(at) {
            section = .mine
            isPressed = mine.handle(mouse: kind, row: row - layout.mine.row)
        } else if layout.queues.contains(at) {
            section = .queues
            isPressed = queues.handle(mouse: kind, row: row - layout.queues.row)
        } else if layout.today.contains(at) {
            section = .today
            isPressed = today.handle(mouse: kind, row: row - layout.today.row)
        }
        return isPressed ? current.map { [.push($0)] } : []
    }

    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] {
        switch answer {
        case .desk(let new):
            // The cursor stays on the case it stood on, wherever that went.
            let before = view.flatMap { view in mine.selected.flatMap { $0 < view.mine.count ? view.mine[$0].row.id : nil } }
            view = new
            mine.setCount(new.mine.count)
            queues.setCount(new.queues.count)
            today.setCount(new.callbacks.count)
            if let before, let index = new.mine.firstIndex(where: { $0.row.id == before }) { mine.select(index) }
        case .staff(let staff): return [.show(.menu(AssignMenu.menu(for: chosen.map(\.row.id), staff: staff, context)))]
        case .printers(let printers, let remembered):
            return [.show(.menu(PrintMenu.menu(for: chosen, printers: printers, remembered: remembered, context)))]
        case .caseView(let taken): return [.push(.caseFile(CaseScreen(taken.record.id)))]
        case .done:
            mine.clearMarks()
            return [.run(.loadDesk)]
        default: break
        }
        return []
    }
}
