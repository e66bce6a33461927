import Foundation
import Testing

@Suite struct UsageTests {
    @Test(arguments: [
        ["serch", "x"], ["case"], ["case", "show"], ["case", "list", "--limit", "0"], ["case", "list", "--limit", "many"],
        ["case", "list", "--nonsense"],
        ["search"], ["init"], ["desk", "--size", "80"], ["checklist", "print", "LIP-2026-000001-X", "--to", "docx"],
        ["checklist", "print", "LIP-2026-000001-X", "--to", "docx"], ["staff", "add", "dana"], ["agency", "check", "/no/such/folder"],
    ])
    func wrongUsageIsTwo(_ arguments: [String]) throws {
        let place = try Workplace(agency: nil)
        let run = try place.run(arguments)
        // A group without its verb shows its help, which is an answer.
        #expect(run.status == (arguments == ["case"] ? 0 : 2), "\(arguments): \(run.complaint)")
        if arguments != ["case"] { #expect(run.output.isEmpty && !run.complaint.isEmpty) }
    }

    @Test func hostileArgumentsReachNoTerminal() throws {
        let place = try Workplace(agency: nil)
        for arguments in [
            ["\u{1B}]0;owned\u{7}"], ["case", "list", "--\u{1B}[2J"], ["agency", "check", "\u{1B}[2J"], ["desk", "--script", "\u{1B}[2J"],
        ] {
            let run = try place.run(arguments)
            #expect(run.status != 0)
            #expect(!run.complaint.contains("\u{1B}") && !run.complaint.contains("\u{7}"))
        }
    }

    @Test func versionHelpAndCompletionsAreAnswers() throws {
        let place = try Workplace(agency: nil)
        #expect(try place.run("--version").output.split(separator: ".").count == 3)
        for shell in ["bash", "zsh", "fish"] {
            let run = try place.run("--generate-completion-script", shell)
            #expect(run.status == 0 && run.output.contains("caseload"))
        }
        #expect(try place.run("--help").output.contains("checklist"))
    }

    /// The contract wants an example in the help of every verb.
    @Test(arguments: [
        "desk", "init", "staff", "staff add", "staff list", "staff role", "staff away", "sample load", "sample reset", "search",
        "constituent add",
        "constituent show", "constituent edit", "constituent relate", "constituent duplicates", "constituent merge", "constituent unmerge",
        "constituent distinguish", "case open", "case show", "case history", "case list", "case move",
        "case edit",
        "case tick", "case note", "case assign", "case contact", "case rehome", "case withdraw", "checklist print", "agency check",
        "agency publish", "agency diff", "agency diagram", "agency try", "queue list", "queue next", "queue tick", "discover",
        "audit verify", "audit replay", "audit checkpoint", "audit export", "store check", "store backup", "store restore", "store rebuild",
        "theme list",
    ])
    func everyVerbHasAnExampleAndAStore(_ verb: String) throws {
        let help = try Workplace(agency: nil).run(verb.split(separator: " ").map(String.init) + ["--help"])
        #expect(help.status == 0)
        #expect(help.output.contains("Example: caseload \(verb.split(separator: " ")[0])"))
        if verb != "staff" { #expect(help.output.contains("--store")) }
    }

    @Test func aPackWithErrorsShowsThemAll() throws {
        let place = try Workplace(agency: nil)
        let folder = place.folder + "/pack"
        try FileManager.default.createDirectory(atPath: folder + "/case-types", withIntermediateDirectories: true)
        _ = try place.write("agency: x\ntitle: X\ntime-zone: Mars/Olympus\nlanguages: [en]\nnonsense: 1\n", to: "pack/agency.yaml")
        _ = try place.write("case-type: a\ntitle: [\n", to: "pack/case-types/a.yaml")
        let run = try place.run("agency", "check", folder, "--json")
        #expect(run.status == 1)
        let problems = try #require(run.json["problems"] as? [[String: Any]])
        #expect(problems.count >= 3)
        for key in ["severity", "code", "file", "line", "column", "message", "witness"] { #expect(problems[0][key] != nil, "\(key)") }
        #expect(try place.run("init", "--agency", folder).status == 1)
        #expect(!FileManager.default.fileExists(atPath: place.store))
        #expect(try place.run("agency", "check", "usda-service-center").status == 0)
    }

    @Test func themesAreListed() throws {
        let themes = try #require(try Workplace(agency: nil).run("theme", "list", "--json").json["themes"] as? [[String: Any]])
        #expect(themes.contains { $0["name"] as? String == "caseload-dark" })
    }

    /// The folder of the sample agency in the source tree.
    private static func sample() -> String? {
        var folder = URL(filePath: Workplace.program)
        while folder.path.count > 1 {
            folder.deleteLastPathComponent()
            let sample = folder.appending(path: "SampleData/usda-service-center").path
            if FileManager.default.fileExists(atPath: sample) { return sample }
        }
        return nil
    }
}
