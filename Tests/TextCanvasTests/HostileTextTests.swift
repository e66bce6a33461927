import Testing
import TextCanvas

/// Whatever is put on a canvas, nothing that a terminal would obey or that deceives the eye comes out.
@Suite struct HostileTextTests {
    @Test(arguments: [
        ("a\u{1B}[2Jb", "a�[2Jb"),
        ("\u{1B}]0;title\u{07}", "�]0;title�"),
        ("\u{9B}31m", "�31m"),
        ("x\u{0}y\u{7F}z", "x�y�z"),
        ("good\u{202E}evil", "good�evil"),
        ("\u{2066}x\u{2069}", "�x�"),
        ("a\u{200B}b\u{FEFF}c", "a�b�c"),
        ("line\nbreak\ttab\r\nend", "line break tab end"),
        ("no\u{A0}break", "no break"),
        ("\u{E000}\u{10FFFF}", "��"),
        ("tag\u{E0041}", "tag�"),
        ("\u{2028}", "�"),
    ])
    func harmfulTextIsShownHarmless(text: String, expected: String) {
        var canvas = Canvas(columns: 40, rows: 1)
        canvas.put(text, column: 0, row: 0)
        #expect(canvas.lines == [expected])
        #expect(DisplayWidth.width(of: text) == expected.unicodeScalars.count)
    }

    @Test func marksJoinUpToFour() {
        let zalgo = "e" + String(repeating: "\u{301}", count: 50) + "x"
        var canvas = Canvas(columns: 4, rows: 1)
        #expect(canvas.put(zalgo, column: 0, row: 0) == 2)
        #expect(canvas[0, 0].marks.count == 4)
        #expect(canvas[1, 0].scalar == "x")
        canvas.put("\u{301}", column: 0, row: 0)
        #expect(canvas[0, 0].text == "\u{25CC}\u{301}")
    }

    @Test func emojiMadeOfSeveralShowTheFirst() {
        #expect(Glyph.glyphs(of: "👩‍👩‍👧‍👦!").map(\.scalar) == ["👩", "!"])
        #expect(Glyph.glyphs(of: "👍🏽").map(\.scalar) == ["👍"])
        #expect(Glyph.glyphs(of: "❤️a").map(\.scalar) == ["❤", "a"])
        #expect(Glyph.glyphs(of: "👩\u{200D}漢").map(\.scalar) == ["👩", "漢"])
        #expect("🏽".displayWidth == 2)
        #expect("👩‍👩‍👧‍👦".displayWidth == 2)
        #expect("🇺🇸".displayWidth == 2)
    }

    @Test func scriptsWithSeveralWidthsInAGraphemeKeepThemAll() {
        // Devanagari: a vowel sign with a width of its own follows its consonant.
        #expect(Glyph.glyphs(of: "कि").count == 2)
        #expect("한국".displayWidth == 4)
        #expect("\u{1112}\u{1161}\u{11AB}".displayWidth == 2)
    }

    @Test func nothingHarmfulReachesACell() {
        var canvas = Canvas(columns: 4, rows: 1)
        var leaked: [UInt32] = []
        for value in UInt32(0)...0x10FFFF {
            // Above the planes in use lie unassigned and private scalars by the hundred thousand: some of them will do.
            if value >= 0x40000, value >> 16 != 0xE, value % 31 != 0 { continue }
            guard let scalar = Unicode.Scalar(value) else { continue }
            let category = scalar.properties.generalCategory
            guard [.control, .format, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator].contains(category)
            else { continue }
            if value == 0x200C || value == 0x200D { continue }
            canvas.put("a" + String(scalar), column: 0, row: 0)
            let isShown = (0..<3).contains { canvas[$0, 0].scalar == scalar || canvas[$0, 0].marks.contains(scalar) }
            if isShown { leaked.append(value) }
        }
        #expect(leaked.isEmpty)
    }

    @Test func aFieldTakesNothingInvisible() {
        var field = TextField()
        field.insert("Ana\u{1B}[31m\u{202E}\nDiaz\u{0}")
        #expect(field.text == "Ana[31m Diaz")
    }
}
