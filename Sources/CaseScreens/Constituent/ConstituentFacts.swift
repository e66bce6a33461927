import CaseOperations
import CaseStorage
import Casework
import TextCanvas

extension ConstituentScreen {
    /// Who they are, whom they belong to and what is due: the most telling first.
    func factLines(width: Int, _ context: ScreenContext) -> [[Span]] {
        guard let view else { return [] }
        var lines = identity(view.details, width: width, context)
        // What somebody waits for comes before what only describes them.
        lines += dueLines(view, width: width, context)
        lines += known(view, width: width, context)
        return lines
    }

    private func identity(_ details: ConstituentDetails, width: Int, _ context: ScreenContext) -> [[Span]] {
        let name = Span(context.name(details.fullName), .strong)
        if context.namesHidden { return [[name], [Span("Details are hidden with the names.")]] }
        let born = details.birthDate.map { "born \(DateWording.long($0))" }
        let phones = details.phones?.joined(separator: "   ") ?? "no telephone known"
        let reach = [born, phones].compactMap { $0 }
        let address = details.addressLine.isEmpty ? "no address known" : details.addressLine
        let language = details.language.flatMap { $0 == "en" ? nil : "speaks \(LanguageName.name($0))" }
        let place = [address, language].compactMap { $0 }.joined(separator: "  ")
        if width >= 60 { return [[name] + reach.map { Span("  \($0)") }, [Span(place)]] }
        return [[name], [Span(reach.joined(separator: "  "))]] + place.wrapped(to: max(10, width)).map { [Span($0)] }
    }

    /// Deadlines of open cases, the earliest first, and a promised call.
    private func dueLines(_ view: ConstituentView, width: Int, _ context: ScreenContext) -> [[Span]] {
        var lines: [[Span]] = []
        if let callback = view.callback {
            let at = callback.at.map { " at \($0)" } ?? ""
            let said = "A call back is promised for \(DateWording.due(callback.on, today: context.today))\(at)."
            lines.append([Span(said, callback.on <= context.today ? .warning : .text)])
        }
        let due = deadlines.filter { $0.caseID != nil }
        let most = width < 60 ? 1 : 2
        if !due.isEmpty {
            var spans = [Span("Due: ", .muted)]
            for (index, one) in due.prefix(most).enumerated() {
                spans += [
                    Span(index == 0 ? "" : " \u{00B7} ", .muted), DueSpan.span(one.on, today: context.today),
                    Span(" \(one.what.truncated(to: 28))", .muted),
                ]
            }
            if due.count > most { spans.append(Span(" and \(due.count - most) more", .muted)) }
            lines.append(spans)
        }
        return lines
    }

    private func known(_ view: ConstituentView, width: Int, _ context: ScreenContext) -> [[Span]] {
        var rows: [String] = []
        let names = view.aliases.map { context.name($0.details.sortName) }
        if !names.isEmpty {
            let key = context.keys.keys(for: .separate).label
            rows.append("Also known as: \(names.joined(separator: "; ")) (\(key) separates again)")
        }
        for circle in ConstituentView.Relative.Circle.allCases {
            let people = view.relatives.filter { $0.circle == circle }
            if people.isEmpty { continue }
            rows.append(
                "\(circle.rawValue.prefix(1).uppercased() + circle.rawValue.dropFirst()): "
                    + people.map { "\(KindWording.relation($0.relation.inverse)) \(context.name($0.name))" }.joined(separator: "; "))
        }
        if let register = view.details.externalID, !context.namesHidden { rows.append("Other register: \(register)") }
        return rows.flatMap { $0.wrapped(to: max(10, width)) }.map { [Span($0, .muted)] }
    }
}
