public import CaseDocuments
import CaseStorage
public import Casework
import EventLedger

/// What can be laid out and handed out.
public enum Paper: Sendable, Hashable, Codable {
    /// A checklist of a case.
    case ofCase(CaseID, checklist: String)
    /// A checklist made from answers, without a case.
    case template(checklist: String, answers: Answers)
    /// What an interview came to.
    case programs(answers: Answers, constituent: ConstituentID?)

    public var caseID: CaseID? { if case .ofCase(let id, _) = self { id } else { nil } }
}

/// A paper laid out, as text and as HTML, and the document that other layouts are made of.
public struct Sheet: Sendable, Equatable {
    public let paper: Paper
    /// Nil for papers that are about no case.
    public let number: CaseNumber?
    public let checklist: String?
    public let language: String
    /// For a list: the checklist's title and the case's number.
    public let title: String
    public let document: Document
    /// Lines of each page, 80 columns by 60 lines.
    public let pages: [[String]]

    public var caseID: CaseID? { paper.caseID }
    /// The pages as a printer takes them, form feeds between.
    public var text: String { PlainTextLayout().text(document) }
    /// The same in ASCII, for printers that know nothing else.
    public var asciiText: String { PlainTextLayout(characters: .ascii).text(document) }
    public var html: String { HTMLLayout().html(document) }

    init(_ paper: Paper, number: CaseNumber? = nil, checklist: String? = nil, language: String, title: String, document: Document) {
        self.paper = paper
        self.number = number
        self.checklist = checklist
        self.language = language
        self.title = title
        self.document = document
        pages = PlainTextLayout().pages(document)
    }
}

extension Office {
    /// Lays out any paper.
    ///
    /// - Parameter language: nil takes the constituent's, where the office speaks it, else the office's own.
    public func sheet(of paper: Paper, language: String? = nil, showsAll: Bool = false) throws(OperationFailure) -> Sheet {
        switch paper {
        case .ofCase(let id, let checklist):
            try sheet(for: id, checklist: checklist.isEmpty ? nil : checklist, language: language, showsAll: showsAll)
        case .template(let checklist, let answers):
            try templateSheet(checklist, answers: answers, language: language, showsAll: showsAll)
        case .programs(let answers, let constituent):
            try programsSheet(answers, constituent: constituent, language: language)
        }
    }

    /// Lays out a checklist of a case. Dates a constituent was told before are told again, whatever the calendar says now.
    ///
    /// - Parameters:
    ///   - checklist: nil takes the case type's first.
    ///   - language: nil takes the constituent's, where the office speaks it.
    ///   - showsAll: also items that do not apply, with the reason.
    public func sheet(
        for id: CaseID, checklist wanted: String? = nil, language: String? = nil, showsAll: Bool = false
    ) throws(OperationFailure) -> Sheet {
        let view = try showCase(id)
        let record = view.record
        guard let name = wanted ?? view.type.checklists.first, view.type.checklists.contains(name),
            let checklist = agency.checklist(name), let plan = plans(of: [checklist], for: view.file, constituent: view.constituent).first
        else { throw .refused(.noChecklist, caseType: record.type) }
        let spoken = try self.language(language, preferring: view.constituent.language)
        let printed = view.file.events.first { recorded in
            if case .checklistPrinted(let printed) = recorded.event { printed.facts.checklist == name } else { false }
        }
        let document = ChecklistSheet(
            agency: agency, caseType: view.type, plan: plan, answers: [:], questions: checklist.questions, record: record,
            constituent: view.constituent, language: spoken, printedOn: now, mode: mode == .training ? .training : .live,
            firstPrintedOn: printed?.recordedAt.date, ledger: try stamp(view.file), showsAll: showsAll
        ).document
        return Sheet(
            .ofCase(record.id, checklist: name), number: record.number, checklist: name, language: spoken,
            title: "\(checklist.title.plain), \(record.number.text)", document: document)
    }

    /// Lays out a checklist for somebody's answers, without a case. Terms such as `30 days` count from today.
    public func templateSheet(
        _ name: String, answers: Answers, language: String? = nil, showsAll: Bool = false
    ) throws(OperationFailure) -> Sheet {
        guard let checklist = agency.checklist(name) else {
            throw .notFound(
                .checklist, typed: name, suggestions: Wording.nearest(to: name, among: agency.checklists.map(\.id)).map { [$0] } ?? [])
        }
        try deciding { () throws(Refusal) in try checklist.check(answers) }
        let spoken = try self.language(language, preferring: nil)
        let facts = checklist.facts(answers, today: today)
        let document = ChecklistSheet(
            agency: agency, caseType: nil, plan: checklist.plan(for: facts, receivedOn: today, calendar: agency.calendar),
            answers: answers, questions: checklist.questions, record: nil, constituent: nil, language: spoken, printedOn: now,
            mode: mode == .training ? .training : .live, ledger: nil, showsAll: showsAll
        ).document
        return Sheet(
            .template(checklist: name, answers: answers), checklist: name, language: spoken, title: checklist.title.plain,
            document: document)
    }

    /// Lays out what an interview came to.
    public func programsSheet(
        _ answers: Answers, constituent: ConstituentID? = nil, language: String? = nil
    ) throws(OperationFailure) -> Sheet {
        let course = try interviewCourse(answers)
        var details: ConstituentDetails?
        if let constituent {
            try requireReader()
            details = try reading { () throws(StorageFailure) in try store.constituents([constituent]) }[constituent]
        }
        let spoken = try self.language(language, preferring: details?.language)
        let wording = ProgramWording(agency: agency, language: spoken)
        var changes: [String: [String]] = [:]
        for assessment in course.assessments where assessment.verdict != .fits {
            changes[assessment.id] = wording.lines(course.wouldChange(assessment.id), for: assessment.program, in: course)
        }
        let document = ProgramsSheet(
            agency: agency, interview: course.interview, course: course, wouldChange: changes, language: spoken, printedOn: now,
            mode: mode == .training ? .training : .live, constituentName: details?.fullName
        ).document
        return Sheet(
            .programs(answers: answers, constituent: constituent), language: spoken, title: course.interview.title.plain,
            document: document)
    }

    /// The ledger as of a case's last event, so that paper can be held against the store later.
    private func stamp(_ file: CaseFile) throws(OperationFailure) -> LedgerStamp? {
        guard let last = file.events.filter({ $0.subject == file.record.id.retyped() }).map(\.sequence).max() else { return nil }
        return try reading { () throws(StorageFailure) in
            let size = try store.ledgerState().size
            let tree = HashTree(size: size) { (place: TreePlace) throws(StorageFailure) in try store.node(place) }
            return try tree.root(ofSize: last + 1).map { LedgerStamp(size: last + 1, root: $0.hex) }
        }
    }

    private func language(_ wanted: String?, preferring own: String?) throws(OperationFailure) -> String {
        if let wanted {
            guard agency.languages.contains(wanted) else {
                throw .notFound(.language, typed: wanted, suggestions: agency.languages)
            }
            return wanted
        }
        return own.flatMap { agency.languages.contains($0) ? $0 : nil } ?? agency.languages.first ?? "en"
    }
}
