import CaseOperations
import Casework
import TextCanvas

/// An item of a checklist in words, as it is planned for somebody: whether it applies, when it can be done, what it costs.
struct ItemPlanWording {
    let plan: ChecklistPlan.Item
    /// For the names of answers that are waited for.
    let fields: [Field]
    /// Why it does not apply, where somebody has worked that out.
    let reason: String?

    init(plan: ChecklistPlan.Item, fields: [Field], reason: String? = nil) {
        self.plan = plan
        self.fields = fields
        self.reason = reason
    }

    /// What stands before an item of which it is not certain that it applies.
    static func sign(of plan: ChecklistPlan.Item) -> String {
        switch plan.applies {
        case .holds: "  "
        case .doesNot: "- "
        case .unknown, .failed: "? "
        }
    }

    /// Put before the text of an item that may not apply.
    var doubt: String {
        switch plan.applies {
        case .unknown, .failed: "? "
        case .holds, .doesNot: ""
        }
    }

    /// The answers by their short names, `Date of need and Workers`.
    private func labels(_ names: Set<String>) -> String {
        let known = fields.filter { names.contains($0.id) || names.contains("answers.\($0.id)") }.map(\.label.plain)
        return Wording.list(known.isEmpty ? names.sorted() : known, "and")
    }

    /// `by 16 Mar`, `1 to 16 Mar`, and why there is no day yet.
    func window(_ today: CivilDate) -> String {
        if plan.applies == .doesNot { return "does not apply" }
        guard let due = plan.due else { return "" }
        switch due {
        case .date(let date):
            let last = Self.day(date, today)
            guard let first = plan.opens?.date, first < date else { return "by \(last)" }
            if first.year != date.year { return "\(Self.day(first, today)) to \(last)" }
            return "\(first.month == date.month ? "\(first.day)" : DateWording.short(first)) to \(last)"
        case .unknown(let names): return "? \(labels(names))"
        case .failed: return "no such day"
        }
    }

    /// Without the year where it is this one.
    private static func day(_ date: CivilDate, _ today: CivilDate) -> String {
        date.year == today.year ? DateWording.short(date) : DateWording.long(date)
    }

    /// The amount, `?` where it cannot be told; nil where nothing is said about cost, or it costs nothing.
    var cost: String? {
        switch plan.cost {
        case nil, .cents(0)?: nil
        case .cents(let cents)?: ValueWording.money(cents)
        case .unknown?, .failed?: "$ ?"
        }
    }

    /// Why it does not apply, or what decides whether it does; nil where it does.
    var whyNot: String? {
        switch plan.applies {
        case .holds: nil
        case .doesNot: reason ?? "Does not apply."
        case .unknown(let names): "Whether it applies depends on: \(labels(names))."
        case .failed(let why): "Whether it applies cannot be worked out: \(why)."
        }
    }

    /// Everything there is to say about it.
    ///
    /// - Parameter done: what has been done about it, said first.
    func detail(width: Int, today: CivilDate, done: [[Span]] = []) -> [[Span]] {
        let item = plan.item
        let page = PageLines(width: width)
        var lines = page.said(item.text.plain, .strong) + done
        if let whyNot { lines += page.said(whyNot, .warning) }
        if let why = item.why?.plain { lines += page.said(why) }
        if !item.forms.isEmpty { lines += page.said("Forms: \(item.forms.joined(separator: ", "))") }
        if let to = item.sendTo?.plain { lines += page.said("To: \(to)") }
        if let cost = costSentence { lines += page.said(cost) }
        if let due = dueSentence { lines += page.said(due) }
        if !item.cites.isEmpty { lines += page.said(item.cites.joined(separator: "; "), .muted) }
        if let since = item.inForce { lines += page.said("Rule in force since \(DateWording.long(since)).", .muted) }
        if let review = item.reviewBy, review < today {
            lines += page.said("This rule was to be reviewed by \(DateWording.long(review)). Check it before relying on it.", .warning)
        }
        return lines
    }

    private var costSentence: String? {
        guard let fee = plan.item.fee, let cost = plan.cost else { return nil }
        let note = fee.note.map { " \($0.plain)" } ?? ""
        let thing = fee.kind == .bond ? "A bond of" : "Costs"
        switch cost {
        case .cents(0): return "Costs nothing.\(note)"
        case .cents(let cents): return "\(thing) \(ValueWording.money(cents)).\(note)"
        case .unknown(let names): return "What it costs depends on: \(labels(names)).\(note)"
        case .failed(let why): return "What it costs cannot be worked out: \(why).\(note)"
        }
    }

    private var dueSentence: String? {
        switch plan.due {
        case nil: return nil
        case .date(let date)?:
            guard let first = plan.opens?.date else { return "Due \(DateWording.weekday(date)) \(date.year)." }
            return "From \(DateWording.weekday(first)) \(first.year) to \(DateWording.weekday(date)) \(date.year)."
        case .unknown(let names)?: return "When it is due depends on: \(labels(names))."
        case .failed(let why)?: return "There is no day it is due: \(why)."
        }
    }
}
