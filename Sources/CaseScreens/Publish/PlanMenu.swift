import CaseOperations
import CaseStorage
import Casework
import TextCanvas

/// Where open cases may go on: the choices for a group of them, or for one.
struct PlanMenu {
    let agency: Agency
    let draft: PlanDraft
    let preview: PublishPreview
    let context: ScreenContext

    func menu(for row: PlanRow) -> MenuOverlay {
        switch row {
        case .group(let index): groupMenu(preview.groups[index])
        case .oneCase(let index, let place): caseMenu(preview.groups[index].cases[place], of: preview.groups[index])
        }
    }

    private func states(_ group: PublishPreview.Group) -> [State] {
        agency.caseType(group.type)?.workflow.states.filter { !$0.isFinal } ?? []
    }

    private func title(_ group: PublishPreview.Group) -> String {
        let former = context.agency.caseType(group.type)?.workflow.state(group.state)?.title.plain
        return former ?? agency.caseType(group.type)?.workflow.state(group.state)?.title.plain ?? group.state
    }

    private func steps(_ change: PlanChange) -> [Step] { [.answerPrompt(tag: PublishScreen.planTag + change.tag)] }

    private func groupMenu(_ group: PublishPreview.Group) -> MenuOverlay {
        let now: Migration? = if case .moves(let migration) = group.outcome { migration } else { nil }
        var choices: [MenuOverlay.Choice] = []
        if let now {
            let place = PlanChange.Place(type: group.type, version: group.version, state: group.state)
            choices.append(
                .init(
                    Menu.Item(
                        now.restartsClock ? "Keep the days they were told" : "Begin their clock anew", key: "c",
                        detail: now.restartsClock ? "the clock runs on" : "the day they were told stands otherwise"),
                    steps(.move(place, to: now.state, restartsClock: !now.restartsClock))))
        }
        for (index, state) in states(group).enumerated() {
            let place = PlanChange.Place(type: group.type, version: group.version, state: group.state)
            choices.append(
                .init(
                    Menu.Item(
                        "Go on at \(state.title.plain)", key: index < 9 ? String(index + 1) : "",
                        detail: now?.state == state.id ? "now" : ""),
                    steps(.move(place, to: state.id, restartsClock: false))))
        }
        let place = PlanChange.Place(type: group.type, version: group.version, state: group.state)
        let isAsked = if case .asks = group.outcome { true } else { false }
        choices.append(
            .init(
                Menu.Item("Decide case by case", key: "a", detail: isAsked ? "now" : "each of them is asked about"),
                steps(.ask(place))))
        let isKept = if case .keeps = group.outcome { true } else { false }
        choices.append(
            .init(
                Menu.Item(
                    "Keep them on version \(group.version)", key: "k", detail: isKept ? "now" : "every case of that type and version"),
                steps(.keep(type: group.type, version: group.version))))
        return MenuOverlay(
            title: "\(group.count) at \(title(group))", choices: choices,
            // Where nothing is settled yet, a key pressed by mistake keeps every case where it is.
            selection: choices.firstIndex { $0.item.detail == "now" } ?? choices.count - 1)
    }

    private func caseMenu(_ line: CaseLine, of group: PublishPreview.Group) -> MenuOverlay {
        let given = draft.answers[line.row.number.text]
        var choices = states(group).enumerated().map { index, state in
            MenuOverlay.Choice(
                Menu.Item(
                    "Goes on at \(state.title.plain)", key: index < 9 ? String(index + 1) : "", detail: given == state.id ? "now" : ""),
                steps(.settle(line.row.number.text, at: state.id)))
        }
        choices.append(
            .init(
                Menu.Item("As the others at \(title(group))", key: "o", detail: given == nil ? "now" : ""),
                steps(.settle(line.row.number.text, at: nil))))
        return MenuOverlay(
            title: "\(line.row.number.text) \(context.name(line.name))", choices: choices,
            selection: choices.firstIndex { $0.item.detail == "now" } ?? 0)
    }
}

/// A change of the plan, and how a menu hands it to the screen.
enum PlanChange: Sendable, Equatable {
    struct Place: Sendable, Equatable {
        let type: String
        let version: Int
        let state: String
    }

    case move(Place, to: String, restartsClock: Bool)
    case ask(Place)
    case keep(type: String, version: Int)
    /// One case, by its number.
    case settle(String, at: String?)

    /// No name of a pack has this character in it.
    private static let separator: Character = "|"

    var tag: String {
        let pieces: [String] =
            switch self {
            case .move(let place, let target, let restarts):
                ["move", place.type, String(place.version), place.state, target, restarts ? "anew" : "on"]
            case .ask(let place): ["ask", place.type, String(place.version), place.state]
            case .keep(let type, let version): ["keep", type, String(version)]
            case .settle(let number, let state): ["settle", number] + (state.map { [$0] } ?? [])
            }
        return pieces.joined(separator: String(Self.separator))
    }

    init?(tag: String) {
        let pieces = tag.split(separator: Self.separator, omittingEmptySubsequences: false).map(String.init)
        func place() -> Place? {
            guard pieces.count > 3, let version = Int(pieces[2]) else { return nil }
            return Place(type: pieces[1], version: version, state: pieces[3])
        }
        switch (pieces.first, pieces.count) {
        case ("move", 6):
            guard let place = place() else { return nil }
            self = .move(place, to: pieces[4], restartsClock: pieces[5] == "anew")
        case ("ask", 4):
            guard let place = place() else { return nil }
            self = .ask(place)
        case ("keep", 3):
            guard let version = Int(pieces[2]) else { return nil }
            self = .keep(type: pieces[1], version: version)
        case ("settle", 2...3): self = .settle(pieces[1], at: pieces.count == 3 ? pieces[2] : nil)
        default: return nil
        }
    }

    func apply(to draft: inout PlanDraft, agency: Agency?) {
        switch self {
        case .move(let place, let target, let restarts):
            draft.move(place.type, version: place.version, from: place.state, by: .to(state: target, restartsClock: restarts))
        case .ask(let place):
            // Any open state may be the answer.
            let states = agency?.caseType(place.type)?.workflow.states.filter { !$0.isFinal } ?? []
            let answers = states.map { MigrationPlan.Answer(answer: $0.id, state: $0.id) }
            draft.move(
                place.type, version: place.version, from: place.state,
                by: .ask(question: "Where does each of them go on?", answers: answers))
        case .keep(let type, let version): draft.keep(type, version: version)
        case .settle(let number, let state): draft.settle(number, at: state)
        }
    }
}
