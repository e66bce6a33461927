import CaseOperations
import Casework
import TextCanvas

/// The ways in which a case comes in, where its workflow has several: asked before its form, since each wants its own fields.
enum OpeningWays {
    static func areAsked(_ type: CaseType) -> Bool { type.workflow.waysIn.count > 1 }

    /// At once to the form, or first to a menu.
    ///
    /// - Parameter show: what is done with the way that was chosen; nil where none is named.
    static func steps(_ type: CaseType, _ context: ScreenContext, _ show: (_ way: String?) -> [Step]) -> [Step] {
        areAsked(type) ? [.show(.menu(menu(type, context, show)))] : show(nil)
    }

    private static func menu(_ type: CaseType, _ context: ScreenContext, _ show: (String?) -> [Step]) -> MenuOverlay {
        let wording = Wording(agency: context.agency)
        let open = type.workflow.waysIn.map { way -> (way: Transition, refusal: Refusal?) in
            let roles = way.roles.isEmpty ? ["caseworker"] : way.roles
            return (way, context.actor.roles.isDisjoint(with: roles) ? .roleRequired(roles) : nil)
        }
        let ordered = open.filter { $0.refusal == nil } + open.filter { $0.refusal != nil }
        return MenuOverlay(
            title: "\(type.title.plain): how does it come in?",
            choices: ordered.enumerated().map { index, option in
                let titles = option.way.to.states.map { type.workflow.state($0)?.title.plain ?? $0 }
                let detail = option.refusal.map { RefusalPhrase.phrase($0, type, items: []) } ?? "\u{2192} \(Wording.list(titles, "or"))"
                return .init(
                    Menu.Item(
                        option.way.title.plain, key: index < 9 ? String(index + 1) : "", detail: detail, isEnabled: option.refusal == nil),
                    option.refusal == nil ? show(option.way.id) : [], refusal: option.refusal.map { wording.sentence($0, caseType: type) })
            }, filtering: ordered.count > 9)
    }

    /// The title of its form.
    static func heading(_ type: CaseType, _ way: String?) -> String {
        guard let way, let transition = type.workflow.transition(way) else { return type.title.plain }
        return "\(type.title.plain): \(transition.title.plain)"
    }
}
