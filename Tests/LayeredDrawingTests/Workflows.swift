import LayeredDrawing

/// Workflows as an office has them, written by hand.
enum Workflows {
    private static let withdrawing = [
        "intake", "waiting_forms", "review", "waiting_evidence", "verification", "committee", "reconsideration", "on_appeal",
    ]

    /// Fourteen states and forty-five transitions: an application for compensation, with many ways back and out.
    static var compensation: LayeredGraph {
        var graph = LayeredGraph()
        let states: [(id: String, title: String, kind: LayeredGraph.Kind)] = [
            ("intake", "Intake", .start), ("waiting_forms", "Waiting: signed forms", .normal), ("review", "Under review", .normal),
            ("waiting_evidence", "Waiting: evidence", .normal), ("verification", "Outside check", .normal),
            ("committee", "County committee", .normal), ("approved", "Approved", .normal), ("payment", "Payment issued", .normal),
            ("reconsideration", "Reconsideration", .normal), ("on_appeal", "On appeal", .normal), ("paid", "Paid", .end),
            ("denied", "Denied", .end), ("withdrawn", "Withdrawn", .end), ("closed", "Closed as incomplete", .end),
        ]
        graph.nodes = states.map { state in
            .init(id: state.id, lines: [state.title], kind: state.kind, loops: state.id.hasPrefix("waiting") ? ["Give more time"] : [])
        }
        let transitions: [(from: [String], to: String, label: String)] = [
            (["intake"], "waiting_forms", "Ask for signed forms"), (["waiting_forms"], "intake", "Signed forms received"),
            (["intake"], "review", "Submit for review"), (["review", "verification"], "waiting_evidence", "Ask for evidence"),
            (["waiting_evidence"], "review", "Evidence received"), (["review"], "verification", "Order an outside check"),
            (["verification"], "review", "Outside check done"), (["review"], "committee", "Recommend approval"),
            (["review"], "committee", "Recommend denial"), (["committee"], "review", "Return to reviewer"),
            (["committee"], "approved", "Approve"), (["committee"], "denied", "Deny"), (["approved"], "payment", "Issue payment"),
            (["payment"], "approved", "Payment returned"), (["payment"], "paid", "Confirm payment"),
            (["approved"], "review", "Take approval back"), (withdrawing, "withdrawn", "Applicant withdraws"),
            (["waiting_forms", "waiting_evidence"], "closed", "Close as incomplete"),
            (["withdrawn"], "intake", "Reinstate application"), (["closed"], "review", "Reopen"),
            (["denied"], "reconsideration", "Ask to reconsider"), (["reconsideration"], "review", "Look again"),
            (["reconsideration"], "denied", "Uphold the denial"), (["denied", "closed"], "on_appeal", "File an appeal"),
            (["on_appeal"], "review", "Appeal granted"), (["on_appeal"], "denied", "Appeal rejected"),
            (["paid"], "review", "Correct a payment"),
        ]
        graph.edges = transitions.flatMap { transition in
            transition.from.map { .init(from: $0, to: transition.to, labels: [transition.label]) }
        }
        return graph
    }

    /// Three states in a row with a way back.
    static var small: LayeredGraph {
        LayeredGraph(
            nodes: [
                .init(id: "new", lines: ["New"], kind: .start), .init(id: "work", lines: ["In work"]),
                .init(id: "done", lines: ["Done"], kind: .end),
            ],
            edges: [
                .init(from: "new", to: "work", labels: ["Take"]), .init(from: "work", to: "done", labels: ["Finish"]),
                .init(from: "work", to: "new", labels: ["Give back"]), .init(from: "done", to: "new", labels: ["Reopen"]),
            ])
    }

    static func box(_ id: String, in drawing: GraphDrawing) -> GraphDrawing.Box? { drawing.boxes.first { $0.id == id } }
}
