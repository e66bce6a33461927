import Foundation
import Testing

@Suite struct StoreTests {
    @Test func nothingIsMadeWhereSomethingIs() throws {
        let place = try Workplace()
        let before = try place.bytes(place.store)
        #expect(try place.run("init", "--agency", "usda-service-center").complains(3, "something at"))
        #expect(try place.bytes(place.store) == before)
        #expect(try place.run("init", "--agency", "nowhere", "--store", place.folder + "/b.sqlite").complains(2, "no folder"))
        #expect(try place.run("init", "--agency", "usda-service-center", "--store", place.folder + "/no/such/folder.sqlite").status == 3)
        #expect(!FileManager.default.fileExists(atPath: place.folder + "/no"))
    }

    @Test func theDefaultPlaceIsMadeForItsOwnerOnly() throws {
        let place = try Workplace(agency: nil)
        let made = try place.run(
            ["init", "--agency", "usda-service-center", "--json"],
            environment: ["CASELOAD_STORE": "", "XDG_DATA_HOME": place.folder + "/data"])
        #expect(made.status == 0)
        #expect(made.json["path"] as? String == place.folder + "/data/caseload/store.sqlite")
        let attributes = try FileManager.default.attributesOfItem(atPath: place.folder + "/data/caseload")
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)
    }

    @Test func aForeignFileIsLeftAlone() throws {
        let place = try Workplace(agency: nil)
        let file = try place.write("These are somebody's notes, and no store at all.\n", to: "notes")
        for arguments in [["case", "list"], ["store", "check"], ["audit", "verify"], ["desk"], ["store", "rebuild"]] {
            #expect(try place.run(arguments + ["--store", file]).complains(3, "not a Caseload store"), "\(arguments)")
        }
        #expect(try place.bytes(file).count == 49)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder).filter { $0.hasPrefix("notes") } == ["notes"])
        #expect(try place.run("case", "list", "--store", place.folder).complains(3, "not a Caseload store"))
        #expect(try place.run("case", "list", "--store", place.folder + "/missing").complains(3, "There is no store here"))
        #expect(try place.run("desk").complains(3, "There is no store here"))
    }

    @Test func aNewerFormatIsToldSo() throws {
        let place = try Workplace()
        var bytes = try place.bytes(place.store)
        // The header's user version, big-endian.
        bytes[60..<64] = [0, 0, 0x27, 0x0F]
        let path = place.folder + "/newer.sqlite"
        try Data(bytes).write(to: URL(filePath: path))
        #expect(try place.run("case", "list", "--store", path).complains(3, "newer Caseload (format 9999"))
        #expect(try place.bytes(path) == bytes)
    }

    /// A whole page each time: bytes inside a page may lie where nothing is kept.
    @Test(arguments: [4096, 8192, 20480]) func aDamagedFileIsToldSo(offset: Int) throws {
        let place = try Workplace()
        for number in 0..<20 { _ = try place.addConstituent("Person \(number)") }
        #expect(try place.run("store", "backup", place.folder + "/copy.sqlite").status == 0)
        var bytes = try place.bytes(place.folder + "/copy.sqlite")
        for index in offset..<min(bytes.count, offset + 4096) { bytes[index] = 0xA5 }
        let path = place.folder + "/damaged.sqlite"
        try Data(bytes).write(to: URL(filePath: path))
        for arguments in [["case", "list"], ["search", "person"], ["audit", "verify"], ["store", "check"]] {
            let run = try place.run(arguments + ["--store", path])
            #expect([0, 3, 4].contains(run.status), "\(arguments): \(run.status) \(run.complaint)")
            if run.status != 0 { #expect(run.complaint.split(separator: "\n").count == 1) }
        }
        #expect([3, 4].contains(try place.run("audit", "verify", "--store", path).status))
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere")) func aFileThatMayOnlyBeReadIsToldSo() throws {
        let place = try Workplace()
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: place.store)
        #expect(try place.run("constituent", "add", "--name", "A B").complains(3, "may only be read"))
    }

    @Test func aBackupIsRestoredAndWhatWasThereIsKept() throws {
        let place = try Workplace()
        _ = try place.addConstituent("Ana Diaz")
        let copy = place.folder + "/monday.sqlite"
        let backup = try place.run("store", "backup", copy, "--json")
        #expect(backup.status == 0, "\(backup.complaint)")
        #expect(try place.run("store", "backup", copy).complains(3, "something at that path"))
        _ = try place.addConstituent("Luz Diaz")
        #expect(try place.run("store", "restore", copy).complains(3, "--replace"))
        let restored = try place.run("store", "restore", copy, "--replace", "--json")
        #expect(restored.status == 0, "\(restored.complaint)")
        let roots = [backup, restored].map { ($0.json["ledger"] as? [String: Any])?["root"] as? String }
        #expect(roots[0] == roots[1])
        #expect(try !place.run("search", "luz", "--json").output.contains("Luz"))
        #expect(try place.run("search", "ana", "--json").output.contains("Ana"))
        let kept = try #require(restored.json["kept"] as? String)
        #expect(try place.run("search", "luz", "--json", "--store", kept).output.contains("Luz"))
        #expect(try place.run("constituent", "add", "--name", "Eva Diaz").status == 0)
        #expect(try place.run("store", "restore", place.folder + "/nothing").complains(3, "no store"))
    }

    @Test func checkAndRebuildSayWhatIsThere() throws {
        let place = try Workplace()
        _ = try place.openCase(place.addConstituent())
        let check = try place.run("store", "check", "--json").json
        #expect(check["mode"] as? String == "training")
        #expect(check["cases"] as? Int == 1)
        #expect(check["durable"] as? Bool == true)
        let rebuilt = try place.run("store", "rebuild", "--json")
        #expect(rebuilt.status == 0)
        #expect((rebuilt.json["differed"] as? [String])?.isEmpty == true)
        #expect(try place.run("store", "check", "--json").json["cases"] as? Int == 1)
    }

    @Test func somebodyWhoDoesNotWorkHereIsToldSo() throws {
        let place = try Workplace()
        // The sample's own staff are added by its genesis; whoever runs the tests is made to leave.
        #expect(try place.run("staff", "role", NSUserName(), "--role", "auditor").status == 0)
        #expect(try place.run("constituent", "add", "--name", "A B").complains(1, "caseworker"))
    }
}
