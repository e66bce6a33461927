public import CaseStorage
public import Casework

/// Makes the commits of a sample, oldest first, holding only what is still to come of cases already opened.
///
/// The same plan gives the same commits whatever the batches. Everything happened before the plan's day; times never go
/// backwards. Cases come with their numbers, counted from 1 by prefix and year in the order of opening.
///
/// With ten cases for every state of every case type (some 1,000 for the shipped office), each state has a case standing
/// in it on the plan's day. It needs a colleague for every role that a transition asks for.
public struct SampleGenerator: Sendable {
    /// Counts up whenever the same plan would give another ledger.
    public static let version = 1

    /// The store's name for `CaseStore.restart(as:with:)`.
    public let storeID: StoreID
    /// Creates the training store, installs the pack, and adds the staff; the other commits build on it.
    public let genesis: Commit
    /// Events handed out so far, the genesis with them.
    public private(set) var eventsMade: Int

    private let scene: SampleScene
    private let year: YearOfWork
    private let registration: Registration
    private let prefixes: [String: String]
    /// By day, what is still to come.
    private var ahead: [[PlannedCommit]]
    private var day = -1
    private var today: [PlannedCommit] = []
    private var position = 0
    private var household = 0
    private var householdsToday = 0..<0
    private var commits = 0
    private var serials: [String: Int] = [:]
    private var sequences: [EventToken: UInt64] = [:]
    private var eventsPlanned = 0
    private var casesTold = 0

    public init(_ plan: SamplePlan) throws(SampleProblem) {
        let scene = try SampleScene(plan)
        self.scene = scene
        year = YearOfWork(scene)
        registration = Registration(scene: scene)
        storeID = scene.key.storeID(of: plan)
        prefixes = Dictionary(plan.agency.caseTypes.map { ($0.id, $0.prefix) }) { first, _ in first }
        genesis = Self.genesis(scene, storeID: storeID)
        eventsMade = genesis.entries.count
        ahead = scene.days.days.map { _ in [] }
    }

    /// How many events there will be in all: an estimate that becomes exact with the last batch.
    public var eventsExpected: Int {
        let people = scene.people.register.count - household
        let cases = scene.plan.cases - casesTold
        let usual = casesTold < 100 ? 10_000 : eventsPlanned * 1000 / casesTold
        return eventsMade + eventsPending + people * 39 / 10 + cases * usual / 1000
    }

    private var eventsPending: Int { eventsPlanned - eventsOfCasesMade }
    private var eventsOfCasesMade = 0

    /// At most so many further commits, in order; none when the year is over.
    public mutating func next(batch: Int) -> [Commit] {
        var batchOfCommits: [Commit] = []
        batchOfCommits.reserveCapacity(max(0, min(batch, 100_000)))
        while batchOfCommits.count < batch, let commit = nextCommit() { batchOfCommits.append(commit) }
        return batchOfCommits
    }

    private mutating func nextCommit() -> Commit? {
        while position >= today.count, household >= householdsToday.upperBound {
            guard day < scene.days.last else { return nil }
            begin(day + 1)
        }
        let arrival = household < householdsToday.upperBound ? moment(ofHousehold: household) : nil
        guard position < today.count, arrival.map({ today[position].at < $0 }) ?? true else {
            return arrival.map { register(at: $0) }
        }
        defer { position += 1 }
        return complete(today[position])
    }

    private mutating func begin(_ next: Int) {
        day = next
        for story in year.stories(opening: day) {
            casesTold += 1
            for planned in story.planned {
                eventsPlanned += planned.entries.count
                ahead[planned.day].append(planned)
            }
        }
        today = ahead[day].sorted { ($0.at, $0.order) < ($1.at, $1.order) }
        ahead[day] = []
        position = 0
        householdsToday = household..<scene.households(before: day + 1)
    }

    // MARK: People

    private func moment(ofHousehold number: Int) -> Moment {
        // Those of old were taken over from another register before the counter first opened.
        let founding = scene.foundingHouseholds
        if number < founding {
            return scene.days.moment(day, OfficeDays.opening - 5_400_000 + number * 5_000_000 / max(1, founding))
        }
        let from = max(householdsToday.lowerBound, founding)
        let slot = (OfficeDays.closing - OfficeDays.opening) / max(1, householdsToday.upperBound - from)
        var chance = scene.key.chance(.registration, number)
        return scene.days.moment(day, OfficeDays.opening + (number - from) * slot + chance.below(slot))
    }

    private mutating func register(at moment: Moment) -> Commit {
        var chance = scene.key.chance(.registration, household &+ 1 << 40)
        let clerk = household < scene.foundingHouseholds ? scene.team.runner : chance.pick(scene.team.caseworkers) ?? scene.team.runner
        let entries = registration.entries(of: scene.people.register[household])
        household += 1
        return commit(entries, by: clerk.id, at: moment)
    }

    // MARK: Cases

    /// Fills in what was left open when the story was told.
    private mutating func complete(_ planned: PlannedCommit) -> Commit {
        eventsOfCasesMade += planned.entries.count
        var entries = planned.entries
        for (place, entry) in planned.entries.enumerated() {
            if planned.isReferredTo {
                sequences[EventToken(caseNumber: planned.caseNumber, event: planned.firstEvent + place)] = UInt64(eventsMade + place)
            }
            switch entry.event {
            case .caseOpened(var opened):
                opened.facts.number = number(for: opened.facts)
                entries[place] = Commit.Entry(entry.subject, .caseOpened(opened))
            case .stepWithdrawn(var step):
                step.facts.sequence = sequence(of: step.facts.sequence, planned)
                entries[place] = Commit.Entry(entry.subject, .stepWithdrawn(step))
            case .contactRecorded(var contact):
                guard let steps = contact.facts.steps else { break }
                contact.facts.steps = steps.map { sequence(of: $0, planned) }
                entries[place] = Commit.Entry(entry.subject, .contactRecorded(contact))
            default: break
            }
        }
        return commit(entries, by: planned.actor, at: planned.at)
    }

    /// Each is asked for once, so that it need not be kept.
    private mutating func sequence(of event: UInt64, _ planned: PlannedCommit) -> UInt64 {
        sequences.removeValue(forKey: EventToken(caseNumber: planned.caseNumber, event: Int(event))) ?? 0
    }

    private mutating func number(for facts: CaseOpened.Facts) -> CaseNumber {
        let year = facts.enteredOn.year
        let prefix = prefixes[facts.type] ?? ""
        let serial = serials["\(prefix)-\(year)", default: 0] + 1
        serials["\(prefix)-\(year)"] = serial
        return CaseNumber(prefix: prefix, year: year, serial: serial)
    }

    private mutating func commit(_ entries: [Commit.Entry], by actor: StaffID, at moment: Moment) -> Commit {
        commits += 1
        eventsMade += entries.count
        return Commit(
            id: scene.key.id(.commit, commits), entries: entries, actor: actor, at: moment, salts: .derived(seed: scene.key.bytes),
            prefixes: prefixes)
    }
}
