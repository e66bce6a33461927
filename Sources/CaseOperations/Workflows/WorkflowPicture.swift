public import Casework
public import LayeredDrawing

/// A workflow as boxes and edges: titles, who waits for whom, by when, and what the office made of it.
public struct WorkflowPicture: Sendable {
    public let view: WorkflowView
    private let workflow: Workflow
    private let start = "\u{0}start"

    public init(_ view: WorkflowView) {
        self.view = view
        workflow = view.type.workflow
    }

    public var graph: LayeredGraph {
        let waysIn = workflow.waysIn
        var nodes: [LayeredGraph.Node] = []
        if !waysIn.isEmpty { nodes.append(LayeredGraph.Node(id: start, lines: ["Start"], kind: .start)) }
        nodes += ordered.map(node)
        return LayeredGraph(nodes: nodes, edges: edges)
    }

    /// First states first: reading begins there.
    private var ordered: [State] {
        let first = workflow.firstStates
        return workflow.states.filter { first.contains($0.id) } + workflow.states.filter { !first.contains($0.id) }
    }

    private func node(_ state: State) -> LayeredGraph.Node {
        let visited = view.record?.path.contains { $0.state == state.id } ?? false
        let loops = workflow.transitions.filter { $0.from != .any && $0.to.mayStay && workflow.leads($0, from: state.id) }
        return LayeredGraph.Node(
            id: state.id, lines: [state.title.plain] + notes(on: state),
            kind: state.isFinal ? .end : workflow.initial == state.id ? .start : .normal,
            emphasis: view.record?.state == state.id ? .current : visited ? .trail : .none,
            heat: view.times(of: state.id).map { Self.heat($0) } ?? 0, loops: loops.map(\.title.plain))
    }

    private func notes(on state: State) -> [String] {
        if let times = view.times(of: state.id), !state.isFinal { return Self.words(times) }
        if let record = view.record, record.state == state.id, let due = record.due { return ["due \(DateWording.short(due))"] }
        let term = state.due?.choices.last.map { "\($0.clock.term)" }
        let waits = state.waitingOn == nil ? nil : "waits for them"
        let notes = [waits, term].compactMap { $0 }
        return notes.isEmpty ? [] : [notes.joined(separator: ", ")]
    }

    /// `12 here, 2 late, slow`, `median 4, 90 % within 9` and `of 10 business days`: what the heat of a box shows is said too.
    static func words(_ times: StateTimes) -> [String] {
        var lines = [
            "\(times.standing) here" + (times.late > 0 ? ", \(times.late) late" : "") + (heat(times) > 2 ? ", slow" : "")
        ]
        if let median = times.median, let ninetieth = times.ninetieth {
            lines.append("median \(median), 90 % within \(ninetieth)" + (times.allowance == nil ? " d" : ""))
            if let allowance = times.allowance { lines.append("of \(allowance)") }
        }
        return lines
    }

    /// From 0, well within the time allowed, to 4, nine of ten take more than half as long again.
    static func heat(_ times: StateTimes) -> Int {
        guard let most = times.ninetieth, let allowed = times.allowed, allowed > 0, times.stays > 0 else { return 0 }
        switch most * 100 / allowed {
        case ..<50: return 0
        case ..<80: return 1
        case ...100: return 2
        case ...150: return 3
        default: return 4
        }
    }

    /// One edge for all ways between two states. Ways from anywhere to the same place are told beside the picture.
    private var edges: [LayeredGraph.Edge] {
        var edges: [LayeredGraph.Edge] = []
        var places: [String: Int] = [:]
        func add(_ from: String, _ to: String, _ label: String) {
            let key = "\(from)\u{0}\(to)"
            if let place = places[key] {
                edges[place].labels.append(label)
            } else {
                places[key] = edges.count
                edges.append(LayeredGraph.Edge(from: from, to: to, labels: [label], isTrail: isTrail(from, to)))
            }
        }
        for transition in workflow.transitions {
            let origins = transition.from == .start ? [start] : workflow.states.map(\.id).filter { workflow.leads(transition, from: $0) }
            for origin in origins {
                for target in transition.to.states where target != origin { add(origin, target, transition.title.plain) }
            }
        }
        return edges
    }

    private func isTrail(_ from: String, _ to: String) -> Bool {
        guard let path = view.record?.path else { return false }
        return zip(path, path.dropFirst()).contains { $0.state == from && $1.state == to }
    }
}

extension WorkflowPicture {
    /// The picture in characters with its legend under it, for a terminal or a file.
    public func text(width: Int, isASCII: Bool) -> String {
        let picture = GraphDrawing(graph, options: DrawingOptions(width: width, labels: true)).grid().text(ascii: isASCII)
        let legend = WorkflowLegend(view.type).lines(width: width)
        let text = (["\(view.type.title.plain) (version \(view.type.version))", "", picture, ""] + legend).joined(separator: "\n") + "\n"
        return isASCII ? text.replacing("\u{2192}", with: "->") : text
    }

    public var svg: String {
        GraphDrawing(graph, options: DrawingOptions(width: 100, backEdges: .lines, namedFrom: nil, longest: nil)).svg(
            SVGStyle(title: view.type.title.plain, description: WorkflowLegend(view.type).lines(width: .max).joined(separator: "\n")))
    }
}

extension WorkflowView {
    /// A workflow without figures, with the place and trail of a case where one is given.
    public init(drawing type: CaseType, record: CaseRecord? = nil) {
        self.init(type: type, times: [], counted: 0, total: 0, record: record)
    }
}
