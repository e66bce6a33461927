import CaseOperations
import Casework

/// What a step takes, in a few words each: who may, what must be there first, what it asks.
struct StepWording {
    let type: CaseType
    let agency: Agency

    func words(of transition: Transition) -> [String] {
        var words = [whoMay(transition)]
        let fields = transition.requires.map { type.field($0)?.label.plain ?? $0 }
        if !fields.isEmpty { words.append("needs \(Wording.list(fields, "and"))") }
        if transition.requiresChecklist { words.append("every item ticked") }
        if transition.requiresReason { words.append("asks why") }
        if !transition.notBy.isEmpty {
            let titles = transition.notBy.map { "\u{201C}\(type.workflow.transition($0)?.title.plain ?? $0)\u{201D}" }
            words.append("not by whoever did \(Wording.list(titles, "or"))")
        }
        if let within = transition.within { words.append("within \(within)") }
        if transition.restartsDue { words.append("its clock begins anew") }
        if transition.reopens { words.append("opens it again") }
        words += transition.guards.map { "or it is refused: \u{201C}\($0.otherwise.plain)\u{201D}" }
        return words
    }

    func whoMay(_ transition: Transition) -> String {
        let people = transition.roles.filter { $0 != Role.system }
        let names = people.map { agency.role($0)?.title.plain.lowercased() ?? $0 }
        let byItself = transition.roles.contains(Role.system)
        if transition.roles.isEmpty { return "by any caseworker" }
        if names.isEmpty { return "by the clock alone" }
        return "by \(Wording.list(names, "or"))\(byItself ? ", or the clock" : "")"
    }
}

/// Clocks and timers of a pack in words, whatever the case.
struct ClockPhrase {
    let type: CaseType
    let agency: Agency

    /// `Due 30 days after coming here; 20 days where a condition holds.`
    func due(_ rule: DueRule) -> String {
        var pieces: [String] = []
        for choice in rule.choices {
            let law = choice.law.map { " (the law: \($0.term), \(Wording.list($0.cites, "and")))" } ?? ""
            let some = choice.when == nil ? (rule.choices.count > 1 ? "else " : "") : "for some "
            pieces.append("\(some)\(clock(choice.clock))\(law)")
        }
        return "Due \(pieces.joined(separator: ", "))."
    }

    func timer(_ timer: Timer) -> String {
        let what =
            switch timer.action {
            case .remind(.constituent): "the constituent is to be reminded"
            case .remind(.owner): "whoever has the case is to look at it"
            case .queue(let queue): "it is handed to the queue \u{201C}\(agency.queue(queue)?.title.plain ?? queue)\u{201D}"
            case .take(let id): "\u{201C}\(type.workflow.transition(id)?.title.plain ?? id)\u{201D} is done by itself"
            }
        return "After \(clock(timer.clock))\(timer.when == nil ? "" : ", for some,"): \(what)."
    }

    /// `10 business days from receipt, waiting left out`.
    func clock(_ clock: Clock) -> String {
        let start =
            switch clock.start {
            case .entering: ""
            case .opened: " from its opening"
            case .received: " from its receipt"
            case .transition(let id): " from \u{201C}\(type.workflow.transition(id)?.title.plain ?? id)\u{201D}"
            case .field(let id): " from \u{201C}\(type.field(id)?.label.plain ?? id)\u{201D}"
            }
        return "\(clock.term)\(start)\(clock.pauses ? ", waiting left out" : "")"
    }
}
