import CaseScreens
import Testing
import TextCanvas

/// Anything at all may come from a keyboard: nothing traps, and Esc always leads back to the desk.
@Suite struct RandomKeysTests {
    @Test(arguments: [UInt64(1), 2, 3, 4]) func fiveThousandInputs(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var counter = try SampleCounter(sample: SampleFiles.small)
        for round in 0..<50 {
            for _ in 0..<100 {
                let line = Self.input(&random)
                try counter.play(line)
                if counter.played.counter.isQuitting { counter = try SampleCounter(sample: SampleFiles.small) }
            }
            try counter.play("resize 80x24")
            for _ in 0..<25 where !counter.played.counter.isQuitting && !Self.isDesk(counter) { try counter.play("key esc") }
            #expect(Self.isDesk(counter), "seed \(seed), round \(round): 25 times Esc did not lead to the desk:\n\(counter.text)")
        }
    }

    private static func isDesk(_ counter: SampleCounter) -> Bool {
        let lines = counter.played.canvas.lines
        return lines[0].hasPrefix(" Desk") && lines[1].hasPrefix(" NOW") && !counter.text.contains("\u{250C}")
    }

    private static let letters = "?:/vzqabcdefghijklmnoprstuwxyNRGAE123456=9 0-.,;@".filter { $0 != " " }.map(String.init)
    private static let named = """
        enter enter enter esc space tab backtab up down down left right home end pageup pagedown backspace delete insert \
        f1 f2 f3 f4 f5 f9 f12 ctrl-s ctrl-n ctrl-d ctrl-x ctrl-l ctrl-t
        """.split(separator: " ").map(String.init)
    private static let keys = letters + named
    private static let pastes = [
        "ortega", "2026-11-30", "99999999999999999999", "-1", "\u{1B}[2J\u{1B}]0;title\u{07}", "\u{202E}drawkcab", "\u{FFFD}\u{0}\u{7F}",
        "家族牧場 🐄👩‍🌾",
        "LIP-2026-000001-X", "'; drop table event; --", "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "$1,234.56",
        "a very long line " + String(repeating: "x", count: 3000),
    ]

    private static func input(_ random: inout SplitMix) -> String {
        switch random.below(100) {
        case 0..<3: "resize \(1 + random.below(300))x\(1 + random.below(100))"
        case 3..<8: "click \(random.below(300)) \(random.below(100))"
        case 8..<11: "paste \(pastes[random.below(pastes.count)])"
        case 11..<13: "type \(["austin", "freeman", "12", "Nora", "tomorrow", "cow"][random.below(6)])"
        case 13: "hang-up"
        default: key(&random)
        }
    }

    /// Leaving the program is rare, or nothing else would ever be tried.
    private static func key(_ random: inout SplitMix) -> String {
        let key = keys[random.below(keys.count)]
        return "key \(key == "q" && random.below(4) > 0 ? "esc" : key)"
    }
}

/// Small, fast and the same everywhere.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
