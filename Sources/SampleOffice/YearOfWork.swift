import Casework

/// Which cases are opened on which day, and what becomes of each.
struct YearOfWork: Sendable {
    let scene: SampleScene
    private let desk: RunnersDesk
    /// Cases other than those of the runner's desk.
    private let ordinary: Int
    /// By case, where a case must come to stand so that every state of every type has one.
    private let appointed: [Int: (map: Int, state: String)]

    init(_ scene: SampleScene) {
        self.scene = scene
        desk = RunnersDesk(scene)
        ordinary = scene.plan.cases - desk.places.count
        appointed = Self.appointments(scene, among: ordinary)
    }

    /// All cases opened on a day, told to their end.
    func stories(opening day: Int) -> [CaseStory] {
        var stories: [CaseStory] = []
        let count = scene.days.days.count
        for number in ordinary * day / count..<ordinary * (day + 1) / count {
            if let story = ordinaryStory(number, on: day) { stories.append(story) }
        }
        for (index, place) in desk.places.enumerated() where place.days.first == day {
            let number = ordinary + index
            var chance = scene.key.chance(.story, number)
            let map = scene.maps[place.map]
            let applicant = scene.applicant(for: map, before: scene.households(before: day), &chance)
            var story = CaseStory(number, of: map, for: applicant, on: day, pace: .on(place.days), chance: chance, scene: scene)
            story.tell(place)
            story.letClocksRunOut()
            stories.append(story)
        }
        return stories
    }

    private func ordinaryStory(_ number: Int, on day: Int) -> CaseStory? {
        var chance = scene.key.chance(.story, number)
        let appointment = appointed[number]
        guard let index = appointment?.map ?? scene.kinds?.draw(&chance) else { return nil }
        let map = scene.maps[index]
        let applicant = scene.applicant(for: map, before: scene.households(before: day), &chance)
        var targets: [String] = []
        if let appointment {
            targets = [appointment.state]
        } else if let ending = map.endings?.draw(&chance) {
            if chance.happens(250), let between = chance.pick(map.type.workflow.states)?.id, map.stepsFromStart(to: between) != nil,
                map.steps(from: between, to: ending) != nil, map.type.workflow.state(between)?.isFinal == false || chance.happens(300)
            {
                targets.append(between)
            }
            targets.append(ending)
        }
        var story = CaseStory(
            number, of: map, for: applicant, on: day, pace: appointment == nil ? .natural : .brisk, chance: chance, scene: scene)
        if story.begin(toward: appointment?.state, isAppointed: appointment != nil) { story.walk(through: targets) }
        story.letClocksRunOut()
        return story
    }

    /// Every state of every type gets a case that comes to stand there: ended ones from the middle of the year, open
    /// ones from its last weeks so that they are not years late.
    private static func appointments(_ scene: SampleScene, among cases: Int) -> [Int: (map: Int, state: String)] {
        var appointed: [Int: (map: Int, state: String)] = [:]
        let days = scene.days.days.count
        let all = scene.maps.indices.flatMap { index in scene.maps[index].type.workflow.states.map { (map: index, state: $0) } }
        for isFinal in [true, false] {
            let alike = all.filter { $0.state.isFinal == isFinal }
            // Where the clock would move a case on, it has to come late.
            let some = alike.filter { !scene.isMovedOn($0) } + alike.filter { scene.isMovedOn($0) }
            let from = isFinal ? cases * 3 / 10 : cases * max(0, days - 50) / days
            let to = isFinal ? cases * 6 / 10 : cases * max(1, days - 15) / days
            for (place, each) in some.enumerated() {
                appointed[from + (to - from) * place / some.count] = (each.map, each.state.id)
            }
        }
        return appointed
    }
}

extension SampleScene {
    /// Whether the clock takes cases out of a state.
    func isMovedOn(_ place: (map: Int, state: State)) -> Bool { maps[place.map].isMovedOn(place.state.id) }
}
