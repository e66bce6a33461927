import CaseOperations
import Casework
import LayeredDrawing
public import TextCanvas

extension WorkflowScreen {
    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        switch command {
        case .open, .boxAbove, .boxBelow, .boxLeft, .boxRight, .nextBox, .boxBefore, .firstBox, .lastBox: .go
        default: nil
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        layOut(context)
        switch command {
        case .open: return [everything(context)]
        case .boxAbove: go(.up)
        case .boxBelow: go(.down)
        case .boxLeft: go(.left)
        case .boxRight: go(.right)
        case .nextBox: step(by: 1)
        case .boxBefore: step(by: -1)
        case .firstBox: selection = laidOut.order.first ?? selection
        case .lastBox: selection = laidOut.order.last ?? selection
        default: break
        }
        return []
    }

    /// All there is to say about the state the cursor stands on.
    private func everything(_ context: ScreenContext) -> Step {
        let legend = legend(context)
        let width = min(70, max(20, context.size.columns - 6))
        return .show(.notice(title: legend.title(of: selection), ScrollText(legend.lines(of: selection, width: width))))
    }

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        layOut(context)
        switch input {
        case .key(let key): return move(key) ? [] : nil
        case .mouse(let column, let row, let kind): return point(Point(column, row), kind, context)
        case .paste, .resize: return nil
        }
    }

    /// Keys that go farther than to the next box; those are commands.
    private mutating func move(_ key: KeyPress) -> Bool {
        switch key {
        case .pageDown, .control("f"): for _ in 0..<3 { go(.down) }
        case .pageUp, .control("b"): for _ in 0..<3 { go(.up) }
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
