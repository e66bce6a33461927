import CaseOperations
import Casework
import TextCanvas

/// The desk: my cases, the queues, and today.
public struct DeskScreen: ScreenState {
    enum Section: Sendable, Equatable, CaseIterable { case mine, queues, today }

    var view: DeskView?
    var mine = ListState(marking: true)
    var queues = ListState()
    var today = ListState()
    var section = Section.mine

    public init() {}

    public var groups: [Command.Group] { [.lists, .aCase, .constituent] }

    public func title(_ context: ScreenContext) -> String { "Desk \u{00B7} \(context.agency.title.plain)" }

    public func hints(_ context: ScreenContext) -> [Command] { [.find, .visit, .open, .takeNext, .mark, .assign, .hideNames] }

    public func loads(_ context: ScreenContext) -> [Effect] { [.loadDesk] }

    /// The marked cases, or the current one.
    var chosen: [CaseLine] {
        guard section == .mine, let view else { return [] }
        return mine.chosen.compactMap { $0 < view.mine.count ? view.mine[$0] : nil }
    }
}
