import CaseOperations
import Casework
import TextCanvas

/// A new pack before it comes into force: what is wrong with it, what it changes, what becomes of the open cases, and how last
/// year's would have gone.
public struct PublishScreen: ScreenState {
    enum Tab: Int, Sendable, CaseIterable { case findings, changes, cases, rehearsal }

    enum Reading: Sendable, Equatable {
        case nothing
        case reading
        case unreadable(String)
        case read(PackInHand)
    }

    enum Trial: Sendable, Equatable {
        case none
        /// Total 0 while it is not known.
        case working(done: Int, total: Int)
        case stopped
        case done(RehearsalReport)
    }

    var folder = ""
    var reading = Reading.nothing
    /// What is to become of the open cases; nil while the pack has errors.
    var draft: PlanDraft?
    /// Of the plan as it is now; nil while it is worked out.
    var preview: PublishPreview?
    var trial = Trial.none
    var tab = Tab.findings
    var findings = ScrollText()
    var changes = ScrollText()
    var cases = ListState()
    var differing = ListState()
    var isPublishing = false

    public init() {}

    public var groups: [Command.Group] { [.aPack, .lists] }

    public func title(_ context: ScreenContext) -> String { "A new pack" }

    public func hints(_ context: ScreenContext) -> [Command] {
        switch tab {
        case .findings, .changes: [.publish, .rehearse, .refresh, .otherFolder, .back]
        case .cases: [.open, .publish, .rehearse, .otherFolder, .back]
        case .rehearsal: [.rehearse, .open, .publish, .otherFolder, .back]
        }
    }

    public func loads(_ context: ScreenContext) -> [Effect] {
        guard let pack, pack.agency != nil, !isPublishing else { return [] }
        return [.previewPack(pack, draft?.plan)]
    }

    var pack: PackInHand? { if case .read(let pack) = reading { pack } else { nil } }

    var isWorking: Bool { if case .working = trial { true } else { false } }

    var report: RehearsalReport? { if case .done(let report) = trial { report } else { nil } }

    /// What the cursor can stand on among the cases: each group, and the named cases of it. Those that block stand first.
    var rows: [PlanRow] {
        let groups = preview?.groups ?? []
        let order = groups.indices.filter { groups[$0].isBlocking } + groups.indices.filter { !groups[$0].isBlocking }
        return order.flatMap { index in [.group(index)] + groups[index].cases.indices.map { .oneCase(index, $0) } }
    }

    var row: PlanRow? {
        let rows = rows
        return cases.selected.flatMap { rows.indices.contains($0) ? rows[$0] : nil }
    }

    static let folderTag = "pack-folder"

    /// Asks where the pack lies.
    static func prompt(_ folder: String = "") -> Step {
        .show(
            .prompt(
                PromptOverlay(
                    title: "Publish a pack",
                    message: "Name the folder of the new pack, such as SampleData/my-office. "
                        + "It is read and checked; nothing is published yet.",
                    text: folder, tag: folderTag)))
    }
}

/// A line of the open cases.
enum PlanRow: Sendable, Equatable {
    case group(Int)
    case oneCase(Int, Int)
}
