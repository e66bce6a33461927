import Foundation
import Glibc
import PseudoTerminal
import Testing
import TextCanvas

extension OnATerminal {
    @Suite struct Picture {
        @Test("Wide characters, marks and emoji stand in their columns")
        func columns() throws {
            let screen = try demo().wait(forText: "role match")
            let row = screen.glyphs[2]
            #expect(row[0].text == "日" && row[0].width == 2 && row[1].width == 0)
            #expect(row[2].text == "本")
            #expect(row[5].text == "e\u{301}" && row[5].width == 1)
            #expect(row[6].text == "n\u{303}")
            #expect(row[8].text == "👩" && row[8].width == 2)
            #expect(row[11].text == "🇪" && row[12].text == "🇸")
            #expect(row[14].text == "ไ" && row[15].text == "ก\u{e48}")
            #expect(row[16].text == "|")
            #expect(screen.lines[3] == String(repeating: "=", count: 60) + "|")
        }

        @Test("With COLORTERM every colour is shown exactly, and the person's own table is left alone")
        func everyColour() throws {
            let program = try demo(environment: ["COLORTERM": "truecolor"])
            let screen = try program.wait(forText: "role match")
            #expect(screen.lines[0].hasSuffix("trueColour"))
            #expect(screen.glyph(at: "role text").map { program.shown($0.foreground) } == 0xd0d1d2)
            #expect(screen.glyph(at: "role text").map { program.shown($0.background) } == 0x101112)
            #expect(screen.glyph(at: "role bad").map { program.shown($0.foreground) } == 0xf16151)
            #expect(screen.glyph(at: "role bad")?.isBold == true)
            #expect(program.shown(screen.glyphs[23][79].background) == 0x101112)
            try program.type("t")
            try program.wait(for: "the light theme") {
                $0.glyph(at: "role text").map { program.shown($0.background) } == 0xf8f7f6
            }
            #expect(program.screen.glyph(at: "role bad").map { program.shown($0.foreground) } == 0xa11112)
            try program.type("q")
            #expect(try program.waitForExit() == .code(0))
            #expect(program.changedColours.isEmpty)
        }

        @Test("A terminal that is told colours directly gets them so", .enabled(if: hasTic, "tic is not here"))
        func directColour() throws {
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("terminfo-\(UUID())")
            defer { try? FileManager.default.removeItem(at: folder) }
            try describeDirectTerminal(in: folder)
            let screen = try demo(environment: ["TERM": "test-direct", "TERMINFO": folder.path]).wait(
                forText: "role match")
            #expect(screen.lines[0].hasSuffix("trueColour"))
            #expect(screen.glyph(at: "role text")?.foreground == .rgb(0xd0d1d2))
            #expect(screen.glyph(at: "role bad")?.foreground == .rgb(0xf16151))
        }

        @Test(
            "Where colours can be neither told nor changed, a promise of every colour gives the ones there are",
            arguments: [("xterm", "colours8"), ("tmux-256color", "colours256")])
        func promisedColour(type: String, depth: String) throws {
            let screen = try demo(environment: ["TERM": type, "COLORTERM": "24bit"]).wait(forText: "role match")
            #expect(screen.lines[0].hasSuffix(depth))
        }

        @Test("Eight colours: the old eight alone, and statuses have hues of their own")
        func eightColours() throws {
            let screen = try demo(environment: ["TERM": "xterm"]).wait(forText: "role match")
            #expect(screen.lines[0].hasSuffix("colours8"))
            let old = (0..<8).map { SeenGlyph.Colour.palette($0) } + [.standard]
            #expect(screen.glyphs.joined().allSatisfy { old.contains($0.foreground) && old.contains($0.background) })
            #expect(screen.glyph(at: "role good")?.foreground != screen.glyph(at: "role text")?.foreground)
        }

        @Test("NO_COLOR and terminals without colour: attributes alone tell roles apart", arguments: [true, false])
        func noColour(bySetting: Bool) throws {
            let setting = ["NO_COLOR": "1", "COLORTERM": "truecolor"]
            let screen = try demo(environment: bySetting ? setting : ["TERM": "vt100"]).wait(forText: "role match")
            #expect(screen.lines[0].hasSuffix("none"))
            let glyphs = screen.glyphs.joined()
            #expect(glyphs.allSatisfy { $0.foreground == .standard && $0.background == .standard })
            for role in Role.allCases {
                let glyph = try #require(screen.glyph(at: "role \(role.rawValue)"))
                #expect(glyph.isBold == role.withoutColour.contains(.bold), "\(role)")
                #expect(glyph.isUnderlined == role.withoutColour.contains(.underline), "\(role)")
                #expect(glyph.isReversed == role.withoutColour.contains(.reverse), "\(role)")
            }
        }

        @Test("An empty NO_COLOR means nothing")
        func emptyNoColour() throws {
            let screen = try demo(environment: ["NO_COLOR": ""]).wait(forText: "role match")
            #expect(screen.lines[0].hasSuffix("colours256"))
        }

        @Test(
            "A locale that is not UTF-8 does not spoil names",
            arguments: ["C", "POSIX", "de_DE.ISO-8859-1", "nonsense"])
        func otherLocale(name: String) throws {
            let screen = try demo(environment: ["LANG": name]).wait(forText: "role match")
            #expect(screen.glyphs[2][0].text == "日")
        }

        @Test("What changes add up to is what one picture from nothing would be")
        func changes() throws {
            let program = try demo()
            for step in 1...40 {
                try program.type("r")
                let changed = try program.wait(forText: "heard \(step): key r")
                let before = program.bytesReceived
                // Going on makes the program paint everything again.
                program.signal(SIGCONT)
                let painted = try program.wait(for: "a whole picture") { _ in program.bytesReceived > before + 600 }
                #expect(changed == painted, "after \(step) changes")
            }
        }

        @Test("The cursor hides and comes back as the canvas says")
        func cursor() throws {
            let program = try demo()
            try program.type("h")
            try program.wait(for: "a hidden cursor") { !$0.isCursorVisible }
            try program.type("i")
            let screen = try program.wait(for: "a cursor") { $0.isCursorVisible }
            #expect(screen.cursor == SeenScreen.Position(column: 5, row: 1))
        }

        @Test("One changed line costs few bytes, and nothing changed costs none")
        func bytes() throws {
            let program = try demo(environment: ["COLORTERM": "truecolor"], columns: 200, rows: 60)
            try program.type("a")
            try program.waitToHear("key a")
            let before = program.bytesReceived
            try program.press(.pageDown)
            try program.waitToHear("key pagedown")
            let used = program.bytesReceived - before
            #expect(used > 0 && used <= 120, "\(used) bytes")
        }

        @Test("Resizing paints anew at every size, one column and one row included")
        func resize() throws {
            let program = try demo()
            for (columns, rows) in [(100, 30), (40, 15), (1, 1), (2, 3), (500, 150), (80, 24)] {
                program.resize(columns: columns, rows: rows)
                let wanted = String("Demo \(columns)x\(rows) colours256".prefix(columns))
                let screen = try program.wait(for: "a picture of \(columns)×\(rows)") { $0.lines[0] == wanted }
                #expect(screen.columns == columns && screen.rows == rows)
            }
            let screen = try program.wait(forText: "role match")
            #expect(screen.glyphs[2][16].text == "|")
            #expect(screen.lines[13] == "role match")
        }

        @Test("A storm of resizes ends with the last size")
        func resizeStorm() throws {
            let program = try demo()
            for step in 0..<100 { program.resize(columns: 20 + step % 60, rows: 5 + step % 20) }
            program.resize(columns: 90, rows: 28)
            let screen = try program.wait(forText: "Demo 90x28")
            #expect(screen.glyphs[2][16].text == "|")
            try program.type("a")
            try program.waitToHear("key a")
        }
    }
}

private let tic = "/usr/bin/tic"
private let hasTic = FileManager.default.isExecutableFile(atPath: tic)

/// Compiles the description of a terminal whose colour numbers are colours.
private func describeDirectTerminal(in folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = folder.appendingPathComponent("source")
    func set(_ kind: Int) -> String {
        "\\E[%?%p1%{8}%<%t\(kind)%p1%d%e\(kind)8;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"
    }
    let text = """
        test-direct|a terminal for tests,
        \tRGB, ccc@, colors#0x1000000, pairs#0x10000, initc@, oc@,
        \tsetaf=\(set(3)), setab=\(set(4)), use=xterm-256color,

        """
    try text.write(to: source, atomically: true, encoding: .utf8)
    let compiling = Process()
    compiling.executableURL = URL(fileURLWithPath: tic)
    compiling.arguments = ["-x", "-o", folder.path, source.path]
    try compiling.run()
    compiling.waitUntilExit()
    try #require(compiling.terminationStatus == 0)
}
