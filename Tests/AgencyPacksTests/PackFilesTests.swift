import AgencyPacks
import EventLedger
import Foundation
import Testing

@Suite("The files of a pack")
struct PackFilesTests {
    /// A folder that is gone afterwards.
    private func inFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pack-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    private func write(_ text: String, _ path: String, in folder: URL) throws {
        let file = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    @Test("a folder is read whole, sorted by bytes, hidden files left out, with the digest of its files")
    func folder() throws {
        try inFolder { folder in
            try write("b", "b.yaml", in: folder)
            try write("a", "a/é.yaml", in: folder)
            try write("c", "a/z.yaml", in: folder)
            try write("x", ".hidden", in: folder)
            try write("x", ".git/config", in: folder)
            let files = try PackFiles(folder: folder.path)
            #expect(files.files.map(\.path) == ["a/z.yaml", "a/é.yaml", "b.yaml"])
            #expect(files["a/é.yaml"]?.bytes == [97])
            #expect(files.digest == Digest.pack(files.files))
            #expect(try PackFiles(files.files.reversed()) == files)
        }
    }

    @Test("links are refused, to files and to folders, inside and outside")
    func links() throws {
        try inFolder { folder in
            try write("b", "b.yaml", in: folder)
            for target in ["/etc/passwd", "/etc", "b.yaml", "nowhere"] {
                let link = folder.appendingPathComponent("link").path
                try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
                #expect(throws: PackFilesFailure.link("link")) { try PackFiles(folder: folder.path) }
                try FileManager.default.removeItem(atPath: link)
            }
        }
    }

    @Test("a pipe is refused without waiting for somebody to write into it")
    func pipe() throws {
        try inFolder { folder in
            #expect(mkfifo(folder.appendingPathComponent("pipe").path, 0o600) == 0)
            #expect(throws: PackFilesFailure.notAFile("pipe")) { try PackFiles(folder: folder.path) }
        }
    }

    @Test("a name that is not UTF-8 is refused")
    func badName() throws {
        try inFolder { folder in
            let bytes = Array(folder.path.utf8CString.dropLast()) + [47, -1, -2, 0]
            let file = open(bytes, O_CREAT | O_WRONLY, 0o600)
            try #require(file >= 0)
            close(file)
            #expect {
                try PackFiles(folder: folder.path)
            } throws: { error in
                if case .badPath = error as? PackFilesFailure { true } else { false }
            }
        }
    }

    @Test("what is no folder, or not there")
    func noFolder() throws {
        try inFolder { folder in
            try write("b", "b.yaml", in: folder)
            let file = folder.appendingPathComponent("b.yaml").path
            #expect(throws: PackFilesFailure.notAFolder(file)) { try PackFiles(folder: file) }
            #expect(throws: PackFilesFailure.missing(file + "x")) { try PackFiles(folder: file + "x") }
        }
    }

    @Test("folders in folders end")
    func depth() throws {
        try inFolder { folder in
            try write("x", (1...12).map(String.init).joined(separator: "/"), in: folder)
            #expect {
                try PackFiles(folder: folder.path)
            } throws: { error in
                if case .tooDeep = error as? PackFilesFailure { true } else { false }
            }
        }
    }

    @Test("limits hold for bytes from a store too")
    func limits() throws {
        let one = PackFile(path: "a", bytes: [])
        #expect(throws: PackFilesFailure.twice("a")) { try PackFiles([one, one]) }
        #expect(throws: PackFilesFailure.tooMany(limit: 2000)) {
            try PackFiles((0...2000).map { PackFile(path: "f\($0)", bytes: []) })
        }
        let large = [UInt8](repeating: 32, count: PackFiles.maximumFileSize)
        #expect(throws: PackFilesFailure.tooLargeInAll(limit: PackFiles.maximumSize)) {
            try PackFiles((0...16).map { PackFile(path: "f\($0)", bytes: large) })
        }
    }

    @Test(
        "paths that lead elsewhere",
        arguments: ["", "/etc/passwd", "../a", "a/../b", "a//b", "a/", ".git/config", "a/.b", "a\u{1B}[2J", "a\nb", "\u{202E}a"])
    func paths(path: String) {
        #expect(throws: PackFilesFailure.badPath(path)) { try PackFiles([PackFile(path: path, bytes: [])]) }
        #expect(PackFilesFailure.badPath(path).description.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 0x202E })
    }
}
