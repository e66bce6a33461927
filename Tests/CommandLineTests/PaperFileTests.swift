import Foundation
import Testing

/// Where paper goes: files written whole or not at all, PDF through the print filter, printers with or without `lp`.
@Suite struct PaperFileTests {
    #if PDF
        static let makesPDF = true
    #else
        static let makesPDF = false
    #endif

    private static let hasLP = ["/usr/bin/lp", "/usr/local/bin/lp", "/bin/lp"].contains { FileManager.default.isExecutableFile(atPath: $0) }

    /// A folder with nothing in it yet, and a case to print.
    private func desk() throws -> (place: Workplace, folder: String, number: String) {
        let place = try Workplace()
        let folder = place.folder + "/out"
        for path in [folder, place.folder + "/tools"] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        return (place, folder, try place.openCase(place.addConstituent()))
    }

    private func names(in folder: String) throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

    @Test func aFileIsWrittenWholeAndForItsOwnerAlone() throws {
        let (place, folder, number) = try desk()
        let file = folder + "/sheet.txt"
        _ = try place.write("what was there before", to: "out/sheet.txt")
        #expect(try place.run("checklist", "print", number, "--output", file).status == 0)
        #expect(String(decoding: try place.bytes(file), as: UTF8.self).contains(number))
        let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(rights == 0o600)
        #expect(try names(in: folder) == ["sheet.txt"])
    }

    @Test func aLinkAFolderAndADeviceAreLeftAlone() throws {
        let (place, folder, number) = try desk()
        _ = try place.write("mine", to: "out/target.txt")
        try FileManager.default.createSymbolicLink(atPath: folder + "/link.txt", withDestinationPath: folder + "/target.txt")
        try FileManager.default.createSymbolicLink(atPath: folder + "/dangling.txt", withDestinationPath: folder + "/nowhere.txt")
        for (path, why) in [
            (folder + "/link.txt", "symbolic link"), (folder + "/dangling.txt", "symbolic link"), (folder, "is a folder"),
            ("/dev/null", "is not a file"), (folder + "/none/sheet.txt", "its folder is not there"),
            (folder + "/target.txt/sheet.txt", "is a file"), (folder + "/" + String(repeating: "x", count: 300), "too long"),
        ] {
            let run = try place.run("checklist", "print", number, "--output", path)
            #expect(run.complains(1, why), "\(path): \(run.complaint)")
            #expect(run.complaint.split(separator: "\n").count == 1)
        }
        #expect(String(decoding: try place.bytes(folder + "/target.txt"), as: UTF8.self) == "mine")
        #expect(try names(in: folder) == ["dangling.txt", "link.txt", "target.txt"])
        // What was not handed out is not in the history.
        #expect(try !place.run("case", "history", number).output.contains("checklist printed"))
    }

    @Test func aSheetBecomesAPDFOrASentence() throws {
        let (place, folder, number) = try desk()
        let made = try place.run("checklist", "print", number, "--output", folder + "/sheet.pdf")
        guard Self.makesPDF else {
            #expect(made.complains(1, "without PDF") && made.complaint.contains("libpango1.0-dev"), "\(made.complaint)")
            #expect(try names(in: folder).isEmpty)
            return
        }
        #expect(made.status == 0, "\(made.complaint)")
        let first = try place.bytes(folder + "/sheet.pdf")
        #expect(first.starts(with: "%PDF-".utf8))
        #expect(try names(in: folder) == ["sheet.pdf"])
    }

    @Test func aProgramWithoutItsPrintFilterSaysSo() throws {
        let (place, folder, number) = try desk()
        let alone = place.folder + "/alone"
        try FileManager.default.createDirectory(atPath: alone, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: Workplace.program, toPath: alone + "/caseload")
        // One that lies where programs are searched for is not asked.
        let stray = try place.write("#!/bin/sh\necho '%PDF-evil'\n", to: "tools/caseload-pdf")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: stray)
        let process = Process()
        process.executableURL = URL(filePath: alone + "/caseload")
        process.arguments = ["checklist", "print", number, "--output", folder + "/sheet.pdf"]
        process.environment = place.environment.merging(["PATH": place.folder + "/tools:/usr/bin:/bin"]) { _, new in new }
        process.currentDirectoryURL = URL(filePath: place.folder + "/tools")
        let complaint = Pipe()
        process.standardError = complaint
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let said = String(decoding: complaint.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 1 && said.contains("PDF needs caseload-pdf, which is not installed"), "\(said)")
        #expect(try names(in: folder).isEmpty)
    }

    @Test(.enabled(if: !hasLP, "lp is on this machine, so lpr is not asked")) func lprPrintsWhereThereIsNoLp() throws {
        let (place, folder, number) = try desk()
        let none = try place.run("checklist", "print", number, "--printer", "front-desk")
        #expect(
            none.complains(1, "neither lp nor lpr") || FileManager.default.isExecutableFile(atPath: "/usr/bin/lpr"), "\(none.complaint)")
        let lpr = try place.write(
            "#!/bin/sh\nfor word in \"$@\"; do echo \"<$word>\" >> \"\(folder)/words\"; done\ncat > \"\(folder)/paper\"\n", to: "tools/lpr")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: lpr)
        place.environment["PATH"] = place.folder + "/tools:/usr/bin:/bin"
        let printed = try place.run("checklist", "print", number, "--printer", "front-desk")
        #expect(printed.status == 0, "\(printed.complaint)")
        #expect(String(decoding: try place.bytes(folder + "/words"), as: UTF8.self).hasPrefix("<-P>\n<front-desk>\n<-J>\n"))
        #expect(String(decoding: try place.bytes(folder + "/paper"), as: UTF8.self).contains(number))
    }

    @Test func whatCannotBeAPrintersNameIsRefusedBeforeAnythingRuns() throws {
        let (place, folder, number) = try desk()
        for name in ["lp", "lpr", "lpstat"] {
            let program = try place.write("#!/bin/sh\ntouch \"\(folder)/asked\"\n", to: "tools/\(name)")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        }
        place.environment["PATH"] = place.folder + "/tools:/usr/bin:/bin"
        for hostile in [
            "-d", "a;b", "a b", "a\tb", "a\u{1B}[2J", "a\nb", "../a", "$(id)", "`id`", "ñ", String(repeating: "a", count: 200),
        ] {
            let run = try place.run(["checklist", "print", number, "--printer=\(hostile)"])
            #expect(run.status == 1 && run.complaint.contains("printer's name"), "\(hostile): \(run.complaint)")
        }
        #expect(try names(in: folder).isEmpty)
    }
}
