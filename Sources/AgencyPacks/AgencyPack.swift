public import Casework
import EventLedger

/// What a pack comes to when it is read.
public struct AgencyPack: Sendable {
    /// Nil when there is any error: half an office is not set up.
    public let agency: Agency?
    /// For training stores; empty where the pack brings nobody.
    public let sampleStaff: [SampleStaff]
    /// Every problem of every file, by file, line and column.
    public let problems: [PackProblem]
}

extension AgencyPack {
    /// Reads a pack. Whatever the files hold, this answers: with an agency, or with at least one error.
    ///
    /// `today` finds rules whose date of review is past, and looks at how texts read. Nil leaves both out: that is for packs
    /// that were checked when they came in, and spares every start of the program the time.
    public static func read(_ files: PackFiles, today: CivilDate? = nil) -> AgencyPack {
        read(files, today: today, PackReport(looksAtWording: today != nil))
    }

    /// Reads a pack that a store keeps, and that was proved sound before it came into force.
    ///
    /// Nothing is proved again, and what earlier releases did not read is left out with a warning where it cannot be read: cases
    /// run on the pack, so a program that has learnt to read and to find more must still be able to open the store.
    public static func read(kept files: PackFiles) -> AgencyPack {
        read(files, today: nil, PackReport(looksAtWording: false, isKept: true))
    }

    private static func read(_ files: PackFiles, today: CivilDate?, _ report: PackReport) -> AgencyPack {
        let agency = readAgency(files, report: report)
        let queues = agency.flatMap(\.queueNames)
        let roles = agency.flatMap(\.roleNames)
        let stepRoles = roles.map { KnownNames($0.inOrder + [Role.system]) }
        let caseTypes = drafts(in: "case-types/", of: files, report: report) {
            CaseTypeDraft(reading: $0, queues: queues, roles: stepRoles)
        }
        let checklists = drafts(in: "checklists/", of: files, report: report) {
            ChecklistDraft(reading: $0, today: today)
        }
        let staff = files[SampleStaff.file].flatMap { YAMLDocument.read($0, report: report) }.map {
            SampleStaff.read($0, roles: roles)
        }
        let interview = files[InterviewDraft.file].flatMap { file -> InterviewDraft? in
            let draft = YAMLDocument.read(file, report: report).flatMap(InterviewDraft.init(reading:))
            if draft == nil { report.areFilesWhole = false }
            return draft
        }
        let programs = drafts(in: "programs/", of: files, report: report) {
            ProgramDraft(reading: $0, interview: interview?.questions, today: today)
        }
        for file in files.files where file.path.hasPrefix("letters/") {
            report.warning(
                .notYet, at: .start(of: file.path), "Letters are not read by this version: the file is kept and has no effect.")
        }
        if let agency, caseTypes.isEmpty, !report.hasErrors {
            report.error(
                .missingKey, at: .start(of: AgencyDraft.file),
                "The office \(quoted(agency.id)) has no case types, so nothing could be opened; add a file to the folder "
                    + "case-types."
            )
        }
        PackChecks(agency: agency, caseTypes: caseTypes, checklists: checklists, isWhole: report.areFilesWhole, report: report)
            .run()
        ProgramChecks(
            interview: interview, hasInterview: files[InterviewDraft.file] != nil, programs: programs, caseTypes: caseTypes,
            isWhole: report.areFilesWhole, report: report
        ).run()
        guard let agency, !report.hasErrors else {
            return AgencyPack(agency: nil, sampleStaff: staff ?? [], problems: report.sorted)
        }
        let office = Agency(
            id: agency.id, title: agency.title, timeZone: agency.timeZone, languages: agency.languages,
            calendar: agency.calendar, queues: agency.queues, roles: agency.roles, caseTypes: caseTypes.map(\.caseType),
            checklists: checklists.map(\.checklist), interview: interview?.interview, programs: programs.map(\.program), sheet: agency.sheet
        )
        StaffChecks(agency: office, staff: staff ?? [], drafts: caseTypes, report: report).run()
        return AgencyPack(agency: office, sampleStaff: staff ?? [], problems: report.sorted)
    }

    private static func readAgency(_ files: PackFiles, report: PackReport) -> AgencyDraft? {
        guard let file = files[AgencyDraft.file] else {
            report.error(
                .missingKey, at: .start(of: AgencyDraft.file),
                "There is no file agency.yaml, so this is not an agency pack; give the folder that holds it, or write it.")
            return nil
        }
        return YAMLDocument.read(file, report: report).map { AgencyDraft(reading: $0) }
    }

    /// What the YAML files of one folder come to, in the order of their paths.
    private static func drafts<Draft>(
        in folder: String, of files: PackFiles, report: PackReport, reading read: (YAMLValue) -> Draft?
    ) -> [Draft] {
        files.files.compactMap { file in
            guard file.path.hasPrefix(folder) else { return nil }
            guard file.path.hasSuffix(".yaml") else {
                report.warning(
                    .unused, at: .start(of: file.path),
                    "Only files that end in .yaml are read here, so this one has no effect; rename or move it.")
                return nil
            }
            let draft = YAMLDocument.read(file, report: report).flatMap(read)
            if draft == nil { report.areFilesWhole = false }
            return draft
        }
    }
}
