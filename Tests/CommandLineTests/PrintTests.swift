import Foundation
import Testing

@Suite struct PrintTests {
    @Test func aSheetGoesToStandardOutputAFileOrAPrinter() throws {
        let place = try Workplace()
        let number = try place.openCase(place.addConstituent("Marisol Ortega", "--language", "es"))
        let text = try place.run("checklist", "print", number)
        #expect(text.status == 0, "\(text.complaint)")
        #expect(text.output.contains(number) && text.output.contains("Solicitud"))
        let english = try place.run("checklist", "print", number, "--language", "en", "--preview")
        #expect(english.output.contains("application"))
        let file = place.folder + "/sheet.html"
        let saved = try place.run("checklist", "print", number, "--output", file, "--json")
        #expect(saved.json["ledger"] is [String: Any], "\(saved.complaint)")
        #expect(String(decoding: try place.bytes(file), as: UTF8.self).lowercased().contains("<!doctype html>"))
        #expect(try place.run("checklist", "print", number, "--language", "de").complains(1, "no language de"))
        // Handed out twice, looked at once.
        let history = try place.run("case", "history", number).output
        #expect(history.components(separatedBy: "checklist printed").count == 3)
    }

    @Test func whatIsRefusedIsNotHandedOut() throws {
        let place = try Workplace()
        let number = try place.openCase(place.addConstituent())
        #expect(try place.run("staff", "add", "priya", "--name", "Priya", "--role", "auditor").status == 0)
        let file = place.folder + "/sheet.txt"
        let refused = try place.run("checklist", "print", number, "--output", file, "--as", "priya")
        #expect(refused.complains(1, "Only a caseworker") && !FileManager.default.fileExists(atPath: file), "\(refused.complaint)")
        #expect(try place.run("checklist", "print", number, "--as", "priya").output.isEmpty)
        #expect(try place.run("checklist", "print", number, "--as", "priya", "--preview").output.contains(number))
        for other in ["--output", "--printer"] {
            let both = try place.run("checklist", "print", number, "--preview", other, file)
            #expect(both.status == 2 && both.complaint.contains("--preview only shows"))
        }
    }

    @Test func aRepeatedRequestIsHandedOutOnce() throws {
        let place = try Workplace()
        let number = try place.openCase(place.addConstituent())
        let file = place.folder + "/sheet.txt"
        let words = ["checklist", "print", number, "--output", file, "--request-id", "p", "--json"]
        let first = try place.run(words)
        #expect(first.status == 0, "\(first.complaint)")
        try FileManager.default.removeItem(atPath: file)
        #expect(try place.run(words).output == first.output)
        #expect(!FileManager.default.fileExists(atPath: file))
        #expect(try place.run("checklist", "print", number, "--printer", "x", "--request-id", "p").complains(1, "used before"))
    }

    @Test func printersAreNeverAskedThroughAShell() throws {
        let place = try Workplace()
        let number = try place.openCase(place.addConstituent())
        let tools = place.folder + "/tools"
        try FileManager.default.createDirectory(atPath: tools, withIntermediateDirectories: true)
        let lp = try place.write(
            "#!/bin/sh\nfor word in \"$@\"; do echo \"<$word>\" >> \"\(place.folder)/words\"; done\ncat > \"\(place.folder)/paper\"\n",
            to: "tools/lp")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: lp)
        place.environment["PATH"] = tools + ":/usr/bin:/bin"
        let printed = try place.run("checklist", "print", number, "--printer", "front-desk")
        #expect(printed.status == 0, "\(printed.complaint)")
        let words = String(decoding: try place.bytes(place.folder + "/words"), as: UTF8.self)
        #expect(words.hasPrefix("<-d>\n<front-desk>\n<-t>\n") && words.hasSuffix("<-->\n<->\n"))
        #expect(String(decoding: try place.bytes(place.folder + "/paper"), as: UTF8.self).contains(number))
        for hostile in ["-o raw", "x; touch y", "$(id)", ".hidden"] {
            #expect(try place.run(["checklist", "print", number, "--printer=\(hostile)"]).status == 1, "\(hostile)")
        }
        _ = try place.write("#!/bin/sh\necho 'lp: The printer or class does not exist.' >&2\nexit 1\n", to: "tools/lp")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: lp)
        let refused = try place.run("checklist", "print", number, "--printer", "nowhere")
        #expect(refused.complains(1, "does not exist"))
        #expect(try place.run("case", "history", number).output.components(separatedBy: "checklist printed").count == 2)
    }
}
