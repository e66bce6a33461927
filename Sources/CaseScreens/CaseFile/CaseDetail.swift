import CaseOperations
import Casework
import TextCanvas

extension CaseScreen {
    /// The side pane: what the cursor stands on in full, then who the case is about.
    func paneLines(_ view: CaseView, width: Int, _ context: ScreenContext) -> [[Span]] {
        var lines: [[Span]] = []
        if let target = target(context) { lines = detail(of: target, view, width: width, context) }
        if !lines.isEmpty { lines.append([]) }
        return lines + personLines(view, width: width, context)
    }

    private func personLines(_ view: CaseView, width: Int, _ context: ScreenContext) -> [[Span]] {
        let details = view.constituent
        var lines: [[Span]] = [[Span("WHO", .heading)], [Span(context.name(details.fullName), .strong)]]
        guard !context.namesHidden else { return lines }
        let facts = [
            details.birthDate.map { "born \(DateWording.long($0))" }, details.phones?.joined(separator: ", "),
            details.addressLine.isEmpty ? nil : details.addressLine, details.language.map { "speaks \(LanguageName.name($0))" },
        ]
        for fact in facts.compactMap({ $0 }) { lines += fact.wrapped(to: width).map { [Span($0)] } }
        return lines
    }

    /// Everything there is to say about a target.
    func detail(of target: CaseTarget, _ view: CaseView, width: Int, _ context: ScreenContext) -> [[Span]] {
        func said(_ text: String, _ role: TextCanvas.Role = .text) -> [[Span]] { text.wrapped(to: max(10, width)).map { [Span($0, role)] } }
        switch target {
        case .item(let id):
            guard let item = view.items.first(where: { $0.item.id == id }) else { return [] }
            return itemDetail(item, width: width, said, context)
        case .step(let id):
            guard let option = view.transitions.first(where: { $0.transition.id == id }) else { return [] }
            return stepDetail(option, view, said, context)
        case .entry(let sequence):
            guard let entry = view.history.first(where: { $0.sequence == sequence }) else { return [] }
            var lines = said(context.namesHidden && entry.kind == CaseRehomed.kind ? "moved to another constituent" : entry.action, .strong)
            lines += said("\(entry.actorName), \(DateWording.long(entry.at.date)) \(entry.at.localTime)", .muted)
            if entry.isWithdrawn { lines += said("Withdrawn later: it no longer counts.", .warning) }
            lines.append([])
            return lines + details(of: entry, width: width, context)
        case .field(let id):
            guard let field = view.type.field(id) else { return [] }
            var lines = said(field.label.plain, .strong)
            if let help = field.help?.plain { lines += said(help, .muted) }
            if field.kind != .rows { lines += said(ValueWording.text(view.record.values[id], of: field)) }
            return lines
        case .notApplying: return said("Enter shows items that do not apply, with the reason.", .muted)
        case .moreItems: return said("Enter shows the whole checklist.", .muted)
        case .allSteps: return said("Enter lists every step, with the reason where one cannot be taken now.", .muted)
        case .allHistory: return said("Enter shows the whole history.", .muted)
        }
    }

    private func itemDetail(
        _ item: CaseView.Item, width: Int, _ said: (String, TextCanvas.Role) -> [[Span]], _ context: ScreenContext
    ) -> [[Span]] {
        let reason = view.flatMap { ItemWording(agency: context.agency, today: context.today).whyNot(item, in: $0) }
        var done: [[Span]] = []
        if let tick = item.tick {
            done += said("Done \(DateWording.long(tick.on))\(name(of: tick.by, context).map { " by \($0)" } ?? "").", .good)
            if let evidence = tick.evidence {
                done += said(context.namesHidden ? "What was noted is hidden." : "\u{201C}\(evidence)\u{201D}", .accent)
            }
        }
        return ItemPlanWording(plan: item.plan, fields: view?.type.fields ?? [], reason: reason).detail(
            width: width, today: context.today, done: done)
    }

    private func stepDetail(
        _ option: TransitionOption, _ view: CaseView, _ said: (String, TextCanvas.Role) -> [[Span]], _ context: ScreenContext
    )
        -> [[Span]]
    {
        var lines = said(option.transition.title.plain, .strong) + said(MoveMenu.destination(of: option, view), .text)
        for refusal in option.refusals { lines += said(wording(context).sentence(refusal, caseType: view.type), .warning) }
        if option.isAllowed {
            let fields = option.asksFor.map { view.type.field($0)?.label.plain ?? $0 }
            if !fields.isEmpty { lines += said("Asks: \(Wording.list(fields, "and")).", .text) }
            if option.transition.requiresReason { lines += said("Asks why.", .text) }
            lines += said("Enter takes this step.", .muted)
        }
        return lines
    }
}
