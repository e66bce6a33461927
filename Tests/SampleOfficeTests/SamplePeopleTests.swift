import Casework
import SampleOffice
import Testing

@Suite("People are plausible and nobody's")
struct SamplePeopleTests {
    let plan: SamplePlan
    let events: SampleEvents
    var people: [(id: ConstituentID, details: ConstituentDetails)] { events.people }

    init() throws {
        plan = try SampleFixture().plan(seed: 11, constituents: 1500, cases: 0)
        events = try SampleEvents(plan)
    }

    @Test("as many as asked for, each once")
    func count() {
        #expect(people.count == 1500)
        #expect(Set(people.map(\.id)).count == 1500)
    }

    @Test("the rules take them as they are")
    func accepted() throws {
        let actor = Actor(id: StaffID(high: 1, low: 1), roles: ["caseworker"])
        for person in people {
            let added = try plan.agency.decide(adding: person.details, actor: actor, today: plan.asOf)
            #expect(added.personal == person.details)
        }
    }

    @Test("telephones are of the block kept for stories")
    func phones() {
        for phone in people.flatMap({ $0.details.phones ?? [] }) {
            let digits = phone.filter(\.isNumber)
            #expect(digits.count == 10 && digits.dropFirst(3).hasPrefix("55501"), "\(phone)")
        }
        #expect(people.count { $0.details.phones != nil } > 1000)
    }

    @Test("social security numbers are of those never issued")
    func securityNumbers() throws {
        let events = try SampleEvents(try SampleFixture().plan(seed: 2, constituents: 60, cases: 60))
        var seen = 0
        for file in events.files {
            for field in plan.agency.caseType(file.record.type)?.fields ?? [] where field.pattern == .socialSecurityNumber {
                guard let number = file.record.values[field.id]?.text else { continue }
                seen += 1
                #expect(number.hasPrefix("000-") || number.hasPrefix("666-"))
            }
        }
        #expect(seen > 20)
    }

    @Test("families share name and roof; farms have owners")
    func families() throws {
        let byID = Dictionary(people.map { ($0.id, $0.details) }) { first, _ in first }
        var spouses = (all: 0, sameName: 0)
        var children = 0
        var farms = 0
        for recorded in events.events {
            guard case .constituentsRelated(let related) = recorded.event, let one = byID[recorded.subject.retyped()],
                let other = byID[related.facts.other]
            else { continue }
            switch related.facts.relation {
            case .spouse:
                spouses.all += 1
                if one.familyName == other.familyName { spouses.sameName += 1 }
            case .parent:
                children += 1
                if let parent = one.birthDate, let child = other.birthDate { #expect(child.year - parent.year >= 12) }
            case .owner:
                farms += 1
                #expect(other.organisation?.isEmpty == false && other.birthDate == nil)
            default: break
            }
        }
        #expect(spouses.all > 150 && spouses.sameName * 10 > spouses.all * 6)
        #expect(children > 100 && farms > 100)
    }

    @Test("births are no later than the sample's day, and nobody is older than 100")
    func births() {
        for born in people.compactMap(\.details.birthDate) {
            #expect(born < plan.asOf && plan.asOf.year - born.year <= 100)
        }
    }

    @Test("some are there twice, with a difference")
    func duplicates() {
        var seen: [String: ConstituentDetails] = [:]
        var again = 0
        for person in people.map(\.details) {
            guard let family = person.familyName, let born = person.birthDate, let given = person.givenName?.first else { continue }
            // Somebody of the same name born on the same day, not living as the same record.
            let trait = "\(family) \(born) \(given)"
            if let before = seen[trait] {
                again += 1
                #expect(before != person)
            }
            seen[trait] = person
        }
        #expect((5...60).contains(again), "\(again)")
    }

    @Test("languages go with names, and most say English or nothing")
    func languages() {
        let languages = people.compactMap(\.details.language)
        #expect(languages.count { $0 == "en" } * 2 > languages.count)
        #expect(languages.contains("es") && Set(languages).count > 3)
    }
}
