public import Casework

/// The sheet a constituent is handed: what to bring, why, where to, by when and for how much.
///
/// It only informs, and so needs no control number of the Paperwork Reduction Act (44 U.S.C. 3512).
/// On a case it carries a name and a case number and nothing else about the person, because sheets get left behind.
/// Without a case it is made from answers, and says which.
public struct ChecklistSheet: Sendable {
    public enum Mode: Sendable, Equatable { case live, training }

    public var agency: Agency
    public var caseType: CaseType?
    /// What applies, when it is due and what it costs, worked out for the case or the answers.
    public var plan: ChecklistPlan
    /// What was answered, where the list is made without a case; none prints a blank sheet.
    public var answers: Answers
    /// Those whose labels name what a day or a cost waits for.
    public var questions: [Question]
    /// Nil prints a sheet without name and number.
    public var record: CaseRecord?
    public var constituent: ConstituentDetails?
    /// Items received, and on which day.
    public var ticks: [String: CivilDate]
    /// The day each item is due; an item without one prints what it waits for.
    public var dues: [String: CivilDate]
    public var language: String
    /// Only the day is printed, so that a day's prints of one version of a case are the same.
    public var printedOn: Moment
    /// Since when the rules printed have stood in the office's pack.
    public var rulesAsOf: CivilDate
    public var mode: Mode
    /// When the same sheet was first printed, if this is not the first time.
    public var firstPrintedOn: CivilDate?
    /// Where the ledger stood at the case's last event.
    public var ledger: LedgerStamp?
    /// Whether items that do not apply stand at the end, each with the reason.
    public var showsAll: Bool

    /// `ticks` are taken from the record where they are not given, `questions` from the checklist. Give in `dues` the
    /// dates a constituent was told before: a later change of holidays must not move them.
    public init(
        agency: Agency, caseType: CaseType?, plan: ChecklistPlan, answers: Answers = [:], questions: [Question]? = nil,
        record: CaseRecord?, constituent: ConstituentDetails?, ticks: [String: CivilDate]? = nil,
        dues: [String: CivilDate] = [:], language: String, printedOn: Moment, rulesAsOf: CivilDate? = nil, mode: Mode,
        firstPrintedOn: CivilDate? = nil, ledger: LedgerStamp? = nil, showsAll: Bool = false
    ) {
        self.agency = agency
        self.caseType = caseType
        self.plan = plan
        self.answers = answers
        self.questions = questions ?? plan.checklist.questions
        self.record = record
        self.constituent = constituent
        self.ticks = ticks ?? record?.ticks.mapValues(\.on) ?? [:]
        self.dues = Self.dues(of: plan).merging(dues) { _, told in told }
        self.language = language
        self.printedOn = printedOn
        self.rulesAsOf = rulesAsOf ?? printedOn.date
        self.mode = mode
        self.firstPrintedOn = firstPrintedOn
        self.ledger = ledger
        self.showsAll = showsAll
    }

    /// The due date of each item that has one and is wanted.
    public static func dues(of plan: ChecklistPlan) -> [String: CivilDate] {
        plan.items.reduce(into: [:]) { dues, item in
            if item.isWanted { dues[item.id] = item.due?.date }
        }
    }

    public var document: Document {
        let speaking = speaking
        let title = speaking.phrase(plan.checklist.title)
        return Document(
            title: title.text, titleLanguage: title.language, language: speaking.document, issuer: speaking.text(agency.title),
            reference: record?.number.text, marks: marks, watermark: mode == .training ? SheetWords.trainingMark : nil,
            blocks: opening + items + SheetClosing(agency: agency, language: speaking, ledger: ledger).blocks,
            footer: Document.Footer(form: caseType?.prefix ?? plan.checklist.id, edition: edition),
            printedOn: printedOn.date.description, words: words.page, hasNotesMargin: true)
    }

    private var speaking: SheetLanguage { SheetLanguage(language, title: plan.checklist.title) }
    private var words: SheetWords { speaking.words }
    private var own: ChecklistWords { ChecklistWords.words(for: speaking.document) }

    private var marks: [String] {
        var marks: [String] = []
        if mode == .training { marks.append(words.training) }
        if agency.sheet.paragraphs["sample"] != nil { marks.append(words.sample) }
        if firstPrintedOn != nil { marks.append(words.reprint) }
        return marks
    }

    private var edition: String {
        let version = caseType.map { "\(words.edition) \($0.version), " } ?? ""
        return "\(version)\(DateWords.long(rulesAsOf, in: speaking.document))"
    }

    private var opening: [Block] {
        let speaking = speaking
        var blocks: [Block] = []
        if let record { blocks.append(.barcode(label: words.caseNumber, text: record.number.text)) }
        if let notice = speaking.notice { blocks.append(.paragraph(Paragraph(notice, style: .notice, language: "en"))) }
        if let forWhom = plan.checklist.forWhom { blocks.append(speaking.paragraph(forWhom)) }
        if let sample = agency.sheet.paragraphs["sample"] { blocks.append(speaking.paragraph(sample, style: .notice)) }
        blocks.append(.facts(facts))
        if record == nil, !answers.isEmpty, !questions.isEmpty {
            blocks += [.heading(level: 2, words.yourAnswers), .facts(names.facts(of: asked))]
        }
        return blocks
    }

    /// Questions put to this person, and those they answered all the same.
    private var asked: [Question] {
        let facts = plan.checklist.facts(answers, today: printedOn.date)
        return questions.filter { answers[$0.id] != nil || $0.when?.answer(facts) != .doesNot }
    }

    private var facts: [Fact] {
        let language = speaking.document
        var facts: [Fact] = []
        let name = constituent?.fullName ?? ""
        facts.append(Fact(words.name, name.isEmpty ? Self.blank : name))
        if record == nil { facts.append(Fact(words.caseNumber, Self.blank)) }
        if let caseType { facts.append(speaking.fact(words.program, caseType.title)) }
        if let record { facts.append(Fact(words.received, DateWords.full(record.receivedOn, in: language))) }
        if let record, let state = caseType?.workflow.state(record.state) { facts.append(speaking.fact(words.standsAt, state.title)) }
        facts.append(Fact(words.printed, DateWords.full(printedOn.date, in: language)))
        if let firstPrintedOn { facts.append(Fact(words.firstPrinted, DateWords.full(firstPrintedOn, in: language))) }
        facts.append(Fact(words.rulesAsOf, DateWords.long(rulesAsOf, in: language)))
        return facts
    }

    /// A line to write on.
    private static let blank = String(repeating: "_", count: 24)

    /// Nobody is asked any more for what a closed case did not get.
    var isClosed: Bool { record.map { !$0.isOpen } ?? false }

    /// On a case, the form answers the questions.
    private var names: AnswerNames {
        let given = record.map { $0.values.mapValues { AnswerValue.value($0) } } ?? [:]
        return AnswerNames(
            language: speaking, questions: questions, fields: caseType?.fields ?? [],
            answers: given.merging(answers) { _, answer in answer })
    }

    /// What is missing comes first, the earliest date on top; items without a date keep the pack's order at the end.
    private var items: [Block] {
        let ordered = plan.items.enumerated().sorted { left, right in
            let keys = (dues[left.element.id]?.dayNumber ?? .max, dues[right.element.id]?.dayNumber ?? .max)
            return keys.0 != keys.1 ? keys.0 < keys.1 : left.offset < right.offset
        }.map(\.element)
        let missing = ordered.filter { ticks[$0.id] == nil && $0.isWanted }
        let received = ordered.filter { ticks[$0.id] != nil }
        let fees = FeeSummary(plan: plan, language: speaking)
        let names = names
        var number = 0
        func numbered(_ items: [ChecklistPlan.Item]) -> [CheckItem] {
            items.map { item in
                number += 1
                return SheetItem(sheet: self, planned: item, names: names, tellsCost: !fees.isAllFree).block(number: number)
            }
        }
        var blocks: [Block] = [.heading(level: 2, isClosed ? own.notReceived : own.toBring)]
        if !missing.isEmpty, fees.isAllFree { blocks.append(.paragraph(Paragraph(own.nothingCosts))) }
        blocks.append(missing.isEmpty ? .paragraph(Paragraph(own.nothingMissing)) : .items(numbered(missing)))
        if !received.isEmpty { blocks += [.heading(level: 2, own.alreadyHere), .items(numbered(received))] }
        return blocks + fees.blocks + (showsAll ? others(ordered.filter { ticks[$0.id] == nil && !$0.isWanted }) : [])
    }

    private func others(_ items: [ChecklistPlan.Item]) -> [Block] {
        guard !items.isEmpty else { return [] }
        let speaking = speaking
        let names = names
        let lines = items.map { planned in
            let title = speaking.phrase(planned.item.text)
            return ListLine(title.text, language: title.language, detail: reason(for: planned.item, names).sentence)
        }
        return [.heading(level: 2, own.doesNotApplyHeading), .list(lines)]
    }

    private func reason(for item: ChecklistItem, _ names: AnswerNames) -> ItemReason {
        let today = printedOn.date
        if let record, let caseType {
            let constituent = constituent
            return ItemReason(item: item, names: names) { known in
                let values = record.values.filter { known.contains($0.key) }
                return ConditionFacts(of: record, type: caseType, values: values, constituent: constituent, today: today)
            }
        }
        let answers = answers
        let questions = questions
        return ItemReason(item: item, names: names) { known in
            ConditionFacts(answers.filter { known.contains($0.key) }, to: questions, today: today)
        }
    }
}
