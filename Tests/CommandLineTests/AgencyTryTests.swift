import Foundation
import Testing

@Suite struct AgencyTryTests {
    /// The answers of a batch, a line each.
    private func answers(_ run: Workplace.Run) -> [[String: Any]] {
        run.output.split(separator: "\n").compactMap { (try? JSONSerialization.jsonObject(with: Data($0.utf8))) as? [String: Any] }
    }

    private func value(_ answer: [String: Any]) -> String? {
        guard let value = answer["value"] as? [String: Any], let content = value["value"] else { return nil }
        return "\(value["type"] ?? "?") \(content)"
    }

    @Test func aConditionIsAnsweredWithItsReasons() throws {
        let place = try Workplace(agency: nil)
        let run = try place.run(
            "agency", "try", "workers < 25 && (cause in ['flood', 'fire'] || known(herd))", "--set", "workers=10", "--set", "cause=frost")
        #expect(run.status == 0 && run.complaint.isEmpty)
        #expect(
            run.output == """
                false
                \u{2717} workers < 25 && (cause in ['flood', 'fire'] || known(herd))
                  \u{2713} workers < 25
                      workers = 10
                  \u{2717} cause in ['flood', 'fire'] || known(herd)
                    \u{2717} cause in ['flood', 'fire']
                        cause = "frost"
                    \u{2717} known(herd)

                """)
    }

    @Test func whatIsNotSetIsNotKnown() throws {
        let place = try Workplace(agency: nil)
        let run = try place.run(
            "agency", "try", "loss_date + days(60) >= today && state == 'TX'", "--set", "loss_date=2026-10-02", "--set", "today=2026-11-22")
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("Cannot tell yet: it depends on state.\n? loss_date"))
        #expect(run.output.contains("\u{2713} loss_date + days(60) >= today\n      loss_date + days(60) = date(\"2026-12-01\")\n"))
        let json = try place.run("agency", "try", "a && b", "--set", "a=true", "--json").json
        #expect(json["unknown"] as? [String] == ["b"] && json["type"] as? String == "bool")
        #expect((json["parts"] as? [[String: Any]])?.map { $0["text"] as? String } == ["a", "b"])
    }

    @Test func valuesAreReadAsWritten() throws {
        let place = try Workplace(agency: nil)
        for (setting, type) in [
            ("x=5", "int"), ("x=-5", "int"), ("x=1.5", "double"), ("x=true", "bool"), ("x=null", "null_type"), ("x=2026-06-02", "date"),
            ("x=12-34", "string"),
            ("x='5'", "string"), ("x=[1, 'a']", "list"), ("x={'a': 1}", "map"), ("x=two words", "string"), ("x=", "string"),
            ("x=days(3)", "days"),
        ] {
            let run = try place.run("agency", "try", "type(x)", "--set", setting)
            #expect(run.output.hasPrefix("\(type)\n"), "\(setting): \(run.output)\(run.complaint)")
        }
        #expect(try place.run("agency", "try", "a.b + 1", "--set", "a.b=2").output.hasPrefix("3\n"))
        for setting in ["5=x", "x", "=1", "a b=1", "x=[1", "x='a"] {
            let run = try place.run("agency", "try", "x", "--set", setting)
            #expect(run.status == 2 && run.output.isEmpty && !run.complaint.isEmpty, "\(setting)")
        }
    }

    @Test func mistakesAreSaidWithTheirPlace() throws {
        let place = try Workplace(agency: nil)
        #expect(try place.run("agency", "try", "workers <").complains(2, "line 1, column 10"))
        #expect(try place.run("agency", "try", "1u").complains(2, "uint"))
        #expect(try place.run("agency", "try").complains(2, "--batch"))
        #expect(try place.run("agency", "try", "x", "--batch", "-").complains(2, "own conditions"))
        #expect(try place.run("agency", "try", "--batch", "/no/such/file").complains(2, "cannot be read"))
        #expect(try place.run("agency", "try", String(repeating: "(", count: 9000)).complains(2, "levels deep"))
        let types = try place.run("agency", "try", "workers < '25' && name.startWith('A')", "--set", "workers=3", "--set", "name=Bo")
        #expect(
            types.status == 1 && types.output.contains("line 1, column 1: ")
                && types.output.contains("Did you mean \u{201C}startsWith\u{201D}?"))
        let division = try place.run("agency", "try", "1 / 0 > 2")
        #expect(
            division.status == 1 && division.output.hasPrefix("Fails: division by zero.\n")
                && division.complaint.contains("division by zero"))
        #expect((try place.run("agency", "try", "1 + 'a'", "--json").json["problems"] as? [[String: Any]])?.first?["column"] as? Int == 1)
        let hostile = try place.run("agency", "try", "x == '\u{1B}[2J'", "--set", "x=\u{1B}[2J\u{202E}")
        #expect(hostile.status == 0 && !hostile.output.contains("\u{1B}"))
    }

    @Test func aBatchIsAnsweredLineByLine() throws {
        let place = try Workplace(agency: nil)
        let cases = [
            #"{"name":"sum","section":"s","expr":"x + 1","bindings":{"x":{"type":"int","value":"41"}},"disable_check":false,"types":[{"name":"x","type":{"primitive":"INT64"}}]}"#,
            #"{"name":"list","expr":"[1, 2.5, 'a', null, true, type(1)]","bindings":{}}"#, #"{"name":"map","expr":"{'b': 1, 'a': {}}"}"#,
            #"{"name":"bytes","expr":"b","bindings":{"b":{"type":"bytes","value":"00"}}}"#, #"{"name":"uint","expr":"1u"}"#,
            #"{"name":"zero","expr":"1 / 0"}"#, #"{"name":"type","expr":"true ? 'cows' : 17","disable_check":true}"#,
            #"{"name":"checked","expr":"'cows' ? 1 : 17"}"#, #"{"name":"unbound","expr":"x || true","disable_check":true}"#,
        ]
        let expected = [
            #"{"name":"sum","section":"s","value":{"type":"int","value":"42"}}"#,
            #"{"name":"list","value":{"type":"list","value":[{"type":"int","value":"1"},{"type":"double","value":"2.5"},{"type":"string","value":"a"},{"type":"null","value":null},{"type":"bool","value":true},{"type":"type","value":"int"}]}}"#,
            #"{"name":"map","value":{"type":"map","value":[[{"type":"string","value":"a"},{"type":"map","value":[]}],[{"type":"string","value":"b"},{"type":"int","value":"1"}]]}}"#,
        ]
        let shapes = [
            cases.joined(separator: "\n"), "[\(cases.joined(separator: ","))]",
            #"{"file": "f", "tests": [\#(cases.joined(separator: ",\n "))]}"#,
        ]
        for shape in shapes {
            let run = try place.run("agency", "try", "--batch", "-", input: shape)
            #expect(run.status == 0 && run.complaint.isEmpty)
            #expect(run.output.split(separator: "\n").prefix(3).map(String.init) == expected)
            let rest = answers(run).dropFirst(3)
            #expect(
                rest.map { $0.keys.filter { $0 != "name" }.first } == ["unsupported", "unsupported", "error", "value", "error", "value"])
        }
    }

    @Test func whatIsNoCaseIsSaidAndTheRestGoesOn() throws {
        let place = try Workplace(agency: nil)
        let text =
            "nonsense\n{\"name\": \"a\"}\n\n[]\n{\"expr\": \"x\", \"bindings\": {\"x\": {\"type\": \"int\", \"value\": \"1e9\"}}}\n{\"expr\": \"1\"}"
        let found = answers(try place.run("agency", "try", "--batch", try place.write(text, to: "cases.jsonl")))
        #expect(found.count == 5 && found.dropLast().allSatisfy { $0["error"] != nil } && found[1]["name"] as? String == "a")
        #expect(value(found[4]) == "int 1")
        let deep = "{\"expr\": \"1\", \"bindings\": {\"x\": " + String(repeating: "{\"type\":\"list\",\"value\":[", count: 5000)
        #expect(answers(try place.run("agency", "try", "--batch", "-", input: deep)).first?["error"] != nil)
        #expect(try place.run("agency", "try", "--batch", "-", input: "").output.isEmpty)
    }

    /// CEL's own cases, as they lie beside the project: each answered as it should be, or named as unsupported.
    @Test(.enabled(if: Self.conformance != nil, "../shared/data is not here"))
    func conformanceCasesAreAnswered() throws {
        let place = try Workplace(agency: nil)
        let folder = try #require(Self.conformance)
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).filter({ $0.hasSuffix(".json") }) {
            let path = folder.appending(path: file)
            let whole = try JSONSerialization.jsonObject(with: Data(contentsOf: path)) as? [String: Any]
            let tests = try #require(whole?["tests"] as? [[String: Any]])
            let found = answers(try place.run("agency", "try", "--batch", path.path))
            #expect(found.count == tests.count)
            for (test, answer) in zip(tests, found) where answer["unsupported"] == nil {
                #expect(answer["name"] as? String == test["name"] as? String)
                if let expected = test["value"] as? [String: Any] {
                    #expect((answer["value"] as? NSDictionary) == expected as NSDictionary, "\(file): \(test["expr"] ?? ""): \(answer)")
                } else {
                    #expect(answer["error"] != nil, "\(file): \(test["expr"] ?? ""): \(answer)")
                }
            }
        }
    }

    private static let conformance: URL? = {
        var folder = URL(filePath: #filePath)
        while folder.path.count > 1 {
            folder.deleteLastPathComponent()
            let candidate = folder.deletingLastPathComponent().appending(path: "shared/data/cel")
            if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
        }
        return nil
    }()
}
