import Testing
import TextCanvas

@testable import CursesTerminal

/// The decoder by itself: bytes in, events out, wherever the bytes are cut.
@Suite("Decoding keys")
struct KeyDecoderTests {
    private static let up = Array("\u{1b}OA".utf8)
    private static let table: [[UInt8]: KeyPress] = [
        up: .up, Array("\u{1b}[[A".utf8): .function(1), Array("\u{1b}[5~".utf8): .pageUp, [0x08]: .backspace,
    ]

    /// Everything that comes of the bytes, in pieces of `size`, with no time passing in between.
    private func decode(_ bytes: [UInt8], pieces size: Int? = nil, thenWait: Bool = false) -> [TerminalInput] {
        var decoder = KeyDecoder(sequences: Self.table)
        var inputs: [TerminalInput] = []
        for start in stride(from: 0, to: bytes.count, by: size ?? max(1, bytes.count)) {
            inputs += decoder.take(bytes[start..<min(bytes.count, start + (size ?? bytes.count))])
        }
        if thenWait, decoder.patience != nil { inputs += decoder.giveUpWaiting() }
        return inputs
    }

    private func keys(_ text: String, thenWait: Bool = false) -> [KeyPress] {
        decode(Array(text.utf8), thenWait: thenWait).compactMap { if case .key(let key) = $0 { key } else { nil } }
    }

    @Test(
        "Sequences and what they mean",
        arguments: [
            ("a", "a"), (" ", "space"), ("é", "é"), ("\r", "enter"), ("\t", "tab"), ("\u{7f}", "backspace"),
            ("\u{8}", "backspace"), ("\u{3}", "ctrl-c"), ("\u{1a}", "ctrl-z"), ("\u{0}", "ctrl-@"),
            ("\u{1f}", "ctrl-_"),
            ("\u{1b}OA", "up"), ("\u{1b}[A", "up"), ("\u{1b}[1;5B", "down"), ("\u{1b}[Z", "backtab"),
            ("\u{1b}OP", "f1"), ("\u{1b}[[A", "f1"), ("\u{1b}[11~", "f1"), ("\u{1b}[15~", "f5"), ("\u{1b}[17~", "f6"),
            ("\u{1b}[21~", "f10"), ("\u{1b}[23~", "f11"), ("\u{1b}[24;2~", "f12"), ("\u{1b}[34~", "f20"),
            ("\u{1b}[1~", "home"), ("\u{1b}[7~", "home"), ("\u{1b}[H", "home"), ("\u{1b}[4~", "end"),
            ("\u{1b}OF", "end"),
            ("\u{1b}[3~", "delete"), ("\u{1b}[2~", "insert"), ("\u{1b}[5~", "pageup"), ("\u{1b}[6~", "pagedown"),
            ("\u{1b}OM", "enter"), ("\u{1b}Op", "0"), ("\u{1b}Oy", "9"), ("\u{1b}Ok", "+"), ("\u{1b}OX", "="),
        ])
    func names(sequence: String, name: String) {
        #expect(keys(sequence).map(\.name) == [name])
    }

    @Test(
        "Unknown and broken input is left out",
        arguments: [
            "\u{1b}[99~", "\u{1b}[?1;2c", "\u{1b}[I", "\u{1b}[200;1u", "\u{1b}[1;1;1A", "\u{1b}[12;34R", "\u{1b}[1;99A",
            "\u{1b}[;A", "\u{1b}[<0;0;5M",
            "\u{1b}[<35;4;5M",
            "\u{1b}[<0;4;5m", "\u{1b}[<1;2M", "\u{1b}[Mabc", "\u{9b}", "\u{1b}[201~",
        ])
    func leftOut(text: String) {
        #expect(decode(Array(text.utf8)).isEmpty)
        #expect(decode(Array((text + "x").utf8)) == [.key(.character("x"))])
    }

    @Test("Bytes that are no UTF-8 are left out, one by one")
    func invalidText() {
        #expect(
            decode([0xff, 0x61, 0xc0, 0xaf, 0xed, 0xa0, 0x80, 0x62, 0xf5, 0xe2, 0x82, 0x63]).map(\.character) == [
                "a", "b", "c",
            ])
    }

    @Test("Esc waits for what may follow, a short time only")
    func escape() {
        var decoder = KeyDecoder(sequences: Self.table)
        #expect(decoder.take([0x1b]).isEmpty)
        #expect(decoder.patience == 25)
        #expect(decoder.giveUpWaiting() == [.key(.escape)])
        #expect(decoder.patience == nil)
        #expect(keys("\u{1b}\u{1b}", thenWait: true) == [.escape, .escape])
        #expect(keys("\u{1b}x") == [.escape, .character("x")])
        #expect(keys("\u{1b}\u{1b}OA") == [.escape, .up])
        #expect(keys("\u{1b}[", thenWait: true) == [.escape, .character("[")])
        #expect(keys("\u{1b}O", thenWait: true) == [.escape, .character("O")])
        // The beginning of a longer sequence is nobody's typing.
        #expect(keys("\u{1b}[1;5", thenWait: true) == [])
    }

    @Test("However the bytes are cut, the same comes out", arguments: 1...7)
    func cuts(size: Int) {
        let text =
            "aé日\u{1b}OA\u{1b}[5~\u{1b}[<64;3;4M\u{1b}[200~two\r\nlines \u{1b}[20 é\u{1b}[201~\u{1b}[[Az\u{1b}[1;2Hq"
        let whole = decode(Array(text.utf8))
        #expect(decode(Array(text.utf8), pieces: size) == whole)
        #expect(whole.contains(.paste("two\r\nlines \u{1b}[20 é")))
        #expect(whole.contains(.mouse(column: 2, row: 3, kind: .wheelUp)))
        #expect(whole.count == 11)
    }

    @Test("A paste that never ends is given after a while, and typing works again")
    func unendedPaste() {
        var decoder = KeyDecoder()
        #expect(decoder.take(Array("\u{1b}[200~abc\u{1b}[20".utf8)).isEmpty)
        #expect(decoder.patience == 2000)
        #expect(decoder.giveUpWaiting() == [.paste("abc\u{1b}[20")])
        #expect(decoder.take(Array("x".utf8)) == [.key(.character("x"))])
    }

    @Test("A paste is cut at its limit, to whole characters, and nothing in it that is no text is kept")
    func pasteLimits() {
        var decoder = KeyDecoder(longestPaste: 1000)
        let long = Array(("\u{1b}[200~x" + String(repeating: "é", count: 5000) + "\u{1b}[201~").utf8)
        #expect(decoder.take(long) == [.paste("x" + String(repeating: "é", count: 499))])
        #expect(decode(Array("\u{1b}[200~a".utf8) + [0xff, 0x62, 0xc3] + Array("\u{1b}[201~".utf8)) == [.paste("ab")])
        #expect(decode(Array("\u{1b}[200~\u{1b}[201~".utf8)) == [.paste("")])
    }

    @Test("A sequence without an end is given up")
    func endless() {
        let bytes = Array("\u{1b}[".utf8) + Array(repeating: UInt8(ascii: "1"), count: 10_000)
        let inputs = decode(bytes, pieces: 100)
        #expect(inputs.allSatisfy { $0 == .key(.character("1")) })
    }

    @Test(
        "Random bytes never stop the decoder, and nothing stays unread once time has passed",
        arguments: 1...20 as ClosedRange<UInt64>)
    func random(seed: UInt64) {
        var generator = SplitMix(state: seed)
        var decoder = KeyDecoder(sequences: Self.table)
        let common: [UInt8] = Array("\u{1b}[]O<;~0123456789MmABPZ \u{1b}".utf8)
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
                Bool.random(using: &generator)
                    ? UInt8.random(in: 0...255, using: &generator) : common.randomElement(using: &generator) ?? 0
            }
            _ = decoder.take(bytes)
            if Int.random(in: 0..<5, using: &generator) == 0 {
                _ = decoder.giveUpWaiting()
                #expect(decoder.patience == nil)
            }
        }
    }
}

extension TerminalInput {
    fileprivate var character: Character? {
        if case .key(.character(let character)) = self { character } else { nil }
    }
}

@Suite("Sentences about the terminal")
struct TerminalFailureTests {
    @Test(
        "Each is one sentence without a control character",
        arguments: [
            TerminalFailure.notATerminal, .typeUnset, .typeTooSimple("dumb"), .typeUnknown("a\u{1b}[2Jb\u{7}\u{202e}"),
            .noDescriptions, .noUnicode, .noResources,
        ])
    func sentences(failure: TerminalFailure) {
        let text = failure.description
        #expect(text.hasSuffix(".") && !text.dropLast().contains(". "))
        #expect(
            text.unicodeScalars.allSatisfy {
                $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
            })
    }
}
