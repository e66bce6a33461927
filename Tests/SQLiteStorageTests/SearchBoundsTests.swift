import CaseStorage
import Casework
import SQLiteStorage
import StoreContract
import Testing

/// A register in which single words agree with more people than a search looks at.
@Suite("Search stays bounded and useful")
struct SearchBoundsTests {
    @Test func crowdedNamesAreStillFoundTogether() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore.create(
            at: folder.path("store"), store: Office.storeID, genesis: Office.genesis(), signingSeed: Office.seed)
        var office = Office(opened: store)
        var commits: [Commit] = []
        var wanted: ConstituentID?
        for index in 0..<2_600 {
            let person: ConstituentID = office.id()
            let isWanted = index == 1_700
            if isWanted { wanted = person }
            let details = ConstituentDetails(
                givenName: isWanted ? "Jonas" : "James \(Self.letters(index))", familyName: "Smith",
                birthDate: CivilDate("1979-01-01")?.adding(days: isWanted ? 40 : index % 30))
            commits.append(office.commit([.init(person, .constituentAdded(ConstituentAdded(details)))]))
        }
        _ = try store.load(commits)
        let id = try #require(wanted)
        for text in ["smith jonas", "jonas smith", "smi jon", "smith 1979-02", "2/10/1979 smith", "jonas"] {
            #expect(try store.search(text, limit: 5).map(\.id).first == id, "\(text)")
        }
        for text in ["s", "smith", "smith j", "1979", "james smith", "s j", "smith 1979", "smith zzzz"] {
            #expect(try store.search(text, limit: 20).count == 20, "\(text)")
        }
        #expect(try store.search("zzzz", limit: 5).isEmpty)
        let name = "James \(Self.letters(77))"
        #expect(try store.search("\(name) smith", limit: 5).first?.details.givenName == name)
    }

    /// A name of its own for each number.
    private static func letters(_ number: Int) -> String {
        var rest = number
        var name = ""
        for _ in 0..<4 {
            name.append(Character(Unicode.Scalar(UInt8(97 + rest % 26))))
            rest /= 26
        }
        return name
    }
}
