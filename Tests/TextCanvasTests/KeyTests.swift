import Testing
import TextCanvas

@Suite struct KeyTests {
    static let keys: [KeyPress] = [
        .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp,
        .pageDown, .function(1), .function(12), .control("x"), .control("@"), .character("a"), .character("A"),
        .character(" "), .character("?"), .character("ñ"), .character("-"), .character("日"),
    ]

    @Test(arguments: keys) func namesReadBack(key: KeyPress) {
        #expect(KeyPress(name: key.name) == key)
        #expect(!key.name.contains(" "))
        #expect(!key.label.isEmpty)
    }

    @Test func namesAreStable() {
        #expect(Self.keys.prefix(6).map(\.name) == ["enter", "esc", "tab", "backtab", "backspace", "delete"])
        #expect([KeyPress.function(1), .control("x"), .character(" "), .character("a")].names == "f1 ctrl-x space a")
        #expect(KeyPress(name: "Ctrl-I") == .tab)
        #expect(KeyPress(name: "ESCAPE") == .escape)
    }

    @Test(arguments: ["", "f0", "f25", "f01", "ctrl-", "ctrl-ab", "hyper", " ", "\u{1B}", "\u{202E}", "ab"])
    func otherNamesAreNoKeys(name: String) {
        #expect(KeyPress(name: name) == nil)
    }

    @Test func sequencesReadBack() {
        #expect(KeyPress.sequence("g d") == [.character("g"), .character("d")])
        #expect(KeyPress.sequence("g dd") == nil)
        #expect(KeyPress.sequence("  ") == nil)
    }
}

@Suite struct KeymapTests {
    enum Command: String, Hashable { case desk, search, move, queues, note }

    private var keymap: Keymap<Command> {
        var keymap = Keymap<Command>()
        keymap.bind("/", to: .search)
        keymap.bind("m", to: .move)
        keymap.bind("f5", to: .move)
        keymap.name("g", "Go to")
        keymap.bind("g d", to: .desk)
        keymap.bind("g q", to: .queues)
        return keymap
    }

    @Test func lookingUp() {
        #expect(keymap.meaning(of: [.character("/")]) == .command(.search))
        #expect(keymap.meaning(of: [.character("x")]) == .unbound)
        #expect(keymap.meaning(of: [.character("m"), .character("m")]) == .unbound)
        #expect(keymap.meaning(of: [.character("g"), .character("q")]) == .command(.queues))
        let entries = [
            Keymap<Command>.Entry(key: .character("d"), target: .command(.desk)),
            Keymap<Command>.Entry(key: .character("q"), target: .command(.queues)),
        ]
        #expect(keymap.meaning(of: [.character("g")]) == .branch(title: "Go to", entries: entries))
    }

    @Test func reverseLookUpGivesTheFirstKeyFirst() {
        #expect(keymap.keys(for: .move).map(\.names) == ["m", "f5"])
        #expect(keymap.keys(for: .desk).map(\.label) == ["g d"])
        #expect(keymap.bindings.count == 5)
        #expect(keymap.branches.map(\.title) == ["Go to"])
    }

    @Test func upperLayersAnswerFirstAndBranchesMerge() {
        var top = Keymap<Command>()
        top.bind("m", to: .note)
        top.name("g", "Case")
        top.bind("g d", to: .note)
        let layers = [top, keymap]
        #expect(Keymap.lookUp([.character("m")], in: layers) == .command(.note))
        #expect(Keymap.lookUp([.character("/")], in: layers) == .command(.search))
        guard case .branch(let title, let entries) = Keymap.lookUp([.character("g")], in: layers) else {
            Issue.record("no branch")
            return
        }
        #expect(title == "Case")
        #expect(entries.map(\.key.name) == ["d", "q"])
        #expect(entries[0].target == .command(.note))
    }

    @Test func rebindingTellsWhoLost() {
        var keymap = keymap
        #expect(keymap.rebind(.note, to: [[.character("g")]]) == [.desk, .queues])
        #expect(keymap.meaning(of: [.character("g"), .character("d")]) == .unbound)
        #expect(keymap.rebind(.move, to: [[.character("x")]]).isEmpty)
        #expect(keymap.keys(for: .move).map(\.names) == ["x"])
        #expect(keymap.meaning(of: [.function(5)]) == .unbound)
        #expect(keymap.rebind(.search, to: []).isEmpty)
        #expect(keymap.keys(for: .search).isEmpty)
    }
}
