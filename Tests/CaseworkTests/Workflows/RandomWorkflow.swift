import CommonExpressions

@testable import Casework

/// Small workflows by chance: few states, a form of three fields, and everything that can go wrong in them.
struct RandomWorkflow {
    static let stateNames = ["alpha", "beta", "gamma", "delta", "omega"]
    private var chance: SeededGenerator

    let type: CaseType
    let checklists: [Checklist]
    let unordered: Set<String>

    init(seed: UInt64) {
        chance = SeededGenerator(seed)
        let count = Int.random(in: 3...5, using: &chance)
        let names = Array(Self.stateNames.prefix(count))
        var maker = Maker(names: names, chance: chance)
        (type, checklists, unordered) = maker.make()
    }
}

private struct Maker {
    let names: [String]
    var chance: SeededGenerator
    var transitionNames: [String] = []
    var unordered: Set<String> = []

    mutating func make() -> (CaseType, [Checklist], Set<String>) {
        let hasWaysIn = one(in: 4)
        transitionNames = (1...Int.random(in: 3...7, using: &chance)).map { "t\($0)" }
        let states = names.enumerated().map { index, name in
            let isFinal = index == names.count - 1 ? !one(in: 12) : one(in: 8) && index > 0
            return State(
                id: name, title: LocalizedText(name), isFinal: isFinal, waitingOn: one(in: 4) ? .constituent : nil,
                due: !isFinal && one(in: 3) ? DueRule(clock()) : nil)
        }
        let transitions = transitionNames.enumerated().map { transition($1, isWayIn: hasWaysIn && $0 < 2) }
        let timers = (0..<Int.random(in: 0...2, using: &chance)).map { timer("timer\($0)") }
        let fields = [
            Field(id: "urgent", label: LocalizedText("Urgent"), kind: .yesNo, isRequiredToOpen: one(in: 3), obtainedIn: obtained()),
            Field(
                id: "kind", label: LocalizedText("Kind"), kind: .choice,
                choices: ["a", "b", "c"].map { Field.Choice(id: $0, title: LocalizedText($0)) }, obtainedIn: obtained()),
            Field(id: "score", label: LocalizedText("Score"), kind: .integer, minimum: 0, maximum: 3, obtainedIn: obtained()),
        ]
        let items = (0..<Int.random(in: 0...2, using: &chance)).map { index in
            ChecklistItem(
                id: "item\(index)", text: LocalizedText("Item"), when: one(in: 2) ? condition(depth: 1, readsState: false) : nil,
                obtainedIn: one(in: 2) ? [pick(names)] : [])
        }
        let type = CaseType(
            id: "random", title: LocalizedText("Random"), prefix: "R", version: 1, queue: "q", fields: fields, checklists: ["list"],
            workflow: Workflow(
                initial: hasWaysIn ? nil : one(in: 30) ? nil : names[0], states: states, transitions: transitions, timers: timers))
        return (type, [Checklist(id: "list", title: LocalizedText("List"), items: items)], unordered)
    }

    private mutating func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &chance) == 0 }
    private mutating func pick<T>(_ all: [T]) -> T { all[Int.random(in: 0..<all.count, using: &chance)] }
    private mutating func obtained() -> [String] { one(in: 4) ? [pick(names)] : [] }

    private mutating func transition(_ id: String, isWayIn: Bool) -> Transition {
        let from: Transition.Origin =
            isWayIn ? .start : one(in: 8) ? .any : .states(one(in: 3) ? [pick(names), pick(names)] : [pick(names)])
        let roles = one(in: 7) ? ["system"] : one(in: 7) ? ["system", "supervisor"] : one(in: 3) ? ["supervisor"] : []
        let guards = (0..<pick([0, 0, 1, 1, 2])).map { _ in
            Transition.Guard(when: condition(depth: 1, readsState: !isWayIn), otherwise: LocalizedText("No."))
        }
        return Transition(
            id: id, title: LocalizedText(id), from: from, to: destination(of: id, isWayIn),
            requires: one(in: 4) ? [pick(["urgent", "kind", "score"])] : [],
            requiresReason: !isWayIn && one(in: 6), roles: roles, notBy: !isWayIn && one(in: 6) ? [pick(transitionNames)] : [],
            guards: guards,
            requiresChecklist: !isWayIn && one(in: 6), reopens: one(in: 4), within: one(in: 10) ? .days(5) : nil, restartsDue: one(in: 8))
    }

    private mutating func destination(of id: String, _ isWayIn: Bool) -> Transition.Destination {
        if one(in: 8), !isWayIn { return .same }
        guard one(in: 3) else { return .state(pick(names)) }
        let isUnordered = one(in: 3)
        if isUnordered { unordered.insert(id) }
        let count = Int.random(in: 2...3, using: &chance)
        return .choice(
            (0..<count).map { index in
                let isLast = index == count - 1
                let when = !isUnordered && (isLast && one(in: 2) || one(in: 12)) ? nil : condition(depth: 1, readsState: !isWayIn)
                return Transition.Branch(state: !isWayIn && one(in: 6) ? nil : pick(names), when: when)
            })
    }

    private mutating func clock() -> Clock {
        let start: Clock.Start =
            switch Int.random(in: 0..<6, using: &chance) {
            case 0: .transition(pick(transitionNames))
            case 1: .field(pick(["urgent", "kind", "score"]))
            case 2: .received
            default: .entering
            }
        return Clock(.days(Int.random(in: 1...9, using: &chance)), from: start, pauses: one(in: 4))
    }

    private mutating func timer(_ id: String) -> Timer {
        let action: Timer.Action = one(in: 3) ? .remind(.owner) : .take(pick(transitionNames))
        return Timer(
            id: id, states: one(in: 3) ? [pick(names), pick(names)] : [pick(names)], clock: clock(),
            when: one(in: 3) ? condition(depth: 1, readsState: true) : nil, action: action)
    }

    private mutating func condition(depth: Int, readsState: Bool) -> CommonExpression {
        let text = text(depth: depth, readsState: readsState)
        guard let condition = try? CommonExpression(parsing: text) else { fatalError("not a condition: \(text)") }
        return condition
    }

    private mutating func text(depth: Int, readsState: Bool) -> String {
        if depth > 0, one(in: 2) {
            let (left, right) = (text(depth: depth - 1, readsState: readsState), text(depth: depth - 1, readsState: readsState))
            return one(in: 2) ? "(\(left)) && (\(right))" : "(\(left)) || (\(right))"
        }
        let number = Int.random(in: 0...3, using: &chance)
        switch Int.random(in: 0..<10, using: &chance) {
        case 0: return "urgent"
        case 1: return "!urgent"
        case 2: return "kind == '\(pick(["a", "b", "c"]))'"
        case 3: return "kind in ['a', '\(pick(["b", "c"]))']"
        case 4: return "score > \(number)"
        case 5: return "score <= \(number)"
        case 6: return "answers.score == \(number)"
        case 7: return readsState ? "state == '\(pick(names))'" : "kind != 'a'"
        case 8: return "known(\(pick(["urgent", "kind", "score"])))"
        default: return "score + \(number) < 4"
        }
    }
}
