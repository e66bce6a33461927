import CommonExpressions

extension Checklist: Faceted {
    var name: String { id }
    var facets: [Facet] { Casework.facets("title", title) + Casework.facets("for", forWhom) + [Facet("anchor", anchor)] }
}

extension Question: Faceted {
    var name: String { id }
    var facets: [Facet] {
        let columns = field.columns.map { column in "\(column.id): \(column.facets.compactMap(\.text).joined(separator: " "))" }
        return field.facets + Casework.facets("ask", ask) + [Facet("when", when?.source), Facet("columns", columns)]
    }
}

extension ChecklistItem: Faceted {
    var name: String { id }
    var facets: [Facet] {
        Casework.facets("text", text) + Casework.facets("why", why) + [Facet("when", when?.source), Facet("forms", forms)]
            + Casework.facets("send-to", sendTo) + [
                Facet("due", due?.text), Facet("fee", fee?.text), Facet("cites", cites), Facet("in-force", inForce),
                Facet("review-by", reviewBy), Facet("obtained-in", obtainedIn),
            ]
    }
}

extension ItemDue {
    fileprivate var text: String {
        let shift = shift == .none ? "" : ", \(shift.rawValue) open day"
        return (opens.map { "from \($0.text) to " } ?? "") + closes.text + shift
    }
}

extension DueMoment {
    fileprivate var text: String {
        switch self {
        case .afterReceipt(let term): "\(term) after receipt"
        case .yearAfter(let field, let month, let day): "\(month)/\(day) of the year after \(field)"
        case .beforeAnchor(let term): "\(term) before"
        case .afterAnchor(let term): "\(term) after"
        case .day(let expression): expression.source
        }
    }
}

extension Fee {
    fileprivate var text: String {
        let sum =
            switch amount {
            case .fixed(let cents): Self.dollars(cents)
            case .formula(let expression): expression.source
            case .table(let tiers):
                tiers.map { Self.dollars($0.amount) + ($0.when.map { " when \($0.source)" } ?? "") }.joined(separator: "; else ")
            }
        return [kind == .bond ? "bond" : nil, sum, atMost.map { "at most \(Self.dollars($0))" }, flat(note)].compactMap(\.self)
            .joined(separator: ", ")
    }

    private static func dollars(_ cents: Int) -> String {
        let rest = abs(cents % 100)
        return "\(cents < 0 ? "-" : "")$\(abs(cents / 100)).\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension Interview: Faceted {
    var name: String { id }
    var facets: [Facet] {
        let rules = consistency.map { "\($0.that.source) (\(flat($0.otherwise) ?? ""))" }
        return Casework.facets("title", title) + Casework.facets("intro", intro)
            + [Facet("consistency", rules.isEmpty ? nil : rules.joined(separator: "; "))]
    }
}

extension Program: Faceted {
    var name: String { id }
    var facets: [Facet] {
        Casework.facets("title", title) + Casework.facets("summary", summary) + [
            Facet("opens", opens), Facet("fills", fills.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.source)" }),
        ]
    }
}

extension ProgramVersion: Faceted {
    /// Rules of one day may be for facts of several times.
    var name: String { [inForce.description, covers].compactMap(\.self).joined(separator: " ") }

    private var covers: String? {
        applies.map { "\($0.on) \($0.from?.description ?? "")..\($0.to?.description ?? "")" }
    }

    var facets: [Facet] {
        let last = lastDay.map { day in
            "\(day.day.source) (\((day.cites + [day.reviewBy.map { "review by \($0)" }].compactMap(\.self)).joined(separator: ", ")))"
        }
        return Casework.facets("pays", pays) + [
            Facet("last-day", last), Facet("forms", forms), Facet("evidence", evidence.compactMap(flat)),
            Facet("warnings", warnings.compactMap(flat)), Facet("rules", rules.map(\.id)),
        ] + rules.map { Facet("rule \($0.id)", $0.text) }
    }
}

extension Rule {
    fileprivate var text: String {
        let said = [because.holds, because.fails, because.unsure].compactMap(flat).joined(separator: " | ")
        let review = reviewBy.map { ", review by \($0)" } ?? ""
        return "\(that.source) (\(said)) (\(cites.joined(separator: ", "))\(review))"
    }
}
