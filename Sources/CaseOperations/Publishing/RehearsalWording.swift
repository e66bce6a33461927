public import Casework

/// What a rehearsal showed: "41 of 312 cases would have ended differently; here they are."
public struct RehearsalWording: Sendable {
    private let former: Agency
    private let new: Agency
    private let wording: Wording

    /// - Parameters:
    ///   - former: the office as its cases know it now.
    ///   - new: the pack that was tried.
    public init(former: Agency, new: Agency, staff: [StaffMember] = []) {
        self.former = former
        self.new = new
        wording = Wording(agency: new, staff: staff)
    }

    public func headline(_ report: RehearsalReport) -> String {
        let since = DateWording.long(report.since)
        if report.cases == 0 { return "No case was opened or worked on since \(since), so there is nothing to rehearse." }
        let told = report.cases - report.unclear
        if told == 0 { return "Nobody can tell how \(counted(report.cases)) since \(since) would have gone." }
        if report.differing == 0 {
            return told == 1
                ? "The one case since \(since) would have ended as it did."
                : "All \(counted(told)) since \(since) would have ended as they did."
        }
        return "\(ValueWording.grouped(report.differing)) of \(counted(report.cases)) would have ended differently; here "
            + (report.differing == 1 ? "it is." : "they are.")
    }

    /// What has to be known with it.
    public func notes(_ report: RehearsalReport) -> [String] {
        var notes: [String] = []
        if report.differing > report.differences.count {
            notes.append("The first \(ValueWording.grouped(report.differences.count)) are listed.")
        }
        if report.unclear > 0, report.unclear < report.cases {
            notes.append("Of \(counted(report.unclear)) nobody can tell.")
        }
        if report.askedAboutConstituent > 0 {
            notes.append(
                "In \(counted(report.askedAboutConstituent)) a rule asks about the constituent; it was answered by what is known of them today."
            )
        }
        return notes
    }

    /// "LIP-2026-000123-J ended at Denied and would have ended at Approved: on 3 Mar 2026, “Decide” leads to Approved, not Denied."
    public func line(_ line: RehearsalReport.Line) -> String {
        let type = new.caseType(line.type)
        let start = "\(line.number.text) \(line.isOpen ? "stands" : "ended") at \(state(line.state, line.type))"
        switch line.rehearsal {
        case .same: return "\(start), and would have come there."
        case .endsElsewhere(let end):
            let would = "\(end.wouldBeFinal ? "would have ended at" : "would stand open at") \(state(end.would, line.type))"
            let rest = end.stop.map { " Then \(self.step($0.at, line.type)) would not have fitted." } ?? ""
            return "\(start) and \(would): on \(DateWording.long(end.at.on)), \(turn(end, line.type)).\(rest)"
        case .stops(let stop):
            let place = stop.state.map { "would have stopped at \(state($0, line.type))" } ?? "would not have been opened"
            let why = stop.refusals.first.map { wording.sentence($0, caseType: type) } ?? ""
            let said = stop.state == nil ? step(stop.at, line.type, or: Self.opening) : step(stop.at, line.type)
            let more = stop.refusals.count > 1 ? " (\(stop.refusals.count - 1) more.)" : ""
            return "\(start) and \(place) on \(DateWording.long(stop.at.on)): \(said) could not be done. \(why)\(more)"
        case .cannotTell(let doubt): return "\(start); nobody can tell how it would have gone: \(phrase(doubt, line.type))."
        }
    }

    private func turn(_ end: Rehearsal.Elsewhere, _ type: String) -> String {
        let (turned, instead) = (state(end.turned, type), state(end.instead, type))
        // What is no transition and still leads elsewhere can only be the opening.
        let step = step(end.at, type, or: Self.opening)
        if end.turned == end.instead { return "\(step) leads to \(turned), which is \(end.wouldBeFinal ? "" : "not ")final then" }
        guard end.at.timer != nil else { return "\(step) leads to \(turned), not to \(instead)" }
        return end.at.sequence == nil
            ? "\(step), and the case goes from \(instead) to \(turned)"
            : "\(step) does not happen by the new rules, and the case stays at \(turned)"
    }

    private static let opening = "the opening"

    /// A step as the middle of a sentence.
    ///
    /// - Parameter untitled: what is said of a step that is no transition.
    private func step(_ step: Rehearsal.Step, _ type: String, or untitled: String = "what was filled in") -> String {
        let title = step.transition.map { id in
            let found = new.caseType(type)?.workflow.transition(id) ?? former.caseType(type)?.workflow.transition(id)
            return "\u{201C}\(found?.title.plain ?? Wording.shown(id))\u{201D}"
        }
        if step.timer != nil { return "the clock runs out\(title.map { " and \($0) is done by itself" } ?? "")" }
        return title ?? untitled
    }

    private func titles(_ transitions: [String], _ type: String) -> String {
        let workflow = new.caseType(type)?.workflow
        return Wording.list(transitions.map { "\u{201C}\(workflow?.transition($0)?.title.plain ?? Wording.shown($0))\u{201D}" }, "or")
    }

    private func phrase(_ doubt: Rehearsal.Doubt, _ type: String) -> String {
        switch doubt {
        case .erased(let sequence): "a rule asks for what was filled in with event \(sequence), and that has been erased"
        case .otherKind(let field): "\(wording.label(field, new.caseType(type))) is a field of another kind now"
        case .movedByPlan(let state): "a plan moved it to \(self.state(state, type)), where no case can stand open by the new rules"
        case .noSuchType: "the new pack has no such case type"
        case .enteredInError: "it was entered in error"
        case .severalWaysIn(let ways): "it could have come in by \(titles(ways, type)), which do not begin alike"
        case .clocksWithoutEnd: "the clocks of the new rules set each other off without end"
        }
    }

    private func state(_ id: String, _ type: String) -> String {
        (new.caseType(type)?.workflow.state(id) ?? former.caseType(type)?.workflow.state(id))?.title.plain ?? Wording.shown(id)
    }

    private func counted(_ count: Int) -> String { "\(ValueWording.grouped(count)) \(count == 1 ? "case" : "cases")" }
}
