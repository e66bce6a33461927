import CaseOperations
import CaseStorage
import Casework
import RecordMatching
import Testing

@Suite("Duplicates, weighed and counted")
struct DuplicateWeighingTests {
    @Test("Two people side by side are weighed as the warning weighs them: a common name says little")
    func sameWeights() throws {
        let counter = try Counter()
        let office = counter.office()
        var people: [ConstituentID] = []
        for number in 10..<130 {
            people.append(
                try office.addConstituent(
                    .init(givenName: "Maria", familyName: "Garcia", birthDate: CivilDate("19\(number % 90 + 10)-03-\(number % 18 + 10)"))
                ).id)
        }
        let twin = try office.addConstituent(.init(givenName: "Maria", familyName: "Garcia", birthDate: CivilDate("1920-03-20"))).id
        let details = try office.showConstituent(twin).details
        let near = try #require(try office.resembling(details).first { $0.id != twin })
        #expect(try office.compare(twin, near.id).likeness == near.likeness)
    }

    @Test("People who share too much with others to be compared one by one are counted and told")
    func skipped() throws {
        let counter = try Counter()
        for _ in 0..<60 { _ = try counter.person("Ana", "Diaz") }
        let list = try counter.office().duplicates(limit: .max)
        #expect(list.skipped == 60)
        #expect(MatchWording.skipped(list.skipped) == "Up to \(list.skipped) people share too much with others to be compared one by one.")
        #expect(MatchWording.skipped(0) == nil && MatchWording.skipped(1)?.hasPrefix("One person shares") == true)
    }

    @Test("However many pairs are asked for, those that are there are told")
    func limits() throws {
        let counter = try Counter()
        for _ in 0..<2 { _ = try counter.person() }
        #expect(try counter.office().duplicates(limit: .max).pairs.count == 1)
        #expect(try counter.office().duplicates(limit: .min).pairs.isEmpty)
    }
}
