import Casework

/// One item of a checklist, written out for the constituent.
struct SheetItem {
    let sheet: ChecklistSheet
    let planned: ChecklistPlan.Item
    /// Whether its cost is told; where nothing on the sheet costs anything, that is said once and not here.
    let tellsCost: Bool
    let names: AnswerNames
    private let own: ChecklistWords

    init(sheet: ChecklistSheet, planned: ChecklistPlan.Item, names: AnswerNames, tellsCost: Bool) {
        self.sheet = sheet
        self.planned = planned
        self.names = names
        self.tellsCost = tellsCost
        own = ChecklistWords.words(for: names.language.document)
    }

    private var speaking: SheetLanguage { names.language }
    private var item: ChecklistItem { planned.item }
    private var words: SheetWords { speaking.words }

    /// An item that is here already says since when, and no more: nobody has to act on it.
    func block(number: Int) -> CheckItem {
        let title = speaking.phrase(item.text)
        if let received = sheet.ticks[item.id] {
            return CheckItem(
                number: number, isDone: true, title: title.text, titleLanguage: title.language,
                emphasis: own.hereSince.filled(full(received)), facts: forms)
        }
        let why = item.why.map(speaking.phrase)
        return CheckItem(
            number: number, isDone: false, title: title.text, titleLanguage: title.language, condition: condition, emphasis: due,
            explanation: why?.text, explanationLanguage: why?.language, facts: forms + cost + sendTo + rules,
            caution: RuleCaution.text(reviewBy: item.reviewBy, on: sheet.printedOn.date, in: speaking))
    }

    private var condition: String? {
        switch planned.applies {
        case .holds, .doesNot: nil
        case .unknown(let missing): "\(own.mayApply) \(dependence(on: missing))"
        case .failed: own.mayApply
        }
    }

    private var due: String {
        if let date = sheet.dues[item.id] { return due(on: date) }
        switch planned.due {
        case nil: return own.noDueDate
        case .date(let date): return due(on: date)
        case .unknown(let missing): return rule ?? "\(own.dueUnknown) \(dependence(on: missing))"
        case .failed: return own.dueFailed
        }
    }

    private func due(on date: CivilDate) -> String {
        guard date >= sheet.printedOn.date else {
            let was = own.wasDue.filled(full(date))
            return sheet.isClosed ? was : "\(was) \(own.doItNow)"
        }
        if sheet.record == nil, case .afterReceipt(let term)? = item.due?.closes {
            let rule = own.dueAfterReceipt.filled(DateWords.term(term, in: speaking.document))
            return "\(rule). \(own.ifReceivedToday.filled(full(date)))"
        }
        if let opens = planned.opens?.date, opens < date { return own.dueFromTo.filled(full(opens), full(date)) }
        return own.due.filled(full(date))
    }

    /// The rule in words, where the day it counts from is not known; nil where only a condition could say it.
    private var rule: String? {
        guard let due = item.due else { return nil }
        let language = speaking.document
        switch due.closes {
        case .afterReceipt(let term): return own.dueAfterReceipt.filled(DateWords.term(term, in: language))
        case .yearAfter(let field, let month, let day):
            return own.dueYearAfter.filled(DateWords.dayAndMonth(month, day, in: language), names.label(of: field))
        case .beforeAnchor(let term):
            let closes = DateWords.term(term, in: language)
            if case .beforeAnchor(let first)? = due.opens {
                return own.dueFromToBefore.filled(DateWords.term(first, in: language), closes, anchor)
            }
            return own.dueBefore.filled(closes, anchor)
        case .afterAnchor(let term): return own.dueAfter.filled(DateWords.term(term, in: language), anchor)
        case .day: return nil
        }
    }

    private var anchor: String { sheet.plan.checklist.anchor.map(names.label) ?? "" }

    private var forms: [Fact] {
        item.forms.isEmpty ? [] : [Fact(item.forms.count == 1 ? words.form : words.forms, item.forms.joined(separator: ", "))]
    }

    private var sendTo: [Fact] { item.sendTo.map { [speaking.fact(own.sendTo, $0)] } ?? [] }

    private var cost: [Fact] {
        guard tellsCost, let fee = item.fee, let cost = planned.cost else { return [] }
        let told =
            switch cost {
            case .cents(0) where fee.kind == .fee: own.free
            case .cents(let cents): NumberWords.dollars(cents: cents)
            case .unknown(let missing): "\(own.costUnknown) \(dependence(on: missing))"
            case .failed: own.costFailed
            }
        let note = fee.note.map(speaking.phrase)
        let label = fee.kind == .bond ? own.bond : own.cost
        return [Fact(label, note.map { "\(told) (\($0.text))" } ?? told, language: note?.language)]
    }

    private var rules: [Fact] {
        guard !item.cites.isEmpty else { return [] }
        let cites = item.cites.joined(separator: "; ")
        let told = item.inForce.map { words.asOf.filled(cites, DateWords.long($0, in: speaking.document)) }
        return [Fact(item.cites.count == 1 ? words.rule : words.rules, told ?? cites)]
    }

    private func dependence(on missing: Set<String>) -> String { words.dependsOn.filled(names.labels(of: missing)) }

    private func full(_ date: CivilDate) -> String { DateWords.full(date, in: speaking.document) }
}
