import CaseOperations
public import Casework
import TextCanvas

/// A workflow as a picture: what the office made of it, or the way that one case has come.
public struct WorkflowScreen: ScreenState {
    /// The case whose way it is; nil shows how many cases stand in each state and how long they stay.
    let caseID: CaseID?
    var view: WorkflowView
    /// Whether the store has answered; the picture is there before its figures are.
    var hasAnswered = false
    /// The box the cursor stands on.
    var selection: String
    var laidOut: LaidOutWorkflow

    public init(_ type: CaseType, _ context: ScreenContext) {
        self.init(WorkflowView(drawing: type), caseID: nil, context)
    }

    /// - Parameter type: the version of its type that the case runs on.
    public init(of record: CaseRecord, _ type: CaseType, _ context: ScreenContext) {
        self.init(WorkflowView(drawing: type, record: record), caseID: record.id, context)
        selection = record.state
    }

    private init(_ view: WorkflowView, caseID: CaseID?, _ context: ScreenContext) {
        self.view = view
        self.caseID = caseID
        laidOut = LaidOutWorkflow(view, width: WorkflowLayout(in: context).width)
        selection = view.type.workflow.firstStates.first ?? laidOut.order.first ?? ""
    }

    public var groups: [Command.Group] { [.aPicture, .lists] }

    public func title(_ context: ScreenContext) -> String {
        "Workflow \u{00B7} \(view.record.map(\.number.text) ?? view.type.title.plain)"
    }

    public func hints(_ context: ScreenContext) -> [Command] { [.open, .goWorkflow, .back] }

    public func loads(_ context: ScreenContext) -> [Effect] {
        [.showWorkflow(caseID.map { .of($0) } ?? .type(view.type.id))]
    }

    /// Lays the picture out anew where the width or what it shows has changed.
    mutating func layOut(_ context: ScreenContext, anyway: Bool = false) {
        let width = WorkflowLayout(in: context).width
        if anyway || laidOut.width != width { laidOut = LaidOutWorkflow(view, width: width) }
        if laidOut.box(selection) == nil { selection = view.type.workflow.firstStates.first ?? laidOut.order.first ?? "" }
    }

    /// The picture for the screen as it is: after a change of size, no key has come yet that would have laid it out anew.
    func laidOut(for width: Int) -> LaidOutWorkflow {
        laidOut.width == width ? laidOut : LaidOutWorkflow(view, width: width)
    }

    func legend(_ context: ScreenContext) -> StateLegend {
        StateLegend(view: view, agency: context.agency, laidOut: laidOut, hasAnswered: hasAnswered)
    }
}

/// Which workflow is asked for.
public enum WorkflowWanted: Sendable, Equatable {
    /// The one in force of a case type, with figures.
    case type(String)
    /// The one a case runs on, with its place and trail.
    case of(CaseID)
}

/// The office's workflows to choose from.
enum WorkflowMenu {
    static func menu(_ context: ScreenContext) -> MenuOverlay {
        let types = context.agency.caseTypes
        return MenuOverlay(
            title: "Whose workflow?",
            choices: types.enumerated().map { index, type in
                let states = type.workflow.states.count
                return .init(
                    Menu.Item(
                        type.title.plain, key: index < 9 ? String(index + 1) : "",
                        detail: "\(type.prefix), version \(type.version), \(states) \(states == 1 ? "state" : "states")"),
                    [.push(.workflow(WorkflowScreen(type, context)))])
            }, filtering: types.count > 9)
    }
}
