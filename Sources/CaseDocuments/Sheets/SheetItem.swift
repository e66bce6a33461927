import Casework

/// One item of a checklist, written out for the constituent.
struct SheetItem {
    let sheet: ChecklistSheet
    let words: SheetWords
    let item: ChecklistItem

    private var language: String { sheet.language }

    /// An item that is here already says since when, and no more: nobody has to act on it.
    func block(number: Int) -> CheckItem {
        if let received = sheet.ticks[item.id] {
            return CheckItem(
                number: number, isDone: true, title: sheet.text(item.text),
                emphasis: "\(words.hereSince) \(DateWords.full(received, in: language))", facts: forms)
        }
        return CheckItem(
            number: number, isDone: false, title: sheet.text(item.text), emphasis: due, explanation: item.why.map(sheet.text),
            facts: forms + sendTo + cost + rules, caution: caution)
    }

    private var due: String {
        if let date = sheet.dues[item.id] {
            let day = DateWords.full(date, in: language)
            guard date < sheet.printedOn.date else { return "\(words.due) \(day)" }
            return sheet.isClosed ? "\(words.wasDue) \(day)." : "\(words.wasDue) \(day). \(words.doItNow)"
        }
        switch item.due {
        case nil: return words.noDueDate
        case .afterReceipt(let term): return "\(words.due) \(DateWords.term(term, in: language)) \(words.dueAfterReceipt)"
        case .yearAfter(let field, let month, let day):
            let label = sheet.caseType?.field(field).map { ": " + sheet.text($0.label) } ?? ""
            return "\(words.dueBefore) \(DateWords.dayAndMonth(month, day, in: language)) \(words.dueYearAfter)\(label)"
        }
    }

    private var forms: [Fact] {
        item.forms.isEmpty ? [] : [Fact(item.forms.count == 1 ? words.form : words.forms, item.forms.joined(separator: ", "))]
    }

    private var sendTo: [Fact] { item.sendTo.map { [Fact(words.sendTo, sheet.text($0))] } ?? [] }

    private var cost: [Fact] {
        guard let fee = item.fee else { return [] }
        return [Fact(words.cost, fee == 0 ? words.free : Self.dollars(cents: fee))]
    }

    private var rules: [Fact] {
        item.cites.isEmpty ? [] : [Fact(item.cites.count == 1 ? words.rule : words.rules, item.cites.joined(separator: "; "))]
    }

    /// A rule that nobody vouches for any more must not be printed as if somebody did.
    private var caution: String? {
        guard let reviewBy = item.reviewBy else { return words.neverReviewed }
        guard reviewBy < sheet.printedOn.date else { return nil }
        return "\(words.reviewPast) \(DateWords.long(reviewBy, in: language))."
    }

    /// `$1,250.00`.
    static func dollars(cents: Int) -> String {
        let whole = String(cents.magnitude / 100)
        let groups = stride(from: 0, to: whole.count, by: 3).map { String(whole.reversed().dropFirst($0).prefix(3).reversed()) }
        return (cents < 0 ? "-$" : "$") + groups.reversed().joined(separator: ",") + "."
            + String(100 + cents.magnitude % 100).dropFirst()
    }
}
