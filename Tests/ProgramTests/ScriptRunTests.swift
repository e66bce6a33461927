import Foundation
import Testing

extension TheProgram {
    /// The key scripts of Tests/Scripts on the program itself.
    @Suite(.serialized) struct ByScript {
        @Test(arguments: ["80x24", "40x15", "200x60"]) func theStoryFromFindingToGoodBye(size: String) throws {
            try play("story.keys", size)
        }

        @Test(
            arguments: [
                "undo.keys", "half-filled.keys", "hide-names.keys", "wrong-keys.keys", "find-anyone.keys", "duplicates.keys",
                "interview.keys", "usda-checklist.keys",
            ])
        func plays(name: String) throws {
            try play(name, "80x24")
        }

        @Test func theHiringOfficesChecklistFromAnswers() throws {
            try play("h2a-checklist.keys", "80x24", in: OfficeFolder(agency: "h-2a-hiring"), as: "carmen")
        }

        /// A broken pack is found wanting, the mended one rehearsed and published, and three open cases are moved: by whoever
        /// made the store, and has every role.
        @Test(arguments: ["80x24", "40x15"]) func aPackIsPublished(size: String) throws {
            let office = try OfficeFolder(agency: "../Tests/Scripts/packs/office", sample: false)
            // The script names folders as somebody at the project's own would.
            try #require(FileManager.default.changeCurrentDirectoryPath(OfficeFolder.project))
            try play("publishing.keys", size, in: office, as: nil)
        }

        private func play(_ name: String, _ size: String) throws { try play(name, size, in: OfficeFolder(), as: "dana") }

        private func play(_ name: String, _ size: String, in office: OfficeFolder, as login: String?) throws {
            let actor = login.map { ["--as", $0] } ?? []
            let run = try office.run(["desk", "--script", "\(OfficeFolder.project)/Tests/Scripts/\(name)", "--size", size] + actor)
            #expect(run.status == 0, "\(run.complaint)")
            let report = try office.succeed(["audit", "verify", "--json"])
            #expect(report.contains("\"intact\":true") || report.contains("\"intact\": true"), "\(report)")
        }

        @Test func aScriptThatFailsSaysWhereAndShowsTheScreen() throws {
            let office = try OfficeFolder(sample: false)
            let path = "\(office.path)/wrong.keys"
            try "key /\nexpect no such thing\n".write(toFile: path, atomically: true, encoding: .utf8)
            let run = try office.run(["desk", "--script", path])
            #expect(run.status == 1)
            #expect(run.complaint.contains("wrong.keys:2:") && run.complaint.contains("FIND"))
        }
    }
}
