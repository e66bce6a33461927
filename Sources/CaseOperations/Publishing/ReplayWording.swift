public import Casework

/// What holding all histories against their rules showed.
public struct ReplayWording: Sendable {
    private let wording: Wording
    private let staff: [StaffMember]
    private let types: [CaseType]

    /// - Parameters:
    ///   - agency: the pack in force.
    ///   - types: every version of its case types that there was, to name states and steps by.
    public init(agency: Agency, staff: [StaffMember], types: [CaseType] = []) {
        wording = Wording(agency: agency, staff: staff)
        self.staff = staff
        self.types = types + agency.caseTypes
    }

    public func headline(_ report: ReplayReport) -> String {
        if report.cases == 0 { return "There are no cases yet, so there is nothing to replay." }
        if report.isAllowed {
            let who = report.cases == 1 ? "The one case" : "All \(counted(report.cases, "case"))"
            return "\(who) went by the rules in force at the time: \(counted(report.steps, "step")) held against them."
        }
        return report.notAllowed == 1
            ? "1 of \(counted(report.cases, "case")) has a step that the rules did not allow; here it is."
            : "\(ValueWording.grouped(report.notAllowed)) of \(counted(report.cases, "case")) have a step that the rules did not allow; here is the first of each."
    }

    /// What has to be known with it.
    public func notes(_ report: ReplayReport) -> [String] {
        var notes: [String] = []
        if report.notAllowed > report.findings.count {
            notes.append("The first \(ValueWording.grouped(report.findings.count)) are listed.")
        }
        if report.erasedSteps > 0 {
            notes.append("\(counted(report.erasedSteps, "step")) could not be judged: what was filled in then has been erased.")
        }
        if report.askingSteps > 0 {
            notes.append(
                "\(counted(report.askingSteps, "step")) could not be judged: a rule asks about the constituent, whose details may have been others then."
            )
        }
        if report.askedAboutConstituent > 0 {
            notes.append(
                "In \(counted(report.askedAboutConstituent, "case")) a rule asks about the constituent; it was answered by what is known of them today."
            )
        }
        return notes
    }

    /// "LIP-2026-000123-J, event 4711, 3 Mar 2026 10:42, Ana Diaz: “Approve” was not allowed. Only a supervisor may do this."
    public func line(_ line: ReplayReport.Line) -> String {
        let finding = line.finding
        let who = staff.first { $0.id == finding.by }?.name ?? "somebody who is not on the staff"
        return
            "\(line.number.text), event \(finding.sequence), \(DateWording.long(finding.at.date)) \(finding.at.localTime), \(who): \(sentence(finding, type: line.type))"
    }

    /// What was not allowed, and why.
    public func sentence(_ finding: ReplayVerdict.Finding, type id: String) -> String {
        let type = types.first { $0.id == id && $0.version == finding.version } ?? types.last { $0.id == id }
        let step = step(finding, type)
        switch finding.why {
        case .refused(let refusals):
            let why = refusals.first.map { wording.sentence($0, caseType: type) } ?? ""
            let more = refusals.count > 1 ? " (\(refusals.count - 1) more.)" : ""
            return "\(step) was not allowed. \(why)\(more)"
        case .differs(let parts):
            let told = parts.map { part in
                "\(name(part.part)) is recorded as \(shown(part.recorded, part.part, type)), and the rules make it \(shown(part.allowed, part.part, type))"
            }
            return "\(step) is not recorded as the rules have it: \(Wording.list(told, "and"))."
        case .noOpening: return "The history has an opening where none can be, or begins without one."
        case .noRules(let type, let version):
            return "No pack was in force that had version \(version) of \(Wording.shown(type)), so \(step) went by no rules."
        case .notOnStaff: return "\(step) was taken by somebody who was not on the staff then."
        case .clockDidNot(let timer):
            return "\(step) and the clock \(Wording.shown(timer)) do not belong together: what ran out and what it did stand side by side."
        case .notOfCases: return "An event of the kind \(Wording.shown(finding.kind)) cannot happen to a case."
        }
    }

    private func step(_ finding: ReplayVerdict.Finding, _ type: CaseType?) -> String {
        if finding.kind == CaseMigrated.kind { return "The move to another version" }
        if finding.kind == TimerRanOut.kind { return "The clock that ran out" }
        guard let transition = finding.transition else {
            let phrase = KindWording.step(finding.kind)
            return phrase.prefix(1).uppercased() + phrase.dropFirst()
        }
        return "\u{201C}\(wording.title(of: transition, type))\u{201D}"
    }

    private func name(_ part: ReplayVerdict.Discrepancy.Part) -> String {
        switch part {
        case .version: "the version"
        case .from: "the state it left"
        case .to: "the state it led to"
        case .queue: "the queue"
        case .day: "the day"
        case .closing: "whether it closed the case"
        case .clock: "whether the clock started anew"
        case .transition: "the step"
        case .reminder: "who was to be reminded"
        case .item: "the item"
        case .fields: "the fields"
        case .subject: "whose case it was"
        case .withdrawn: "the step taken back"
        }
    }

    private func shown(_ value: String?, _ part: ReplayVerdict.Discrepancy.Part, _ type: CaseType?) -> String {
        guard let value else { return "nothing" }
        switch part {
        case .from, .to: return wording.title(ofState: value, type)
        case .transition: return "\u{201C}\(wording.title(of: value, type))\u{201D}"
        case .day: return CivilDate(value).map { DateWording.long($0) } ?? Wording.shown(value)
        case .closing, .clock: return value == "true" ? "yes" : "no"
        default: return Wording.shown(value)
        }
    }

    private func counted(_ count: Int, _ thing: String) -> String { "\(ValueWording.grouped(count)) \(thing)\(count == 1 ? "" : "s")" }
}

extension Office {
    /// Words for a replay, with the names that states and steps had in every pack there was.
    public func replayWording() throws(OperationFailure) -> ReplayWording {
        ReplayWording(agency: agency, staff: try staff(), types: try packTimeline().agencies.flatMap(\.caseTypes))
    }
}
