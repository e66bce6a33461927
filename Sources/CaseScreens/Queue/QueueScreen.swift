import CaseOperations
import CaseStorage
import Casework
public import TextCanvas

/// The open cases of one queue, by due date.
public struct QueueScreen: ScreenState {
    let queue: String
    let queueTitle: String
    var lines: [CaseLine] = []
    var total: Int?
    var list = ListState(marking: true)

    public init(queue: String, title: String) {
        self.queue = queue
        self.queueTitle = title
    }

    public var groups: [Command.Group] { [.lists, .aCase, .constituent] }
    public func title(_ context: ScreenContext) -> String { "Queue \u{00B7} \(queueTitle)" }
    public func hints(_ context: ScreenContext) -> [Command] { [.open, .takeNext, .mark, .assign, .print, .back] }
    public func loads(_ context: ScreenContext) -> [Effect] { [.list(query)] }

    private var query: CaseQuery { CaseQuery(queue: queue, openOnly: true, limit: 500) }

    private var current: CaseLine? { list.selected.flatMap { $0 < lines.count ? lines[$0] : nil } }

    var chosen: [CaseLine] { list.chosen.compactMap { $0 < lines.count ? lines[$0] : nil } }

    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        switch command {
        case .open, .assign, .print, .mark: lines.isEmpty ? .refused("Nothing lies in this queue.") : .go
        case .takeNext: .go
        default: nil
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        switch command {
        case .open: return current.map { [.push(.caseFile(CaseScreen($0.row.id)))] } ?? []
        case .mark: _ = list.handle(.character(" "))
        case .assign: return [.run(.loadStaff)]
        case .print: return [.run(.loadPrinters)]
        case .takeNext: return [.run(.takeNext(queue: queue))]
        default: break
        }
        return []
    }

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        switch input {
        case .key(let key): return list.handle(key) ? [] : nil
        case .mouse(_, let row, let kind):
            return list.handle(mouse: kind, row: row - 4) ? current.map { [.push(.caseFile(CaseScreen($0.row.id)))] } ?? [] : []
        default: return nil
        }
    }

    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] {
        switch answer {
        case .cases(let asked, let found, let count) where asked == query:
            let before = current?.row.id
            lines = found
            total = count
            list.setCount(found.count)
            if let before, let index = found.firstIndex(where: { $0.row.id == before }) { list.select(index) }
        case .staff(let staff): return [.show(.menu(AssignMenu.menu(for: chosen.map(\.row.id), staff: staff, context)))]
        case .printers(let printers, let remembered):
            return [.show(.menu(PrintMenu.menu(for: chosen, printers: printers, remembered: remembered, context)))]
        case .caseView(let taken): return [.push(.caseFile(CaseScreen(taken.record.id)))]
        case .done:
            list.clearMarks()
            return [.run(.list(query))]
        default: break
        }
        return []
    }

    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let head = total.map { "\(ValueWording.grouped($0)) open" } ?? "Reading\u{2026}"
        canvas.put(
            [Span(" \(queueTitle.uppercased())", .heading), Span("  \(head)", .muted)], column: rect.column, row: rect.row + 1,
            width: rect.columns)
        let (top, body) = rect.splitTop(3)
        if total == 0 {
            canvas.put(
                "   Nothing lies here. New cases of this kind appear by themselves.".truncated(to: rect.columns), column: body.column,
                row: body.row, role: .muted)
        }
        let columns = Columns([
            .init("DUE", minimum: 11, maximum: 13, rank: 9), .init("WHO", minimum: 14, maximum: 30, rank: 10),
            .init("STANDS AT", minimum: 12, maximum: 24, rank: 7), .init("WITH", minimum: 8, maximum: 20, rank: 6),
            .init("CASE", minimum: 17, maximum: 19, rank: 5), .init("TYPE", minimum: 12, maximum: 44, rank: 2),
        ])
        let area = Rect(column: body.column + 1, row: body.row, columns: max(0, body.columns - 1), rows: body.rows)
        canvas.put(columns.header(width: area.columns - 4), column: area.column + 4, row: top.row + 2, width: area.columns - 4)
        var shown = list
        shown.setHeight(area.rows)
        shown.draw(into: &canvas, in: area, focused: true) { index, width in
            let line = lines[index]
            return columns.row(
                [
                    DueSpan.span(line.row.due, today: context.today), Span(context.name(line.name), .strong), Span(line.stateTitle),
                    Span(line.ownerName ?? "nobody", line.ownerName == nil ? .muted : .text), Span(line.row.number.text, .muted),
                    Span(line.typeTitle, .muted),
                ], width: width)
        }
    }
}

/// To whom cases may go.
enum AssignMenu {
    static func menu(for cases: [CaseID], staff: [StaffMember], _ context: ScreenContext) -> MenuOverlay {
        let workers = staff.filter { !context.agency.rolesImplied(by: $0.roles).isDisjoint(with: ["caseworker"]) }
        let me = workers.filter { $0.id == context.me.id }
        let others = workers.filter { $0.id != context.me.id }.sorted { $0.name < $1.name }
        let people = (me + others).map { member in
            MenuOverlay.Choice(
                Menu.Item(
                    member.name,
                    detail: member.isAway(on: context.today)
                        ? "away until \(member.awayUntil.map(DateWording.short) ?? "")" : member.id == context.me.id ? "me" : member.login),
                [.run(.assign(cases, to: member.id))])
        }
        return MenuOverlay(
            title: cases.count == 1 ? "Give the case to" : "Give \(cases.count) cases to",
            choices: people + [.init(Menu.Item("Nobody: back into the queue"), [.run(.assign(cases, to: nil))])], filtering: true)
    }
}

/// Where sheets may go.
enum PrintMenu {
    static func menu(for lines: [CaseLine], printers: [String], remembered: String?, _ context: ScreenContext) -> MenuOverlay {
        let requests = lines.compactMap { line in
            context.agency.caseType(line.row.type)?.checklists.first.map { PaperRequest(.ofCase(line.row.id, checklist: $0)) }
        }
        return menu(for: requests, printers: printers, remembered: remembered)
    }

    /// The seat's printer first, so that Enter takes it.
    static func menu(for requests: [PaperRequest], printers: [String], remembered: String?) -> MenuOverlay {
        let ordered = printers.filter { $0 == remembered } + printers.filter { $0 != remembered }
        let choices = ordered.map { printer in
            MenuOverlay.Choice(
                Menu.Item(printer, detail: printer == remembered ? "this seat's printer" : ""),
                [.run(.printPapers(requests, to: .printer(printer)))])
        }
        return MenuOverlay(
            title: requests.count == 1 ? "Print the sheet" : "Print \(requests.count) sheets",
            choices: choices + [
                .init(
                    Menu.Item("Print later", key: "l", detail: printers.isEmpty ? "no printer is set up on this machine" : ""),
                    [.run(.printPapers(requests, to: .later))])
            ])
    }
}
