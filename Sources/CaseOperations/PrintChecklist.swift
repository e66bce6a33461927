import CaseDocuments
import CaseStorage
public import Casework

/// A checklist laid out for one case, as text and as HTML.
public struct Sheet: Sendable, Equatable {
    public let caseID: CaseID
    public let number: CaseNumber
    public let checklist: String
    public let language: String
    /// For a list: the checklist's title and the case's number.
    public let title: String
    /// Lines of each page, 80 columns by 60 lines.
    public let pages: [[String]]
    /// The pages as a printer takes them, form feeds between.
    public let text: String
    public let html: String
}

extension Office {
    /// Lays out a checklist of a case. Dates a constituent was told before are told again, whatever the calendar says now.
    ///
    /// - Parameters:
    ///   - checklist: nil takes the case type's first.
    ///   - language: nil takes the constituent's, where the office speaks it.
    public func sheet(
        for id: CaseID, checklist wanted: String? = nil, language: String? = nil
    ) throws(OperationFailure) -> Sheet {
        let view = try showCase(id)
        let record = view.record
        guard let name = wanted ?? view.type.checklists.first, view.type.checklists.contains(name),
            let checklist = agency.checklist(name)
        else { throw .refused(.noChecklist, caseType: record.type) }
        let spoken = try self.language(language, for: view)
        let before = view.file.events.compactMap { recorded -> (CivilDate, ChecklistPrinted.Facts)? in
            guard case .checklistPrinted(let printed) = recorded.event, printed.facts.checklist == name else { return nil }
            return (recorded.recordedAt.date, printed.facts)
        }
        let computed = ChecklistSheet.dues(of: checklist, for: record, in: agency)
        let dues = before.reduce(computed) { dues, printed in dues.merging(printed.1.dues) { _, told in told } }
        let document = ChecklistSheet(
            agency: agency, caseType: view.type, checklist: checklist, record: record, constituent: view.constituent, dues: dues,
            language: spoken, printedOn: now, mode: mode == .training ? .training : .live, firstPrintedOn: before.first?.0
        ).document
        let layout = PlainTextLayout()
        return Sheet(
            caseID: id, number: record.number, checklist: name, language: spoken,
            title: "\(checklist.title.plain), \(record.number.text)", pages: layout.pages(document), text: layout.text(document),
            html: HTMLLayout().html(document))
    }

    /// Records that a sheet was handed out; done once the printer or file has taken it.
    public func recordPrint(
        of sheet: Sheet, to destination: String, request: Request = .unique()
    ) throws(OperationFailure) -> CaseOutcome {
        try change(sheet.caseID, .print(checklist: sheet.checklist, language: sheet.language, to: destination), request: request)
    }

    /// Before paper comes out or a file is written: refuses what `recordPrint` would refuse, and answers what this very
    /// wish came to before, so that it is not handed out twice.
    ///
    /// - Returns: nil when the sheet is to be handed out now.
    public func earlierPrint(
        of sheet: Sheet, to destination: String, request: Request = .unique()
    ) throws(OperationFailure) -> CaseOutcome? {
        let command = CaseCommand.print(checklist: sheet.checklist, language: sheet.language, to: destination)
        if let failure = try replaced() { throw failure }
        if let before = try earlier(request, saying: Self.content(of: command, on: sheet.caseID)) { return try outcome(before) }
        let file = try caseFile(sheet.caseID)
        let actor = try currentActor()
        _ = try deciding(file.record.type) { () throws(Refusal) in
            try agency.decide(command, on: file, actor: actor, now: now)
        }
        return nil
    }

    private func language(_ wanted: String?, for view: CaseView) throws(OperationFailure) -> String {
        if let wanted {
            guard agency.languages.contains(wanted) else {
                throw .notFound(.language, typed: wanted, suggestions: agency.languages)
            }
            return wanted
        }
        return view.constituent.language.flatMap { agency.languages.contains($0) ? $0 : nil } ?? agency.languages.first ?? "en"
    }
}
