public import Casework

/// What a new pack changes, in sentences: "Under review now has 15 business days, not 10."
public struct DifferenceWording: Sendable {
    /// One part of the pack, with what is said of it.
    public struct Section: Sendable, Equatable {
        public let title: String
        public let sentences: [String]
    }

    let old: Agency
    let new: Agency
    /// Things that are called as another of their kind is.
    private let alike: Set<AgencyDifference.Place>

    public init(from old: Agency, to new: Agency) {
        self.old = old
        self.new = new
        alike = DifferenceTitles(old, new).alike
    }

    public func headline(_ difference: AgencyDifference) -> String {
        if difference.isEmpty { return "The pack says the same as the one in force." }
        let count = sections(difference).reduce(0) { $0 + $1.sentences.count }
        return count == 1 ? "One thing changes." : "\(count) things change."
    }

    /// All that changes, in the order of the pack.
    public func sentences(_ difference: AgencyDifference) -> [String] { sections(difference).flatMap(\.sentences) }

    /// The same by the parts of the pack: the office itself, then each case type, checklist and program.
    public func sections(_ difference: AgencyDifference) -> [Section] {
        var order: [String] = []
        var found: [String: [String]] = [:]
        for change in difference.changes {
            let title = section(of: change.place)
            if found[title] == nil { order.append(title) }
            found[title, default: []] += sentences(change)
        }
        for version in difference.unraised {
            let title = section(of: .init(.caseType, [version.type]))
            let said =
                version.from == version.to
                ? "It changed under its old version, \(version.to): raise \u{201C}version\u{201D} to \(version.from + 1)."
                : "Its version falls from \(version.from) to \(version.to): it has to rise."
            found[title, default: []].append(said)
        }
        return order.map { Section(title: $0, sentences: found[$0] ?? []) }
    }

    /// What one change comes to; several sentences where several keys changed.
    public func sentences(_ change: AgencyDifference.Change) -> [String] {
        switch change.what {
        case .added: [added(change.place)]
        case .removed: [removed(change.place)]
        case .changed(let details): details.map { DifferenceSentence(wording: self, place: change.place, detail: $0).text }
        }
    }

    private func section(of place: AgencyDifference.Place) -> String {
        let first = place.path.first ?? ""
        switch place.kind {
        case .agency, .calendar, .sheet, .queue, .role: return "The office"
        case .caseType, .field, .column, .state, .transition, .timer: return title(.init(.caseType, [first]))
        case .checklist, .item, .interview: return title(.init(place.kind == .interview ? .interview : .checklist, [first]))
        case .question:
            let isInterview = new.interview?.id == first || old.interview?.id == first
            return title(.init(isInterview ? .interview : .checklist, [first]))
        case .program, .programVersion: return title(.init(.program, [first]))
        }
    }

    private func added(_ place: AgencyDifference.Place) -> String {
        let title = title(place)
        switch place.kind {
        case .state: return "\(title) is a new state."
        case .transition:
            guard let transition = new.caseType(place.path[0])?.workflow.transition(place.id) else { return "\(title) is a new step." }
            let origins: String =
                switch transition.from {
                case .states(let states): "from \(Wording.list(states.map { state($0, of: place) }, "or"))"
                case .any: "from any open state"
                case .start: "to open a case"
                }
            return "\(title) is a new step, \(origins)\(leads(transition, place))."
        case .timer: return "A new clock: \(timer(place, in: new))."
        case .field: return "The form now asks for \(title)."
        case .column: return "The rows of \(self.title(.init(.field, place.path.dropLast()))) now have \(title)."
        case .queue: return "\(title) is a new queue."
        case .role: return "\(title) is a new role."
        case .caseType: return "\(title) is a new case type."
        case .checklist: return "\(title) is a new checklist."
        case .item: return "\(title) is new on the list."
        case .question: return "\(title) is a new question."
        case .program: return "\(title) is a new program."
        case .programVersion: return "There are rules of \(place.id)."
        case .interview: return "There is an interview now."
        case .agency, .calendar, .sheet: return "\(title) is new."
        }
    }

    private func removed(_ place: AgencyDifference.Place) -> String {
        let title = title(place)
        switch place.kind {
        case .state: return "The state \(title) is gone."
        case .transition: return "The step \(title) is gone."
        case .timer: return "A clock is gone: \(timer(place, in: old))."
        case .field: return "The form no longer asks for \(title)."
        case .column: return "The rows of \(self.title(.init(.field, place.path.dropLast()))) no longer have \(title)."
        case .queue: return "The queue \(title) is gone."
        case .role: return "The role \(title) is gone."
        case .caseType: return "The case type is gone; its open cases go on by the version they run on."
        case .checklist: return "The checklist is gone."
        case .item: return "\(title) is no longer on the list."
        case .question: return "\(title) is no longer asked."
        case .program: return "The program is gone."
        case .programVersion: return "The rules of \(place.id) are gone."
        case .interview: return "There is no interview any more."
        case .agency, .calendar, .sheet: return "\(title) is gone."
        }
    }

    private func leads(_ transition: Transition, _ place: AgencyDifference.Place) -> String {
        let states = transition.to.states.map { state($0, of: place) }
        return states.isEmpty ? "" : ", to \(Wording.list(states, "or"))"
    }

    /// `after 10 days at Waiting, the constituent is to be reminded`.
    private func timer(_ place: AgencyDifference.Place, in agency: Agency) -> String {
        guard let timer = agency.caseType(place.path[0])?.workflow.timer(place.id) else { return place.id }
        let states = Wording.list(timer.states.map { state($0, of: place) }, "or")
        let does =
            switch timer.action {
            case .remind(.constituent): "the constituent is to be reminded"
            case .remind(.owner): "whoever has the case is to be reminded"
            case .queue(let queue): "the case goes to \(title(.init(.queue, [queue])))"
            case .take(let transition): "\(title(.init(.transition, [place.path[0], transition]))) is done by itself"
            }
        return "after \(timer.clock.term) at \(states), \(does)"
    }

    func state(_ id: String, of place: AgencyDifference.Place) -> String { title(.init(.state, [place.path.first ?? "", id])) }
}

extension DifferenceWording {
    /// What a thing is called, by the new pack where that has it; steps, fields and items in quotation marks. Where another of
    /// its kind is called the same, by its identifier too.
    func title(_ place: AgencyDifference.Place) -> String {
        let (found, isQuoted) = plainTitle(place, in: new) ?? plainTitle(place, in: old) ?? (place.id, false)
        let shown = Wording.shown(found, limit: 80)
        return (isQuoted ? "\u{201C}\(shown)\u{201D}" : shown) + mark(place)
    }

    /// ` (desk)` where the title alone would not tell a thing from another.
    func mark(_ place: AgencyDifference.Place) -> String { alike.contains(place) ? " (\(Wording.shown(place.id)))" : "" }

    private func plainTitle(_ place: AgencyDifference.Place, in agency: Agency) -> (String, Bool)? {
        let path = place.path
        let type = path.first.flatMap { agency.caseType($0) }
        func unquoted(_ text: LocalizedText?) -> (String, Bool)? { text.map { ($0.plain, false) } }
        func quoted(_ text: LocalizedText?) -> (String, Bool)? { text.map { ($0.plain, true) } }
        switch place.kind {
        case .agency: return ("The office", false)
        case .calendar: return ("The calendar", false)
        case .sheet: return ("The printed sheet", false)
        case .queue: return unquoted(agency.queue(place.id)?.title)
        case .role: return unquoted(agency.role(place.id)?.title)
        case .caseType: return unquoted(type?.title)
        case .field: return quoted(type?.field(place.id)?.label)
        case .column: return quoted(path.count > 1 ? type?.field(path[1])?.columns.first { $0.id == place.id }?.label : nil)
        case .state: return unquoted(type?.workflow.state(place.id)?.title)
        case .transition: return quoted(type?.workflow.transition(place.id)?.title)
        case .timer: return ("The clock \(place.id)", false)
        case .checklist: return unquoted(agency.checklist(place.id)?.title)
        case .item: return quoted(path.first.flatMap { agency.checklist($0) }?.items.first { $0.id == place.id }?.text)
        case .question:
            let questions = path.first.flatMap { agency.checklist($0) }?.questions ?? agency.interview?.questions ?? []
            return quoted(questions.first { $0.id == place.id }?.field.label)
        case .interview: return unquoted(agency.interview?.title)
        case .program: return unquoted(agency.program(place.id)?.title)
        case .programVersion: return ("The rules of \(place.id)", false)
        }
    }
}
