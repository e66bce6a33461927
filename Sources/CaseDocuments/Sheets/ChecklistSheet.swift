public import Casework

/// The sheet a constituent is handed: what to bring, why, where to and by when.
///
/// It only informs, and so needs no control number of the Paperwork Reduction Act (44 U.S.C. 3512).
/// It carries a name and a case number and nothing else about the person, because sheets get left behind.
public struct ChecklistSheet: Sendable {
    public enum Mode: Sendable, Equatable { case live, training }

    public var agency: Agency
    public var checklist: Checklist
    public var caseType: CaseType?
    /// Nil prints a blank sheet, without name, number and dates.
    public var record: CaseRecord?
    public var constituent: ConstituentDetails?
    /// Items received, and on which day.
    public var ticks: [String: CivilDate]
    /// The day each item is due; an item without one prints its rule in words.
    public var dues: [String: CivilDate]
    public var language: String
    public var printedOn: Moment
    /// Since when the rules printed have stood in the office's pack.
    public var rulesAsOf: CivilDate
    public var mode: Mode
    /// When the same sheet was first printed, if this is not the first time.
    public var firstPrintedOn: CivilDate?

    /// `ticks` and `dues` are taken from the record where they are not given. Give the dates a constituent was told
    /// before: a later change of holidays must not move them.
    public init(
        agency: Agency, caseType: CaseType?, checklist: Checklist, record: CaseRecord?, constituent: ConstituentDetails?,
        ticks: [String: CivilDate]? = nil, dues: [String: CivilDate]? = nil, language: String, printedOn: Moment,
        rulesAsOf: CivilDate? = nil, mode: Mode, firstPrintedOn: CivilDate? = nil
    ) {
        self.agency = agency
        self.caseType = caseType
        self.checklist = checklist
        self.record = record
        self.constituent = constituent
        self.ticks = ticks ?? record?.ticks.mapValues(\.on) ?? [:]
        self.dues = dues ?? Self.dues(of: checklist, for: record, in: agency)
        self.language = language
        self.printedOn = printedOn
        self.rulesAsOf = rulesAsOf ?? printedOn.date
        self.mode = mode
        self.firstPrintedOn = firstPrintedOn
    }

    /// The due date of each item that has one for this case.
    public static func dues(of checklist: Checklist, for record: CaseRecord?, in agency: Agency) -> [String: CivilDate] {
        guard let record else { return [:] }
        return checklist.items.reduce(into: [:]) { dues, item in
            dues[item.id] = item.dueDate(receivedOn: record.receivedOn, values: record.values, calendar: agency.calendar)
        }
    }

    private var words: SheetWords { SheetWords.words(for: language) }

    public var document: Document {
        Document(
            title: text(checklist.title), language: documentLanguage, issuer: text(agency.title),
            reference: record?.number.text, marks: marks, watermark: mode == .training ? SheetWords.trainingMark : nil,
            blocks: opening + items + closing,
            footer: Document.Footer(form: caseType?.prefix ?? checklist.id, edition: edition), words: words.page, hasNotesMargin: true)
    }

    /// The language asked for where either the sheet's words or the pack's title are in it.
    private var documentLanguage: String {
        SheetWords.hasWords(for: language) || checklist.title.byLanguage[language] != nil ? language : "en"
    }

    private var marks: [String] {
        var marks: [String] = []
        if mode == .training { marks.append(words.training) }
        if agency.sheet.paragraphs["sample"] != nil { marks.append(words.sample) }
        if firstPrintedOn != nil { marks.append(words.reprint) }
        return marks
    }

    private var edition: String {
        let version = caseType.map { "\(words.edition) \($0.version), " } ?? ""
        return "\(version)\(DateWords.long(rulesAsOf, in: language))"
    }

    private var opening: [Block] {
        var blocks: [Block] = []
        if let record { blocks.append(.barcode(label: words.caseNumber, text: record.number.text)) }
        if let forWhom = checklist.forWhom { blocks.append(.paragraph(Paragraph(text(forWhom)))) }
        if let sample = agency.sheet.paragraphs["sample"] { blocks.append(.paragraph(Paragraph(text(sample), style: .notice))) }
        blocks.append(.facts(facts))
        return blocks
    }

    private var facts: [Fact] {
        var facts: [Fact] = []
        let name = constituent?.fullName ?? ""
        facts.append(Fact(words.name, name.isEmpty ? Self.blank : name))
        if record == nil { facts.append(Fact(words.caseNumber, Self.blank)) }
        if let caseType { facts.append(Fact(words.program, text(caseType.title))) }
        if let record { facts.append(Fact(words.received, DateWords.full(record.receivedOn, in: language))) }
        if let record, let state = caseType?.workflow.state(record.state) { facts.append(Fact(words.standsAt, text(state.title))) }
        facts.append(Fact(words.printed, "\(DateWords.full(printedOn.date, in: language)), \(printedOn.localTime)"))
        if let firstPrintedOn { facts.append(Fact(words.firstPrinted, DateWords.full(firstPrintedOn, in: language))) }
        facts.append(Fact(words.rulesAsOf, DateWords.long(rulesAsOf, in: language)))
        return facts
    }

    /// Nobody is asked any more for what a closed case did not get.
    var isClosed: Bool { record.map { !$0.isOpen } ?? false }

    /// A line to write on.
    private static let blank = String(repeating: "_", count: 24)

    /// What is missing comes first, the earliest date on top; items without a date keep the pack's order at the end.
    private var items: [Block] {
        let ordered = checklist.items.enumerated().sorted { left, right in
            let keys = (dues[left.element.id]?.dayNumber ?? .max, dues[right.element.id]?.dayNumber ?? .max)
            return keys.0 != keys.1 ? keys.0 < keys.1 : left.offset < right.offset
        }.map(\.element)
        let missing = ordered.filter { ticks[$0.id] == nil }
        let received = ordered.filter { ticks[$0.id] != nil }
        var number = 0
        func numbered(_ items: [ChecklistItem]) -> [CheckItem] {
            items.map { item in
                number += 1
                return SheetItem(sheet: self, words: words, item: item).block(number: number)
            }
        }
        var blocks: [Block] = [.heading(level: 2, isClosed ? words.notReceived : words.toBring)]
        blocks.append(missing.isEmpty ? .paragraph(Paragraph(words.nothingMissing)) : .items(numbered(missing)))
        if !received.isEmpty { blocks += [.heading(level: 2, words.alreadyHere), .items(numbered(received))] }
        return blocks
    }

    private var closing: [Block] {
        var blocks: [Block] = []
        for (key, heading) in [("next", words.next), ("appeal", words.appeal)] {
            guard let paragraph = agency.sheet.paragraphs[key] else { continue }
            blocks += [.heading(level: 2, heading), .paragraph(Paragraph(text(paragraph)))]
        }
        blocks += [.heading(level: 2, words.questions), .facts(contact)] + taglines
        if let rights = agency.sheet.paragraphs["nondiscrimination"] {
            blocks += [.heading(level: 2, words.rights), .paragraph(Paragraph(text(rights)))]
        }
        return blocks + [
            .heading(level: 2, words.signing),
            .signatures(
                statement: words.signingMeans,
                [
                    SignatureLine(label: words.signature, dateLabel: words.date),
                    SignatureLine(label: words.representative, dateLabel: words.date),
                ]),
            .box(title: words.officeOnly, blanks: words.officeBlanks),
        ]
    }

    private var contact: [Fact] {
        var facts = [Fact(words.office, text(agency.title))]
        if let address = agency.sheet.address { facts[0].value += ", \(address)" }
        if let helpLine = agency.sheet.helpLine { facts.append(Fact(words.helpLine, helpLine)) }
        if let website = agency.sheet.website { facts.append(Fact(words.website, website)) }
        return facts
    }

    /// The offer of help in every language there is, for the one who was handed the wrong sheet.
    private var taglines: [Block] {
        guard let tagline = agency.sheet.paragraphs["tagline"] else { return [] }
        let languages = agency.languages + tagline.byLanguage.keys.filter { !agency.languages.contains($0) }.sorted()
        return languages.compactMap { language in
            tagline.byLanguage[language].map { .paragraph(Paragraph($0, language: language)) }
        }
    }

    /// In the sheet's language, else in the language without its region, else as the pack falls back.
    func text(_ localized: LocalizedText) -> String {
        localized.byLanguage[language] ?? localized.text(in: SheetWords.primarySubtag(of: language))
    }
}
