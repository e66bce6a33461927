import Foundation
import Testing

@Suite struct ImportTests {
    static let register = """
        First name;Surname;DOB;Mobile;Suburb;File ref
        Marisol;Ortega;13/04/1979;505-555-0142;Cedar;R-1
        Tom;Begay;05/06/1980;;Cedar;R-2
        ;;05/06/1980;;Cedar;R-3
        Ana;Diaz;31/02/1981;;Cedar;R-4

        """

    @Test func aTrialSaysEveryRowAndEntersNobody() throws {
        let place = try Workplace()
        let file = try place.write(Self.register, to: "people.csv")
        let tried = try place.run("import", "constituents", file, "--dry-run", "--json", "--map", "File ref=external_id")
        #expect(tried.status == 1 && tried.complaint.isEmpty)
        let rows = try #require(tried.json["rows"] as? [[String: Any]])
        #expect(rows.map { $0["line"] as? Int } == [2, 3, 4, 5])
        #expect(rows.map { $0["status"] as? String } == ["new", "new", "wrong", "wrong"])
        #expect(rows[1]["born"] as? String == "1980-06-05")
        #expect(tried.json["would_add"] as? Int == 2 && tried.json["wrong"] as? Int == 2 && tried.json["date_order"] as? String == "dmy")
        #expect((tried.json["columns"] as? [[String: Any]])?.count == 6)
        let text = try place.run("import", "constituents", file, "--dry-run")
        #expect(text.status == 1 && text.output.contains("line 2  new  Ortega, Marisol") && text.output.contains("File ref"))
        #expect(text.output.contains("line 5  wrong  Diaz, Ana: the birth date cannot be read"))
        #expect(try place.run("search", "ortega").output.contains("Nobody"))
    }

    @Test func theRealRunEntersWhatCanBeEnteredAndOnce() throws {
        let place = try Workplace()
        let file = try place.write(Self.register, to: "people.csv")
        let arguments = ["import", "constituents", file, "--map", "File ref=external_id", "--json"]
        let first = try place.run(arguments)
        #expect(first.status == 1 && first.json["added"] as? Int == 2)
        #expect((first.json["ledger"] as? [String: Any])?["size"] as? Int == 5)
        #expect((first.json["rows"] as? [[String: Any]])?.count == 2)
        let shown = try place.run("constituent", "show", "R-1", "--json").json
        #expect(shown["family_name"] as? String == "Ortega" && shown["born"] as? String == "1979-04-13")
        let second = try place.run(arguments)
        #expect(second.json["added"] as? Int == 0 && second.json["imported"] as? Int == 2)
        #expect(try place.run("audit", "verify").status == 0)
    }

    @Test func whatIsLeftOutCanBeMendedAndImported() throws {
        let place = try Workplace()
        let file = try place.write("name,birth_date,phone\nAna Diaz,1981-02-30,+1 505 555 0101\nTom Begay,1980-06-05,\n", to: "people.csv")
        let rejects = place.folder + "/rejects.csv"
        let run = try place.run("import", "constituents", file, "--rejects", rejects)
        #expect(run.status == 1 && run.complaint.contains("1 row is wrong"))
        let text = String(decoding: try place.bytes(rejects), as: UTF8.self)
        #expect(text.hasPrefix("line,reason,name,birth_date,phone\r\n2,the birth date cannot be read,Ana Diaz,1981-02-30,"))
        // A number that a spreadsheet would work out has an apostrophe in front, which goes again when it is read.
        #expect(text.contains("\"'+1 505 555 0101\""))
        let mended = try place.write(text.replacingOccurrences(of: "02-30", with: "02-28"), to: "mended.csv")
        #expect(try place.run("import", "constituents", mended, "--json").json["added"] as? Int == 1)
        let found = try place.run("search", "ana", "diaz", "--json").json["matches"] as? [[String: Any]]
        #expect(found?.first?["phone"] as? String == "+1 505 555 0101")
        // Again over its own file, never over another.
        #expect(try place.run("import", "constituents", file, "--rejects", rejects).status == 1)
        #expect(try place.run("import", "constituents", file, "--rejects", file).complains(2, "the very file"))
        let other = try place.write("something else", to: "other.txt")
        #expect(try place.run("import", "constituents", file, "--rejects", other).complains(2, "was not touched"))
        #expect(String(decoding: try place.bytes(other), as: UTF8.self) == "something else")
    }

    @Test func standardInputIsAFileToo() throws {
        let place = try Workplace()
        let run = try place.run(["import", "constituents", "-", "--json"], input: "nombre,apellidos\nMarisol,Ortega Núñez\n")
        #expect(run.status == 0 && run.json["added"] as? Int == 1)
        #expect(try place.run("search", "nunez").output.contains("Ortega Núñez, Marisol"))
    }

    @Test func whoIsProbablyThereIsNamed() throws {
        let place = try Workplace()
        let id = try place.addConstituent("Marisol Ortega", "--birth-date", "1979-04-12", "--phone", "505-555-0142", "--city", "Cedar")
        let file = try place.write("name,birth_date,phone,city\nMarisol Ortega,1979-04-12,505-555-0142,Cedar\n", to: "people.csv")
        let tried = try place.run("import", "constituents", file, "--dry-run", "--json")
        let row = try #require((tried.json["rows"] as? [[String: Any]])?.first)
        #expect(row["status"] as? String == "probable")
        #expect((row["like"] as? [[String: Any]])?.first?["id"] as? String == id)
        let skipped = try place.run("import", "constituents", file, "--probable", "skip", "--rejects", place.folder + "/r.csv", "--json")
        #expect(skipped.status == 0 && skipped.json["added"] as? Int == 0 && skipped.json["left_out"] as? Int == 1)
        #expect(String(decoding: try place.bytes(place.folder + "/r.csv"), as: UTF8.self).contains("almost certainly the same"))
        #expect(try place.run("import", "constituents", file, "--json").json["added"] as? Int == 1)
    }

    @Test func whatCannotBeReadIsWrongUsage() throws {
        let place = try Workplace()
        let file = try place.write("a,b\n1,2\n", to: "people.csv")
        #expect(try place.run("import", "constituents", file).complains(2, "No column says a name"))
        #expect(try place.run("import", "constituents", file, "--map", "a=nmae").complains(2, "Did you mean name?"))
        #expect(try place.run("import", "constituents", file, "--map", "a").status == 2)
        #expect(try place.run("import", "constituents", place.folder).complains(2, "cannot be read"))
        #expect(try place.run("import", "constituents", place.folder + "/nothing.csv").complains(2, "cannot be read"))
        #expect(try place.run("import", "constituents", try place.write("", to: "empty.csv")).complains(2, "nothing in this file"))
        #expect(try place.run("import", "constituents", try place.write("PK\u{3}\u{4}", to: "x.csv")).complains(2, "workbook"))
        #expect(try place.run("import", "constituents", file, "--date-order", "dym").status == 2)
    }

    @Test func aLiveStoreTakesARegisterToo() throws {
        let place = try Workplace(training: false)
        let file = try place.write("name\nMarisol Ortega\n", to: "people.csv")
        #expect(try place.run("import", "constituents", file).status == 0)
        #expect(try place.run("search", "ortega").output.contains("Ortega, Marisol"))
    }

    @Test func whoMayNotEnterOneMayNotEnterMany() throws {
        let place = try Workplace()
        #expect(try place.run("staff", "add", "priya", "--role", "auditor").status == 0)
        let file = try place.write("name\nMarisol Ortega\n", to: "people.csv")
        #expect(try place.run("import", "constituents", file, "--as", "priya").status == 1)
        #expect(try place.run("search", "ortega").output.contains("Nobody"))
    }

    @Test func hostileCellsReachNoTerminal() throws {
        let place = try Workplace()
        let text = "name,no\u{1B}[2Jtes\n\"Eve\u{1B}]0;owned\u{7}\",x\nMal\u{202E}lory,x\n\"Bob \"x\" y\",\u{9B}31m\nLost \"quote,\"x\n"
        let file = try place.write(text, to: "people.csv")
        for arguments in [["--dry-run"], ["--dry-run", "--json"], ["--map", "x\u{1B}=name"], ["--rejects", place.folder + "/r.csv"]] {
            let run = try place.run(["import", "constituents", file] + arguments)
            let bad = (run.output + run.complaint).unicodeScalars.filter {
                ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || (0x202A...0x202E).contains($0.value)
            }
            #expect(bad.isEmpty, "\(arguments): \(run.output) \(run.complaint)")
        }
        let rejects = String(decoding: try place.bytes(place.folder + "/r.csv"), as: UTF8.self)
        #expect(!rejects.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{9B}" })
    }

    @Test func stoppingLeavesAWholeStoreAndTheSameCommandGoesOn() throws {
        let place = try Workplace()
        let rows = (1...30_000).map { "Person\($0),Number\($0),N\($0)\n" }.joined()
        let file = try place.write("given_name,family_name,external_id\n" + rows, to: "people.csv")
        let started = try place.start(["import", "constituents", file, "--json"])
        // Killed outright: whatever was entered is whole, and nobody is entered twice.
        Thread.sleep(forTimeInterval: 1)
        kill(started.process.processIdentifier, SIGKILL)
        started.process.waitUntilExit()
        let second = try place.run("import", "constituents", file, "--json")
        let (added, before) = (second.json["added"] as? Int ?? -1, second.json["imported"] as? Int ?? -1)
        #expect(second.status == 0 && added + before == 30_000)
        #expect((second.json["ledger"] as? [String: Any])?["size"] as? Int == 30_003 || added == 0)
        #expect(try place.run("import", "constituents", file, "--json").json["imported"] as? Int == 30_000)
    }
}
