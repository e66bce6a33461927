import CaseStorage
public import Casework

/// What a publication would do to the open cases, in lines for a screen or a terminal.
public struct PlanWording: Sendable {
    private let former: Agency
    private let new: Agency

    /// - Parameter former: the office as its cases know it now.
    public init(former: Agency, new: Agency) {
        self.former = former
        self.new = new
    }

    /// "15 open cases: 12 move, 3 keep their version. 2 more have to be asked about."
    public func headline(_ preview: PublishPreview) -> String {
        if preview.isInForce { return "This pack is in force already." }
        if preview.groups.isEmpty, !preview.problems.isEmpty { return "This pack cannot come into force as it is." }
        let counts = PlanCounts(preview)
        if counts.all == 0 { return "No case stands open on an older version, so none is moved." }
        var parts: [String] = []
        if counts.moving > 0 { parts.append("\(counts.moving) \(counts.moving == 1 ? "moves" : "move") to the new version") }
        if counts.keeping > 0 { parts.append("\(counts.keeping) \(counts.keeping == 1 ? "goes" : "go") on as before") }
        if counts.asking > 0 { parts.append("\(counts.asking) \(counts.asking == 1 ? "has" : "have") to be asked about") }
        if counts.lost > 0 { parts.append("\(counts.lost) would have no place to go") }
        return "\(counts.all) open \(counts.all == 1 ? "case" : "cases"): \(Wording.list(parts, "and"))."
    }

    /// A line for each type, version and state in which cases stand open, with what becomes of them.
    public func lines(_ preview: PublishPreview) -> [String] { preview.groups.map(line) }

    /// "12 at Under review (Livestock, version 3) go on at Examination: LIP-2026-000123-J Ortega, Marisol; …; and 9 more."
    public func line(_ group: PublishPreview.Group) -> String {
        let one = group.count == 1
        let place = "\(group.count) at \(state(group.state, of: group.type, in: former)) (\(type(group.type)), version \(group.version))"
        let said: String =
            switch group.outcome {
            case .keeps: "\(one ? "goes" : "go") on by version \(group.version)"
            case .moves(let migration):
                "\(one ? "goes" : "go") on at \(state(migration.state, of: group.type, in: new))"
                    + (migration.restartsClock ? ", where the clock starts anew" : "")
            case .asks(let question, let answers):
                "\(one ? "has" : "have") to be asked about: \(Wording.shown(question, limit: 120)) (\(told(answers, of: group.type)))"
            case .misanswered(let given, let known):
                "\(one ? "was" : "were") answered with \u{201C}\(Wording.shown(given))\u{201D}, which is neither \(Wording.list(known.map { Wording.shown($0) }, "nor"))"
            case .missing: "would have no state: the plan does not say where \(one ? "it goes" : "they go")"
            }
        return "\(place) \(said): \(names(group))."
    }

    private func told(_ answers: [MigrationPlan.Answer], of type: String) -> String {
        answers.map { "\(Wording.shown($0.answer)): \(state($0.state, of: type, in: new))" }.joined(separator: ", ")
    }

    private func names(_ group: PublishPreview.Group) -> String {
        let shown = group.cases.prefix(3).map { "\($0.row.number.text) \(Wording.shown($0.name))" }
        let rest = group.count - shown.count
        return shown.joined(separator: "; ") + (rest > 0 ? "; and \(rest) more" : "")
    }

    private func type(_ id: String) -> String { (new.caseType(id) ?? former.caseType(id))?.title.plain ?? Wording.shown(id) }

    private func state(_ id: String, of type: String, in agency: Agency) -> String {
        let other = agency == new ? former : new
        return (agency.caseType(type)?.workflow.state(id) ?? other.caseType(type)?.workflow.state(id))?.title.plain ?? Wording.shown(id)
    }
}

/// How many open cases go which way.
private struct PlanCounts {
    var moving = 0
    var keeping = 0
    var asking = 0
    /// Without a place to go, or with an answer that is none.
    var lost = 0

    var all: Int { moving + keeping + asking + lost }

    init(_ preview: PublishPreview) {
        for group in preview.groups {
            switch group.outcome {
            case .moves: moving += group.count
            case .keeps: keeping += group.count
            case .asks: asking += group.count
            case .missing, .misanswered: lost += group.count
            }
        }
    }
}
