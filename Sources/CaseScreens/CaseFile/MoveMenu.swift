import CaseOperations
import Casework
import TextCanvas

/// Every transition of a case: allowed ones first, then those refused here, then those of other states, with the reason.
enum MoveMenu {
    static func menu(for view: CaseView, _ wording: Wording) -> MenuOverlay {
        let ordered = MoveMenu.ordered(view.transitions)
        let choices = ordered.enumerated().map { index, option in
            let refusal = option.refusals.first
            return MenuOverlay.Choice(
                Menu.Item(
                    option.transition.title.plain, key: index < 9 ? String(index + 1) : "",
                    detail: refusal.map { RefusalPhrase.phrase($0, view.type, items: view.items) }
                        ?? "\(destination(of: option, view)). \(asks(option))",
                    isEnabled: option.isAllowed),
                option.isAllowed ? steps(for: option, of: view) : [], refusal: refusal.map { wording.sentence($0, caseType: view.type) })
        }
        return MenuOverlay(
            title: "Next step from \(view.state?.title.plain ?? view.record.state)", choices: choices,
            emptyText: "This workflow has no steps.")
    }

    /// Allowed ones first, each part in the pack's order.
    static func ordered(_ options: [TransitionOption]) -> [TransitionOption] {
        options.filter(\.isAllowed) + options.filter { !$0.isAllowed && $0.leavesHere } + options.filter { !$0.isAllowed && !$0.leavesHere }
    }

    /// Asks for what is missing in a form, or moves at once.
    static func steps(for option: TransitionOption, of view: CaseView) -> [Step] {
        let transition = option.transition
        if !option.asksFor.isEmpty || transition.requiresReason || transition.restartsDue {
            return [.push(.form(FormScreen(moving: view, by: transition.id)))]
        }
        let command = CaseCommand.move(transition: transition.id, values: [:], reason: nil, due: nil)
        return [
            .run(.change(view.record.id, command, seen: view.record.version, form: nil)), .say("\(transition.title.plain)\u{2026}", .plain),
        ]
    }

    /// `→ Approved`, `→ Approved or Denied` while the form does not say which, `stays here`.
    static func destination(of option: TransitionOption, _ view: CaseView) -> String {
        let states = option.destinations.isEmpty ? [option.destination] : option.destinations
        // A step that cannot be taken from here leads here; only one that can stays.
        let stays = option.leavesHere ? view.record.state : nil
        let titles = states.map { $0 == stays ? "stays here" : view.type.workflow.state($0)?.title.plain ?? $0 }
        if stays != nil, states == [view.record.state] { return titles[0] }
        return "\u{2192} \(Wording.list(titles, "or"))"
    }

    /// What taking it will ask: `Asks 2 fields and a reason.`
    static func asks(_ option: TransitionOption) -> String {
        var wanted: [String] = []
        if !option.asksFor.isEmpty { wanted.append(option.asksFor.count == 1 ? "a field" : "\(option.asksFor.count) fields") }
        if option.transition.requiresReason { wanted.append("a reason") }
        if option.transition.restartsDue { wanted.append("a new date") }
        return wanted.isEmpty ? "" : "Asks \(Wording.list(wanted, "and"))."
    }
}

extension TransitionOption {
    /// Whether it leads out of the state the case stands in, allowed or not.
    var leavesHere: Bool { !refusals.contains { if case .notFromHere = $0 { true } else { false } } }
}

/// A refusal in a few words, for its place in a list; `Wording` has the whole sentence.
enum RefusalPhrase {
    static func phrase(_ refusal: Refusal, _ type: CaseType, items: [CaseView.Item]) -> String {
        switch refusal {
        case .notFromHere(_, _, let from):
            let titles = from.map { type.workflow.state($0)?.title.plain ?? $0 }
            return titles.isEmpty ? "not from a final state" : "only from \(Wording.list(titles, "or"))"
        case .roleRequired(let roles): return "\(Wording.list(roles.map { $0.replacing("-", with: " ") }, "or")) only"
        case .itemsOpen(let open):
            let text = items.first { $0.item.id == open.first }?.item.text.plain
            return open.count == 1 ? "tick \u{201C}\(text ?? open[0])\u{201D} first" : "\(open.count) open items first"
        case .alreadyDoneBySameHand: return "needs a second pair of eyes, not yours"
        case .tooLate(let since, let term): return "too late: \(term) after \(DateWording.short(since)) are over"
        case .entryWithdrawn: return "entered in error and withdrawn"
        default: return Wording(agency: nil).sentence(refusal, caseType: type)
        }
    }
}
