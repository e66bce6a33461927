import CaseOperations
import CaseStorage
import Casework
import Testing
import TextCanvas

@testable import CaseScreens

/// The form of somebody whom a colleague merges or separates meanwhile.
@Suite struct MergedFormTests {
    private func opened(_ given: String = "Tom", _ family: String = "Begay") throws -> (played: PlayedCounter, id: ConstituentID) {
        var played = try PlayedCounter()
        let id = try played.person(given, family, language: nil)
        played.push(.constituent(ConstituentScreen(id)))
        played.press("e tab tab tab tab tab")
        #expect(played.form?.focusedField?.id == "street")
        played.type("7 Elm")
        return (played, id)
    }

    @Test func whoeverIsMergedMeanwhileIsNotWrittenOverWhomTheyStandFor() throws {
        var (played, id) = try opened()
        let marisol = ConstituentDetails(
            givenName: "Marisol", familyName: "Ortega", birthDate: CivilDate("1979-03-14"), phones: ["505-555-0199"], street: "5 Oak St")
        let other = try played.office.addConstituent(marisol).id
        _ = try played.lees.merge(id, into: other)
        played.press("ctrl-s")
        #expect(played.form?.isSaving == false && played.text.contains("Not saved"))
        #expect(played.text.contains("Begay, Tom was merged into Ortega, Marisol meanwhile."))
        #expect(played.form?.changedTyped == ["street": "7 Elm"])
        #expect(played.text.contains("Somebody made it 5 Oak St meanwhile."))
        #expect(try played.office.showConstituent(other).details.street == "5 Oak St")
        // Said once, then it is meant; nothing else of hers is touched.
        played.press("ctrl-s ctrl-s")
        #expect(played.form == nil)
        let details = try played.office.showConstituent(other).details
        #expect(details.street == "7 Elm" && details.fullName == "Marisol Ortega" && details.birthDate == marisol.birthDate)
        #expect(details.phones == ["505-555-0199", "505-555-0142"])
    }

    @Test func itIsSaidAsSoonAsItIsKnown() throws {
        var (played, id) = try opened()
        let other = try played.person("Ana", "Diaz", language: nil)
        _ = try played.lees.merge(id, into: other)
        played.send(.storeChanged)
        #expect(played.text.contains("Begay, Tom was merged into Diaz, Ana meanwhile."))
        _ = try played.lees.unmerge(id)
        played.send(.storeChanged)
        #expect(played.text.contains("they were separated meanwhile"))
        #expect(played.form?.changedTyped == ["street": "7 Elm"])
    }

    @Test func whatAnotherRecordAddsStaysWithItWhenItIsMergedOrSeparatedMeanwhile() throws {
        var (played, id) = try opened()
        let alias = try played.office.addConstituent(
            .init(givenName: "Tom", familyName: "Begay", phones: ["505-555-0177"], postalCode: "87001")
        ).id
        _ = try played.lees.merge(alias, into: id)
        played.press("ctrl-s")
        #expect(played.text.contains("Another record was merged into this person meanwhile."))
        _ = try played.lees.unmerge(alias)
        played.press("ctrl-s")
        #expect(played.text.contains("A record was separated from this person meanwhile."))
        played.press("ctrl-s")
        let (one, other) = (try played.office.showConstituent(id).details, try played.office.showConstituent(alias).details)
        #expect(one.street == "7 Elm" && one.phones == ["505-555-0142"] && one.postalCode == nil)
        #expect(other.phones == ["505-555-0177"] && other.postalCode == "87001" && other.street == nil)
    }
}
