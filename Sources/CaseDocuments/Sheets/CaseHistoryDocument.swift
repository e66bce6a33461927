public import Casework

/// The whole history of one case, to be read by somebody who has no access to the store. In English: it is for auditors.
public struct CaseHistoryDocument: Sendable {
    public var agency: Agency
    public var caseNumber: CaseNumber
    public var caseType: String
    public var constituent: String?
    public var lines: [HistoryLine]
    public var exportedOn: Moment
    public var exportedBy: String
    /// The ledger's size and root (64 hexadecimal digits) when the history was taken from it.
    public var ledgerSize: UInt64
    public var ledgerRoot: String
    public var mode: ChecklistSheet.Mode

    public init(
        agency: Agency, caseNumber: CaseNumber, caseType: String, constituent: String?, lines: [HistoryLine],
        exportedOn: Moment, exportedBy: String, ledgerSize: UInt64, ledgerRoot: String, mode: ChecklistSheet.Mode
    ) {
        self.agency = agency
        self.caseNumber = caseNumber
        self.caseType = caseType
        self.constituent = constituent
        self.lines = lines
        self.exportedOn = exportedOn
        self.exportedBy = exportedBy
        self.ledgerSize = ledgerSize
        self.ledgerRoot = ledgerRoot
        self.mode = mode
    }

    public var document: Document {
        Document(
            title: "History of case \(caseNumber.text)", language: "en", issuer: agency.title.text(in: "en"),
            reference: caseNumber.text, marks: mode == .training ? [SheetWords.english.training] : [],
            watermark: mode == .training ? SheetWords.trainingMark : nil,
            blocks: [.facts(facts), .heading(level: 2, "What happened"), .table(steps), .heading(level: 2, "How to check it")]
                + proof,
            footer: Document.Footer(form: "case-history", edition: exportedOn.date.description),
            printedOn: exportedOn.date.description, isLandscape: true)
    }

    private var facts: [Fact] {
        var facts = [Fact("Program", caseType)]
        if let constituent, !constituent.isEmpty { facts.append(Fact("Constituent", constituent)) }
        facts += [
            Fact("Exported", "\(exportedOn.localStamp) (\(exportedOn.utcStamp)) by \(exportedBy)"),
            Fact("Steps", "\(lines.count), of which \(lines.count(where: \.isWithdrawn)) withdrawn"),
        ]
        return facts
    }

    private var steps: Table {
        Table(
            caption: "Every step, oldest first. The first time is the office's, the second is UTC.",
            columns: ["No.", "When", "Who", "What", "From what to what", "Why"],
            rows: lines.map { line in
                [
                    Table.Cell(String(line.sequence)),
                    Table.Cell([line.localTime, line.utcTime], isUnbroken: true),
                    Table.Cell([line.actorName, "(\(line.actorLogin))"]),
                    Table.Cell([line.action] + (line.isWithdrawn ? ["Withdrawn later: no longer counts."] : [])),
                    Table.Cell(line.changes.map { "\($0.field): \($0.from ?? "nothing") → \($0.to ?? "nothing")" }),
                    Table.Cell(line.reason ?? ""),
                ]
            })
    }

    /// The codes stand in a table of their own, so that the story reads without them.
    private var proof: [Block] {
        [
            .paragraph(
                Paragraph(
                    "Each step is a leaf of one hash tree over everything that ever happened in this store. "
                        + "Compare the leaf hashes below with the ledger, and its root with a checkpoint that was kept elsewhere."
                )),
            .facts([Fact("Ledger size", String(ledgerSize)), Fact("Ledger root", ledgerRoot)]),
            .table(
                Table(
                    caption: "Commit and leaf hash of each step", columns: ["No.", "Commit", "Leaf hash (SHA-256)"],
                    rows: lines.map { line in
                        [
                            Table.Cell(String(line.sequence)), Table.Cell([line.commit], isCode: true),
                            Table.Cell([line.leafHash], isCode: true),
                        ]
                    })),
        ]
    }
}
