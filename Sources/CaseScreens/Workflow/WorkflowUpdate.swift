import CaseOperations
import Casework
import LayeredDrawing
public import TextCanvas

extension WorkflowScreen {
    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        switch command {
        case .open: .go
        case .mark, .assign: .refused("This is for lists of cases. Enter tells everything about the state the cursor stands on.")
        default: nil
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        guard command == .open else { return [] }
        let legend = legend(context)
        let width = min(70, max(20, context.size.columns - 6))
        return [.show(.notice(title: legend.title(of: selection), ScrollText(legend.lines(of: selection, width: width))))]
    }

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        layOut(context)
        switch input {
        case .key(let key): return move(key) ? [] : nil
        case .mouse(let column, let row, let kind): return point(Point(column, row), kind, context)
        case .paste, .resize: return nil
        }
    }

    private mutating func move(_ key: KeyPress) -> Bool {
        switch key {
        case .up, .character("k"): go(.up)
        case .down, .character("j"): go(.down)
        case .left, .character("h"): go(.left)
        case .right, .character("l"): go(.right)
        case .tab: step(by: 1)
        case .backTab: step(by: -1)
        case .pageDown, .control("f"): for _ in 0..<3 { go(.down) }
        case .pageUp, .control("b"): for _ in 0..<3 { go(.up) }
        case .home: selection = laidOut.order.first ?? selection
        case .end, .character("G"): selection = laidOut.order.last ?? selection
        default: return false
        }
        return true
    }

    private mutating func go(_ direction: LaidOutWorkflow.Direction) {
        selection = laidOut.neighbour(of: selection, direction) ?? selection
    }

    private mutating func step(by count: Int) {
        let order = laidOut.order
        guard let place = order.firstIndex(of: selection) else { return }
        selection = order[(place + count + order.count) % order.count]
    }

    private mutating func point(_ at: Point, _ kind: MouseKind, _ context: ScreenContext) -> [Step] {
        let layout = WorkflowLayout(in: context)
        switch kind {
        case .wheelUp: go(.up)
        case .wheelDown: go(.down)
        case .press:
            guard layout.picture.contains(at) else { return layout.legend.contains(at) ? [.command(.open)] : [] }
            let origin = laidOut.origin(showing: selection, in: layout.picture.size)
            let place = Point(at.column - layout.picture.column + origin.column, at.row - layout.picture.row + origin.row)
            guard let box = laidOut.box(at: place) else { return [] }
            if box.id == selection { return [.command(.open)] }
            selection = box.id
        }
        return []
    }

    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] {
        guard case .workflow(let new) = answer, new.type.id == view.type.id, new.record?.id == caseID else { return [] }
        view = new
        hasAnswered = true
        layOut(context, anyway: true)
        return []
    }
}
