import Casework

/// The open cases of whoever loads the sample: two late, one due today, the rest later, so that the desk has a story.
struct RunnersDesk: Sendable {
    struct Place {
        let map: Int
        let state: String
        /// The opening and every step after it; the last brings the case where it stands.
        let days: [Int]
        /// When the last step cannot give the wanted day by its term.
        let due: CivilDate?
        let callbackAt: String?
    }

    let places: [Place]

    private typealias Standing = (map: Int, state: State, term: Term, steps: Int)

    /// Days from the sample's day within which each case is to be due.
    private static let wishes: [ClosedRange<Int>] = [-2...(-2), -1...(-1), 0...0, 1...2, 3...4, 4...6, 7...9, 10...13, 14...20, 20...30]
    private static let callbacks = [1: "14:30", 4: "10:15", 6: "15:45"]

    init(_ scene: SampleScene) {
        let count = min(Self.wishes.count, scene.plan.cases / 3)
        var chance = scene.key.chance(.desk, 0)
        var places: [Place] = []
        for (index, wish) in Self.wishes.prefix(count).enumerated() {
            let standings = Self.standings(scene)
            guard let place = Self.place(wish, in: standings, from: chance.below(standings.count), scene, callbackAt: Self.callbacks[index])
            else { continue }
            places.append(place)
        }
        self.places = places
    }

    /// Where an open case may stand for a while, not too far into the workflow.
    private static func standings(_ scene: SampleScene) -> [Standing] {
        scene.maps.indices.flatMap { index in
            scene.maps[index].type.workflow.states.compactMap { state in
                let map = scene.maps[index]
                guard !state.isFinal, let term = state.due?.plainTerm, let steps = map.stepsFromStart(to: state.id), steps <= 5,
                    map.isStraight(to: state.id), !map.isMovedOn(state.id)
                else { return nil }
                return (index, state, term, steps)
            }
        }
    }

    private static func place(
        _ wish: ClosedRange<Int>, in standings: [Standing], from start: Int, _ scene: SampleScene,
        callbackAt: String?
    ) -> Place? {
        let days = scene.days
        let calendar = scene.plan.agency.calendar
        let wanted = days.asOf.adding(days: wish.lowerBound)...days.asOf.adding(days: wish.upperBound)
        for turn in standings.indices {
            let standing = standings[(start + turn) % standings.count]
            for entered in stride(from: days.last, through: max(0, days.last - 100), by: -1) {
                guard wanted.contains(calendar.end(of: standing.term, from: days.days[entered])) else { continue }
                return Place(
                    map: standing.map, state: standing.state.id, days: schedule(standing.steps, to: entered), due: nil,
                    callbackAt: callbackAt)
            }
        }
        // A day on which no term ends, such as a Sunday far from any civil days: somebody named the date.
        guard let standing = standings.indices.map({ standings[(start + $0) % standings.count] }).first(where: { $0.steps > 0 }) else {
            return nil
        }
        return Place(
            map: standing.map, state: standing.state.id, days: schedule(standing.steps, to: max(0, days.last - 3)), due: wanted.lowerBound,
            callbackAt: callbackAt)
    }

    /// Three open days between steps, fewer where the year is too short.
    private static func schedule(_ steps: Int, to last: Int) -> [Int] {
        (0...steps).map { max(0, last - 3 * (steps - $0)) }
    }
}

extension CaseStory {
    /// A case of the runner's desk.
    mutating func tell(_ place: RunnersDesk.Place) {
        let runner = scene.team.runner
        guard let clerk = chance.pick(scene.team.caseworkers), open(by: clerk, owner: runner.id, receivedDaysAgo: chance.below(3)) else {
            return
        }
        let brought = wanted(map.items.filter { _ in chance.happens(400) })
        _ = act(brought.map { .tick(item: $0.id, done: true) }, by: clerk)
        for (step, due) in place.days.dropFirst().indices.map({ ($0, $0 == place.days.count - 1 ? place.due : nil) }) {
            guard let record, wait(days: max(0, place.days[step] - day)),
                let transition = chance.pick(map.stepsNearer(from: record.state, to: place.state)), take(transition, due: due)
            else { break }
            if let note = remark(["note"]), chance.happens(300) { _ = act([.note(note)], by: runner) }
        }
        if let time = place.callbackAt, wait(days: max(0, scene.days.last - day)) {
            contact(.call, by: runner, note: remark(["contact.call"]), callbackOn: scene.plan.asOf, callbackAt: time)
        }
    }
}
