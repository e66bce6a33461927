import Casework

/// All that every story of a sample needs, worked out once and never changed.
final class SampleScene: Sendable {
    let plan: SamplePlan
    let key: SampleKey
    let days: OfficeDays
    let team: Team
    let people: People
    let narratives: Narratives
    let filling: FormFilling
    let maps: [CaseMap]
    let kinds: WeightedTable<Int>?
    /// In a very large sample cases are shorter, so that it stays loadable: fewer are approved, fewer remarks are made.
    let isLight: Bool

    /// Above this number of cases a sample is for measuring, not for reading.
    static let lightFrom = 100_001

    init(_ plan: SamplePlan) throws(SampleProblem) {
        guard (0...SamplePlan.maximumCount).contains(plan.constituents), (0...SamplePlan.maximumCount).contains(plan.cases) else {
            throw .badCount(limit: SamplePlan.maximumCount)
        }
        if plan.cases > 0, plan.constituents == 0 { throw .casesWithoutConstituents }
        if plan.cases > 0, plan.agency.caseTypes.isEmpty { throw .noCaseTypes }
        self.plan = plan
        isLight = plan.cases >= Self.lightFrom
        key = SampleKey(plan)
        days = try OfficeDays(before: plan.asOf, of: plan.agency)
        team = try Team(plan, key: key)
        let tables = try PeopleTables(plan.files)
        people = People(
            register: Register(constituents: plan.constituents, key: key), tables: tables, key: key, start: days.start)
        narratives = try Narratives(plan.files, fallback: plan.agency.languages.first ?? "en")
        filling = FormFilling(tables: tables, people: people)
        let isLight = isLight
        let maps = plan.agency.caseTypes.map {
            CaseMap($0, of: plan.agency, farmKinds: tables.farmKinds, isLight: isLight)
        }
        self.maps = maps
        // What is for a few kinds of farm only comes up less.
        kinds = WeightedTable(maps.indices.map { (element: $0, weight: maps[$0].farmKinds.isEmpty ? 5 : 3) })
    }

    /// Households on the register when the counter opens that day. A good half were there before the year began.
    func households(before day: Int) -> Int {
        let count = people.register.count
        return foundingHouseholds + (count - foundingHouseholds) * day / days.days.count
    }

    var foundingHouseholds: Int { people.register.count - people.register.count * 45 / 100 }

    /// Whose case it is: farms oftener than people, and such as the case type is for. `before` counts households.
    func applicant(for map: CaseMap, before: Int, _ chance: inout Chance) -> Applicant {
        var found = Applicant(people.register[0], constituent: 0, people)
        for _ in 0..<7 {
            let household = people.register[chance.below(before)]
            var place = 0
            if case .family(let spouse, _, true) = household.kind, chance.happens(700) { place = spouse ? 2 : 1 }
            if case .family(true, _, _) = household.kind, place == 0, chance.happens(300) { place = 1 }
            if place >= household.constituents.count { place = 0 }
            found = Applicant(household, constituent: household.constituents.lowerBound + place, people)
            guard let kind = found.traits.farm?.kind else {
                if chance.happens(300) { return found }
                continue
            }
            let isFor = map.farmKinds.isEmpty ? !maps.contains { $0.farmKinds.contains(kind) } : map.farmKinds.contains(kind)
            if isFor { return found }
        }
        return found
    }
}

/// The constituent a case belongs to.
struct Applicant: Sendable {
    let household: Household
    let constituent: Int
    let id: ConstituentID
    let traits: HouseholdTraits

    init(_ household: Household, constituent: Int, _ people: People) {
        self.household = household
        self.constituent = constituent
        id = people.id(constituent)
        traits = people.traits(of: household)
    }
}
