import Foundation
import Testing

@Suite struct MergeVerbTests {
    private func add(_ place: Workplace, _ name: String, _ more: String...) throws -> String {
        let added = try place.run(["constituent", "add", "--name", name, "--birth-date", "1979-05-06", "--json"] + more)
        return try #require(added.json["id"] as? String, "\(added.complaint)")
    }

    @Test func twoEntriesBecomeOnePersonAndComeApartAgain() throws {
        let place = try Workplace()
        let kept = try add(place, "William Ortega", "--phone", "505-555-0142", "--street", "12 Mill Road", "--city", "Cedar")
        let alias = try add(place, "Bill Ortega", "--phone", "505-555-0142", "--street", "12 Mill Road", "--city", "Cedar")
        let number = try place.openCase(alias)

        let merged = try place.run("constituent", "merge", alias, "--into", kept, "--json")
        #expect(merged.status == 0 && merged.json["id"] as? String == kept && merged.json["alias"] as? String == alias)
        #expect(merged.json["version"] as? Int == 2 && merged.json["ledger"] != nil)
        for asked in [kept, alias, String(alias.prefix(12))] {
            let shown = try place.run("constituent", "show", asked, "--json")
            #expect(shown.json["id"] as? String == kept && shown.json["name"] as? String == "William Ortega")
            #expect(((shown.json["cases"] as? [[String: Any]])?.first)?["number"] as? String == number)
            let names = (shown.json["aliases"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
            #expect(names == ["Bill Ortega"])
            let actions = (shown.json["history"] as? [[String: Any]])?.compactMap { $0["action"] as? String } ?? []
            #expect(actions.contains("Bill Ortega merged in"))
        }
        #expect(try place.run("constituent", "show", kept).output.contains("Also known as: Ortega, Bill"))
        #expect(try place.run("case", "list").output.contains("Ortega, William"))
        let found = try place.run("search", "bill", "ortega", "--json").json["matches"] as? [[String: Any]]
        #expect(found?.count == 1 && found?.first?["id"] as? String == kept)

        #expect(try place.run("constituent", "merge", alias, "--into", kept).complains(1, "merged into"))
        #expect(try place.run("constituent", "merge", kept, "--into", kept).complains(1, "same constituent"))
        #expect(try place.run("constituent", "unmerge", kept).complains(1, "nothing to separate"))

        let undone = try place.run("constituent", "unmerge", alias, "--json")
        #expect(undone.status == 0 && undone.json["id"] as? String == alias)
        let apart = try place.run("constituent", "show", alias, "--json")
        #expect(apart.json["name"] as? String == "Bill Ortega" && (apart.json["cases"] as? [Any])?.count == 1)
        #expect((try place.run("constituent", "show", kept, "--json").json["cases"] as? [Any])?.isEmpty == true)
        #expect(try place.run("audit", "verify").status == 0)
    }

    @Test func duplicatesAreListedWithTheirEvidenceAndSettled() throws {
        let place = try Workplace()
        #expect(try place.run("constituent", "duplicates").output.contains("Nobody seems to be in the register twice."))
        let one = try add(place, "William Ortega", "--phone", "505-555-0142", "--street", "12 Mill Road", "--city", "Cedar")
        let other = try add(place, "Bill Ortega", "--phone", "505-555-0142", "--street", "12 Mill Road", "--city", "Cedar")
        _ = try place.addConstituent("Tom Begay", "--birth-date", "1950-01-01")
        let answer = try place.run("constituent", "duplicates", "--json")
        #expect(answer.status == 0 && answer.complaint.isEmpty)
        #expect(((answer.json["same"] as? Int) ?? 0) + ((answer.json["review"] as? Int) ?? 0) == 1)
        let pair = try #require((answer.json["pairs"] as? [[String: Any]])?.first)
        #expect(["same", "review"].contains(pair["band"] as? String ?? "") && pair["weight"] is Double)
        let sides = ["left", "right"].compactMap { pair[$0] as? [String: Any] }
        #expect(Set(sides.compactMap { $0["id"] as? String }) == [one, other])
        for side in sides { #expect(Set(side.keys) == ["id", "name", "born", "phone", "address"]) }
        let evidence = try #require(pair["evidence"] as? [[String: Any]])
        for line in evidence { #expect(Set(line.keys) == ["field", "level", "left", "right", "weight", "look_alike"]) }
        #expect(evidence.contains { $0["field"] as? String == "given_name" && $0["level"] as? String == "nickname" })
        let told = try place.run("constituent", "duplicates")
        #expect(told.output.contains("Birth date: 6 May 1979, the same") && told.output.contains(String(one.prefix(12))))

        #expect(try place.run("constituent", "distinguish", one, other).output.contains("not the same"))
        #expect(try place.run("constituent", "distinguish", other, one).complains(1, "nothing was changed"))
        #expect((try place.run("constituent", "duplicates", "--json").json["pairs"] as? [Any])?.isEmpty == true)
        #expect(try place.run("constituent", "merge", one, "--into", other).complains(1, "--anyway"))
        #expect(try place.run("constituent", "merge", one, "--into", other, "--anyway").status == 0)
        #expect(try place.run("constituent", "duplicates", "--limit", "0").status == 2)
    }

    @Test func aMatchSaysWhyItIsThere() throws {
        let place = try Workplace()
        let id = try add(place, "William Ortega")
        let match = try #require((try place.run("search", "bill", "--json").json["matches"] as? [[String: Any]])?.first)
        #expect(match["id"] as? String == id && match["reason"] as? String == "nickname" && match["matched"] as? String == "name")
        #expect(match.keys.contains("also_known_as") && match["also_known_as"] is NSNull)
        #expect(try place.run("search", "bill").output.contains("nickname"))
        #expect(try place.run("search", "5/6/1979", "--json").output.contains("\"reason\":\"birth date"))
        let alias = try add(place, "Filomena Begay")
        #expect(try place.run("constituent", "merge", alias, "--into", id).status == 0)
        let known = try #require((try place.run("search", "filomena", "--json").json["matches"] as? [[String: Any]])?.first)
        #expect(known["also_known_as"] as? String == "Begay, Filomena" && known["reason"] as? String == "also known as")
    }

    @Test func onlyACaseworkerMerges() throws {
        let place = try Workplace()
        let (one, other) = (try add(place, "A A"), try add(place, "B B"))
        #expect(try place.run("staff", "add", "noel", "--name", "Noel", "--role", "designer").status == 0)
        for verb in [["merge", one, "--into", other], ["unmerge", one], ["distinguish", one, other], ["duplicates"]] {
            #expect(try place.run(["constituent"] + verb + ["--as", "noel"]).status == 1, "\(verb)")
        }
    }
}
