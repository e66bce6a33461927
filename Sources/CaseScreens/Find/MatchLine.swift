import CaseOperations
import CaseStorage
import Casework
import RecordMatching
import TextCanvas

/// A person who was found, as a line of the list and as the lines below it: with what agrees marked.
struct MatchLine {
    let match: SearchMatch
    let context: ScreenContext

    private func agreements(_ field: Agreement.Field) -> [Agreement] { match.agreements.filter { $0.field == field } }

    private var details: ConstituentDetails { match.details }

    /// Names are marked only where they are shown; those of an alias agree with the alias's name.
    private func named(_ name: String, _ role: TextCanvas.Role) -> MarkedText {
        context.namesHidden
            ? MarkedText(context.name(name), role) : MarkedText(name, role, marking: match.alias == nil ? match.agreements : [], of: .name)
    }

    private func born(_ role: TextCanvas.Role, yearOnly: Bool = false) -> MarkedText {
        guard !context.namesHidden, let date = details.birthDate else { return MarkedText("") }
        let agreed = agreements(.birthDate)
        if agreed.isEmpty { return MarkedText(yearOnly ? String(date.year) : DateWording.long(date), role) }
        // Digits agree, and a date is shown in words: a year alone marks the year, anything more all of it.
        let isYear = agreed.allSatisfy { ($0.manner == .part || $0.manner == .beginning) && $0.length <= 4 || $0.word.count == 4 }
        if yearOnly { return MarkedText(String(date.year), .match) }
        return isYear
            ? MarkedText("\(DateWording.short(date)) ", role).appending(String(date.year), .match)
            : MarkedText(DateWording.long(date), .match)
    }

    /// The telephone that agrees, else the first.
    private func phone(_ role: TextCanvas.Role) -> MarkedText {
        guard !context.namesHidden, let phones = details.phones, let first = phones.first else { return MarkedText("") }
        let telling = phones.first { !Folding.marks(in: $0, match.agreements, of: .phone).isEmpty }
        return MarkedText(telling ?? first, role, marking: match.agreements, of: .phone)
    }

    private func place(_ text: String?, _ role: TextCanvas.Role, _ field: Agreement.Field) -> MarkedText {
        context.namesHidden ? MarkedText("") : MarkedText(text ?? "", role, marking: match.agreements, of: field)
    }

    /// Why they were found, in a word or two.
    var reason: String {
        let reason = MatchWording.reason(of: match)
        return match.alias.map { "\(reason) \(context.name($0))" } ?? reason
    }

    /// The cells of NAME, BORN, TELEPHONE, WHERE and WHY.
    func cells(yearOnly: Bool) -> [MarkedText] {
        let street = agreements(.street)
        let address = street.isEmpty ? place(details.city, .muted, .city) : place(details.street, .muted, .street)
        return [
            named(details.sortName, .text), born(.muted, yearOnly: yearOnly), phone(.muted), address, MarkedText(reason, .accent),
        ]
    }

    /// Everything that may have been meant, for the lines below the list.
    var facts: [[Span]] {
        func joined(_ parts: [MarkedText], _ gap: String) -> [Span] {
            parts.filter { !$0.spans.isEmpty }.enumerated().flatMap { index, part in
                (index == 0 ? [] : [Span(gap, .muted)]) + part.spans
            }
        }
        let alias = match.alias.map { alias in
            MarkedText("also known as ", .muted).appending(
                context.namesHidden ? MarkedText(context.name(alias)) : MarkedText(alias, .text, marking: match.agreements, of: .name))
        }
        let who = [named(details.fullName, .strong), alias ?? MarkedText(""), born(.text), phone(.text)]
        let address = joined(
            [
                place(details.street, .text, .street), place(details.city, .text, .city), place(details.state, .text, .state),
                place(details.postalCode, .text, .postalCode),
            ], " ")
        let number = match.caseNumber.map { [Span("case ", .muted), Span($0.text, .match)] } ?? []
        let other =
            context.namesHidden || agreements(.externalID).isEmpty
            ? [] : [Span("other register ", .muted)] + place(details.externalID, .text, .externalID).spans
        let manners = match.agreements.map { MatchWording.reason(of: $0) }
        let reasons = manners.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.prefix(4).joined(separator: ", ")
        let second = [address, number, other].filter { !$0.isEmpty }
        let third = [Span("found by ", .muted), Span(reasons.isEmpty ? reason : reasons, .accent)]
        return [joined(who, "  "), Array(second.joined(separator: [Span("  ")])), third].filter { !$0.isEmpty }
    }
}
