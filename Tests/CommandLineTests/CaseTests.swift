import Foundation
import Testing

@Suite struct CaseTests {
    @Test func aCaseIsOpenedShownAndListed() throws {
        let place = try Workplace()
        let id = try place.addConstituent()
        let opened = try place.run(
            "case", "open", "LIP", "--constituent", id, "--received-on", "2026-12-07", "--owner", "me", "--set", "loss_date=2026-12-01",
            "--json")
        #expect(opened.status == 0, "\(opened.complaint)")
        let number = try #require(opened.json["number"] as? String)
        #expect(number.hasPrefix("LIP-2026-000001-"))
        #expect(opened.json["state"] as? String == "intake")
        #expect(opened.json["ledger"] is [String: Any])
        let shown = try place.run("case", "show", number, "--json").json
        for key in ["number", "type", "state", "version", "constituent", "fields", "transitions", "checklist", "due", "history"] {
            #expect(shown[key] != nil, "\(key)")
        }
        #expect(shown["constituent"] as? String == id)
        #expect((shown["fields"] as? [String: Any])?["loss_date"] as? String == "2026-12-01")
        #expect(shown["received_on"] as? String == "2026-12-07")
        let transition = try #require((shown["transitions"] as? [[String: Any]])?.first { $0["id"] as? String == "approve" })
        #expect(transition["allowed"] as? Bool == false)
        #expect((transition["refusals"] as? [String])?.isEmpty == false)
        let item = try #require((shown["checklist"] as? [[String: Any]])?.first)
        #expect(item["done"] as? Bool == false && item["text"] is String && item["id"] is String)
        let listed = try place.run("case", "list", "--owner", "me", "--state", "intake", "--json")
        let row = try #require((listed.json["cases"] as? [[String: Any]])?.first)
        #expect(
            row["number"] as? String == number && row["type"] as? String == "livestock-indemnity" && row["state"] as? String == "intake")
        #expect(row["owner"] as? String == NSUserName())
        #expect(row["due"] is String)
        #expect(try place.run("case", "list", "--late", "--json").json["total"] as? Int == 0)
    }

    @Test func rulesRefuseWithAReasonAndExitCodeOne() throws {
        let place = try Workplace()
        let number = try place.openCase(place.addConstituent())
        #expect(try place.run("case", "move", number, "approve").complains(1, "cannot be done while the case stands at"))
        #expect(try place.run("case", "move", number, "sumbit").complains(1, "Did you mean submit?"))
        #expect(try place.run("case", "edit", number, "--set", "loss_dat=2026-12-01").complains(1, "Did you mean loss_date?"))
        #expect(try place.run("case", "tick", number, "no_such_item").complains(1, "no checklist item"))
        #expect(try place.run("case", "list", "--state", "intak").complains(1, "Did you mean intake?"))
        #expect(try place.run("case", "list", "--queue", "livestok").complains(1, "Did you mean livestock?"))
        #expect(try place.run("case", "assign", number, "nobody-here").complains(1, "no member of staff"))
        #expect(try place.run("case", "open", "lifestock", "--constituent", "abcd1234").complains(1, "no case type"))
        #expect(try place.run("case", "list").output.contains(number))
    }

    @Test func valuesThatCannotBeReadAreWrongUsage() throws {
        let place = try Workplace()
        let number = try place.openCase(place.addConstituent())
        #expect(try place.run("case", "edit", number, "--set", "loss_date=when it snowed").complains(2, "it takes a date"))
        #expect(try place.run("case", "edit", number, "--set", "loss_date").complains(2, "write FIELD=VALUE"))
        #expect(try place.run("case", "edit", number, "--set", "losses=kind=no_such_animal head=3").complains(1, "choose one of"))
    }

    @Test func aMistypedNumberIsAskedAbout() throws {
        let place = try Workplace()
        let number = try place.openCase(place.addConstituent())
        let swapped = number.replacing("000001", with: "000010")
        #expect(try place.run("case", "show", swapped).complains(1, "Did you mean \(number)?"))
        #expect(try place.run("case", "show", number.lowercased().replacing("-", with: "")).status == 0)
        #expect(try place.run("case", "show", "LIP").complains(2, "no case LIP"))
    }

    @Test func aStepIsTakenEditedTickedAndWithdrawn() throws {
        let place = try Workplace()
        let number = try place.openCase(place.addConstituent())
        #expect(try place.run("case", "edit", number, "--set", "cause=blizzard", "losses=kind=beef_adult head=3").status == 0)
        let shown = try place.run("case", "show", number, "--json").json
        let fields = try #require(shown["fields"] as? [String: Any])
        #expect(fields["cause"] as? String == "blizzard")
        #expect((fields["losses"] as? [[String: Any]])?.first?["head"] as? Int == 3)
        let item = try #require((shown["checklist"] as? [[String: Any]])?.first?["id"] as? String)
        #expect(try place.run("case", "tick", number, item).status == 0)
        #expect(try place.run("case", "tick", number, item).complains(1, "nothing was changed"))
        #expect(try place.run("case", "withdraw", number).output.contains("the tick"))
        let checklist = try place.run("case", "show", number, "--json").json["checklist"] as? [[String: Any]]
        #expect(checklist?.first?["done"] as? Bool == false)
        #expect(try place.run("case", "note", number, "herd", "tally", "looks", "right").status == 0)
        #expect(try place.run("case", "assign", number, "me").status == 0)
        #expect(try place.run("case", "assign", number, "nobody").status == 0)
        let contact = try place.run(
            "case", "contact", number, "--channel", "call", "--note", "will bring it", "--callback-on", "2026-12-14", "--callback-at",
            "14:30",
            "--json")
        #expect(contact.json["ledger"] is [String: Any])
        #expect(try place.run("case", "contact", number, "--callback-at", "25:00", "--callback-on", "today").status == 2)
        let history = try place.run("case", "history", number).output
        for part in ["herd tally looks right", "will bring it", "withdrew the step of", "(withdrawn)"] {
            #expect(history.contains(part), "\(part)")
        }
    }

    @Test func aCaseFindsItsWayHome() throws {
        let place = try Workplace()
        let (wrong, right) = (try place.addConstituent("Ana Diaz"), try place.addConstituent("Luz Diaz"))
        let number = try place.openCase(wrong)
        let moved = try place.run("case", "rehome", number, "--to", right, "--reason", "opened for the wrong sister", "--json")
        #expect(moved.json["version"] as? Int == 2)
        #expect(try place.run("case", "show", number, "--json").json["constituent"] as? String == right)
        #expect(
            try place.run("case", "rehome", number, "--to", right, "--reason", "again").complains(1, "belongs to that constituent already"))
    }

    @Test func theSameRequestIsDoneOnce() throws {
        let place = try Workplace()
        let id = try place.addConstituent()
        let arguments = ["case", "open", "LIP", "--constituent", id, "--request-id", "web-17", "--json"]
        let first = try place.run(arguments)
        #expect(first.status == 0)
        _ = try place.run("case", "note", first.json["number"] as? String ?? "", "meanwhile")
        let again = try place.run(arguments)
        #expect(again.status == 0)
        #expect(again.output == first.output)
        #expect(try place.run("case", "list", "--json").json["total"] as? Int == 1)
        let other = try place.run("case", "open", "LFP", "--constituent", id, "--request-id", "web-17")
        #expect(other.complains(1, "request id was used before"))
        let name = ["constituent", "add", "--name", "Luz Diaz", "--request-id", "web-18", "--json"]
        #expect(try place.run(name).output == place.run(name).output)
    }
}
