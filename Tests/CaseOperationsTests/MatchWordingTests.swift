import CaseOperations
import CaseStorage
import Casework
import RecordMatching
import Testing

@Suite("Why somebody was found, and how alike two are")
struct MatchWordingTests {
    func match(_ agreements: [Agreement], alias: String? = nil) -> SearchMatch {
        SearchMatch(
            id: ConstituentID(high: 1, low: 1), details: .init(givenName: "William"), score: 1, agreements: agreements, alias: alias)
    }

    @Test("Every agreement has a word, and what is not to the letter is said first")
    func reasons() {
        for field in Agreement.Field.allCases {
            for manner in Agreement.Manner.allCases {
                let word = MatchWording.reason(of: Agreement(field: field, manner: manner, word: "x"))
                #expect(!word.isEmpty && word.count <= 20 && word.first?.isLowercase == true, "\(field) \(manner)")
            }
        }
        let name = Agreement(field: .name, manner: .whole, word: "ortega")
        let nickname = Agreement(field: .name, manner: .nickname, word: "william")
        #expect(MatchWording.reason(of: match([name, nickname])) == "nickname")
        #expect(MatchWording.reason(of: match([name])) == "name" && MatchWording.reason(of: match([])) == "")
        #expect(MatchWording.why(match([name], alias: "Begay, Bill")) == "also known as Begay, Bill")
        #expect(MatchWording.reason(of: Agreement(field: .birthDate, manner: .swapped, word: "19790605")) == "birth date swapped")
    }

    @Test("Evidence reads as people write")
    func evidence() throws {
        let left = MatchRecord(
            .init(
                givenName: "Bill", familyName: "Ortega", birthDate: CivilDate("1979-05-06"), phones: ["505-555-0142"], state: "NM"))
        let right = MatchRecord(
            .init(
                givenName: "William", familyName: "Ortega", birthDate: CivilDate("1979-06-05"), phones: ["505-555-0142"]))
        let likeness = Likeness(left, right)
        func sentence(_ field: LinkageField) throws -> String {
            MatchWording.evidence(try #require(likeness.evidence.first { $0.field == field }))
        }
        #expect(try sentence(.birthDate) == "Birth date: 6 May 1979 and 5 Jun 1979, day and month swapped")
        #expect(try sentence(.given) == "Given name: Bill and William, one is a short form")
        #expect(try sentence(.family) == "Family name: Ortega, the same")
        #expect(try sentence(.phone) == "Telephone: 505-555-0142, the same")
        #expect(try sentence(.state) == "State: NM, known of one only")
        #expect(MatchWording.reasons(of: likeness).contains("birth date swapped"))
        for band in [Likeness.Band.same, .review, .different] { #expect(!MatchWording.likeness(band).isEmpty) }
    }
}
