import CaseStorage
import Casework

/// One case from the day it is opened until it ends or the sample's day comes. Every step is asked of `Agency.decide`,
/// with the case folded from its events so far: what the rules refuse does not happen.
struct CaseStory {
    /// How fast it goes.
    enum Pace {
        case natural
        /// Sure to come where it is meant to come before the year ends.
        case brisk
        /// The steps happen on these days.
        case on([Int])
    }

    let scene: SampleScene
    let map: CaseMap
    let number: Int
    let id: CaseID
    let pace: Pace
    var chance: Chance
    var applicant: Applicant
    private(set) var planned: [PlannedCommit] = []
    private(set) var file: CaseFile?
    private var events: [RecordedEvent] = []
    /// Now, as the story goes.
    private(set) var day: Int
    private var clock: Int

    init(_ number: Int, of map: CaseMap, for applicant: Applicant, on day: Int, pace: Pace, chance: Chance, scene: SampleScene) {
        self.scene = scene
        self.map = map
        self.number = number
        self.applicant = applicant
        self.day = day
        self.pace = pace
        self.chance = chance
        id = scene.key.id(.caseRecord, number)
        clock = OfficeDays.opening + 300_000
        clock = self.chance.between(clock, OfficeDays.closing - 4_000_000)
    }

    var agency: Agency { scene.plan.agency }
    var now: Moment { scene.days.moment(day, clock) }
    var record: CaseRecord? { file?.record }
    /// Number of the case's own events so far.
    var eventCount: Int { events.count }

    // MARK: Time

    /// Minutes later, on the next open day where the counter has closed meanwhile. False when the year is over.
    mutating func wait(minutes: ClosedRange<Int>) -> Bool {
        clock += chance.between(minutes.lowerBound * 60_000, minutes.upperBound * 60_000)
        return clock <= OfficeDays.closing || wait(days: 1)
    }

    /// So many open days later; none means later the same day. False when the year is over.
    mutating func wait(days: Int) -> Bool {
        guard days > 0 else { return wait(minutes: 4...90) }
        let end = letClocksRun(to: day + days)
        guard end <= scene.days.last else { return false }
        let time = chance.between(OfficeDays.opening, OfficeDays.closing - 3_600_000)
        // What the morning brought may have taken somebody into the next day.
        if day < end { (day, clock) = (end, time) } else { clock = max(clock, time) }
        return true
    }

    /// The morning of a day, before the counter opens.
    mutating func begin(day: Int) {
        self.day = day
        clock = OfficeDays.opening - 600_000 + number % 400 * 1_000
    }

    // MARK: Steps

    /// Opens the case, by a way in towards the target where there are several; false when the rules refuse.
    mutating func open(by actor: Actor, owner: StaffID?, receivedDaysAgo: Int, toward target: String? = nil) -> Bool {
        let received = now.date.adding(days: -receivedDaysAgo)
        for way in map.waysIn(toward: target, &chance) {
            let values = scene.filling.application(map, way: way, by: applicant.traits, receivedOn: received, today: now.date, &chance)
            let opening = CaseOpening(
                type: map.type.id, constituent: applicant.id, values: values, receivedOn: received, owner: owner, way: way?.id)
            guard var opened = try? agency.decide(opening, actor: actor, now: now) else { continue }
            // Folding needs a number; the right one is known when the commit's turn comes.
            opened.facts.number = CaseNumber(prefix: map.type.prefix, year: now.date.year, serial: 1)
            plan([.caseOpened(opened)], by: actor)
            return true
        }
        return false
    }

    /// Does all of it in one commit, or nothing. Commands must not build on each other.
    mutating func act(_ commands: [CaseCommand], by actor: Actor) -> Bool {
        guard let file, !commands.isEmpty else { return false }
        var happened: [Event] = []
        happened.reserveCapacity(commands.count)
        for command in commands {
            guard let event = try? agency.decide(command, on: file, actor: actor, now: now) else { return false }
            happened.append(event)
        }
        plan(happened, by: actor)
        return true
    }

    /// The actor's own last step, taken back.
    mutating func withdraw(by actor: Actor) -> Bool {
        let last = planned.indices.last { planned[$0].entries.first?.subject == id.retyped() }
        guard act([.withdraw], by: actor) else { return false }
        if let last { planned[last].isReferredTo = true }
        return true
    }

    /// Tells of a contact with the applicant. `about` are the case's own events that came of it.
    mutating func contact(
        _ channel: ContactChannel, by actor: Actor, note: String?, seconds: Int? = nil, about: Range<Int> = 0..<0,
        callbackOn: CivilDate? = nil, callbackAt: String? = nil
    ) {
        let steps = about.isEmpty ? nil : about.map { UInt64($0) }
        let told = ContactRecorded(
            channel: channel, cases: [id], note: note, seconds: seconds, steps: steps, callbackOn: callbackOn, callbackAt: callbackAt)
        guard let contact = try? agency.decide(contact: told, actor: actor, today: now.date) else { return }
        for index in planned.indices where planned[index].firstEvent < about.upperBound && planned[index].firstEvent >= about.lowerBound {
            planned[index].isReferredTo = true
        }
        append([Commit.Entry(applicant.id, .contactRecorded(contact))], by: actor)
    }

    mutating func plan(_ happened: [Event], by actor: Actor) {
        append(happened.map { Commit.Entry(id, $0) }, by: actor)
        for event in happened {
            events.append(
                RecordedEvent(
                    sequence: UInt64(events.count), commit: CommitID(high: 0, low: 0), subject: id.retyped(),
                    version: UInt64(events.count + 1), recordedAt: now, actor: actor.id, event: event))
        }
        file = CaseFile(folding: events)
    }

    private mutating func append(_ entries: [Commit.Entry], by actor: Actor) {
        planned.append(
            PlannedCommit(
                day: day, at: now, order: UInt64(number) << 8 | UInt64(planned.count), actor: actor.id, entries: entries,
                firstEvent: events.count))
        // Nobody does two things in the same instant.
        clock += chance.between(2_000, 40_000)
    }
}
