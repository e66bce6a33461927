import Foundation
import Testing

@Suite struct RegisterTests {
    @Test func everyWriteAnswersVersionAndLedger() throws {
        let place = try Workplace()
        let added = try place.run("constituent", "add", "--name", "Marisol Ortega", "--json")
        #expect(added.status == 0)
        let ledger = try #require(added.json["ledger"] as? [String: Any])
        #expect((added.json["id"] as? String)?.count == 32)
        #expect(added.json["version"] as? Int == 1)
        // Three events made the store; this is the fourth.
        #expect(ledger["index"] as? Int == 3)
        #expect(ledger["size"] as? Int == 4)
        #expect((ledger["root"] as? String)?.count == 64)
    }

    @Test func whatIsEnteredIsFoundAndShown() throws {
        let place = try Workplace()
        let id = try place.addConstituent(
            "Marisol Ortega", "--birth-date", "1979-04-12", "--phone", "505-555-0142", "--street", "12 Mill Road", "--city", "Cedar",
            "--state", "NM", "--postal-code", "87001", "--language", "es", "--external-id", "R-77")
        let found = try place.run("search", "orte", "mari", "--json")
        let match = try #require((found.json["matches"] as? [[String: Any]])?.first)
        #expect(match["id"] as? String == id)
        #expect(match["name"] as? String == "Marisol Ortega")
        #expect(match["born"] as? String == "1979-04-12")
        #expect(match["phone"] as? String == "505-555-0142")
        #expect(match["address"] as? String == "12 Mill Road, Cedar, NM 87001")
        #expect(match["external_id"] as? String == "R-77")
        #expect(match["matched"] as? String == "name")
        let score = try #require(match["score"] as? Double)
        #expect(score > 0 && score <= 1)
        let shown = try place.run("constituent", "show", "R-77", "--json")
        #expect(shown.json["family_name"] as? String == "Ortega")
        #expect(shown.json["phones"] as? [String] == ["505-555-0142"])
        let line = try place.run("search", "1979-04-12")
        #expect(line.output.contains("Ortega, Marisol"))
    }

    @Test func whoFitsInPartOnlyIsNotTakenForTheOneMeant() throws {
        let place = try Workplace()
        _ = try place.addConstituent()
        #expect(try !place.run("search", "ortega").output.contains("Nobody fits all of it"))
        let inPart = try place.run("search", "ortega", "zebedee").output
        #expect(inPart.contains("Ortega, Marisol"))
        #expect(inPart.contains("Nobody fits all of it; these agree in part."))
        // Scripts read the matches and nothing else.
        #expect(try !place.run("search", "ortega", "zebedee", "--json").output.contains("Nobody"))
    }

    @Test func batchAnswersALineForEveryQuery() throws {
        let place = try Workplace()
        _ = try place.addConstituent()
        let file = try place.write("ortega\nnobody-at-all\n\nmarisol", to: "queries")
        let answers = try place.run("search", "--batch", file).output.split(separator: "\n")
        #expect(answers.count == 4)
        for answer in answers {
            let json = try #require(try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
            #expect(json["matches"] is [Any])
        }
        #expect(answers[0].contains("Marisol") && answers[3].contains("Marisol") && !answers[1].contains("Marisol"))
        #expect(try place.run(["search", "--batch", "-"], input: "ortega\n").output.contains("Marisol"))
    }

    @Test func anEmptyValueTakesADetailOut() throws {
        let place = try Workplace()
        let id = try place.addConstituent("Tom Begay", "--phone", "505-555-0101", "--city", "Cedar")
        #expect(try place.run("constituent", "edit", id, "--city", "", "--given-name", "Thomas").status == 0)
        let shown = try place.run("constituent", "show", id, "--json").json
        #expect(shown["city"] is NSNull)
        #expect(shown["given_name"] as? String == "Thomas")
        #expect(shown["phones"] as? [String] == ["505-555-0101"])
        #expect(try place.run("constituent", "edit", id, "--given-name", "Thomas").complains(1, "nothing was changed"))
    }

    @Test func relationsAreSeenFromBothSides() throws {
        let place = try Workplace()
        let (parent, child) = (try place.addConstituent("Ana Diaz"), try place.addConstituent("Luz Diaz"))
        #expect(try place.run("constituent", "relate", parent, "parent", String(child.prefix(8))).status == 0)
        #expect(try place.run("constituent", "show", parent).output.contains("parent of Luz Diaz") == true)
        #expect(try place.run("constituent", "show", child).output.contains("child of Ana Diaz") == true)
        #expect(try place.run("constituent", "relate", parent, "paernt", child).complains(2, "Did you mean parent?"))
    }

    @Test(arguments: [
        "Eve\u{1B}[2J", "Eve\u{1B}]0;owned\u{7}", "Eve\u{9B}31m", "Eve\rx", "Eve\u{2028}x", "Eve \u{202E}live", "Eve\u{200B}\u{2066}x",
    ])
    func hostileNamesReachNoTerminal(_ name: String) throws {
        let place = try Workplace()
        let added = try place.run("constituent", "add", "--organisation", name, "--json")
        // Most are refused at the door; what is let in must not do harm on its way out.
        #expect([0, 1].contains(added.status))
        var runs = [added, try place.run("constituent", "show", name), try place.run("search", name)]
        if let id = added.json["id"] as? String {
            let number = try place.openCase(id)
            for arguments in [
                ["constituent", "show", id], ["search", "eve"], ["case", "show", number], ["case", "list"], ["case", "history", number],
                ["constituent", "show", id, "--json"], ["case", "show", number, "--json"], ["search", "eve", "--json"],
            ] {
                runs.append(try place.run(arguments))
            }
        }
        for run in runs {
            let bad = (run.output + run.complaint).unicodeScalars.filter {
                ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || (0x202A...0x202E).contains($0.value)
                    || (0x2028...0x2029).contains($0.value) || (0x2066...0x2069).contains($0.value)
            }
            #expect(bad.isEmpty, "\(run.output) \(run.complaint): \(bad.map { String($0.value, radix: 16) })")
        }
    }

    @Test func datesThatAreNoneAreWrongUsage() throws {
        let place = try Workplace()
        #expect(try place.run("constituent", "add", "--name", "A B", "--birth-date", "1979-02-30").complains(2, "--birth-date"))
        #expect(try place.run("constituent", "add", "--name", "A B", "--birth-date", "2031-01-01").complains(1, "future"))
        #expect(try place.run("constituent", "add", "--name", " ").complains(1, "name is needed"))
    }
}
