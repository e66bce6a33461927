import Settings
import Testing
import TextCanvas

@Suite struct KeyPatchTests {
    enum Command: String, CaseIterable {
        case find, move, desk, note
        case hide = "hide-names"
    }

    private var keymap: Keymap<Command> {
        var keymap = Keymap<Command>()
        keymap.bind("/", to: .find)
        keymap.bind("f5", to: .find)
        keymap.bind("m", to: .move)
        keymap.bind("g d", to: .desk)
        keymap.bind("z", to: .hide)
        return keymap
    }

    private func patched(_ text: String) throws -> (Keymap<Command>, [String]) {
        let patch = try KeyPatch(text: text, file: "keys.yaml")
        var keymap = keymap
        let told = patch.apply(to: &keymap, command: Command.init(rawValue:), identifier: \.rawValue)
        return (
            keymap,
            (patch.problems + patch.unknownCommands(known: Command.allCases.map(\.rawValue)) + told).map(\.description)
        )
    }

    @Test func aPatchChangesWhatItNames() throws {
        let (keymap, told) = try patched(
            """
            # mine
            find: s
            move: [ctrl-t, f6, "g m"]
            hide-names: none
            """)
        #expect(told.isEmpty)
        #expect(keymap.keys(for: .find).map(\.names) == ["s"])
        #expect(keymap.keys(for: .move).map(\.names) == ["ctrl-t", "f6", "g m"])
        #expect(keymap.keys(for: .hide).isEmpty)
        #expect(keymap.keys(for: .desk).map(\.names) == ["g d"])
    }

    @Test func everyProblemHasItsPlace() throws {
        let (keymap, told) = try patched(
            """
            fnd: s
            move: ctl-t
            note: {a: b}
            desk: [1, 2]
            """)
        #expect(
            told == [
                "keys.yaml:2:7: “ctl-t” is not a key. Names are like m, f5, ctrl-x, space, enter, or up to four after each other: g d.",
                "keys.yaml:3:7: A key must be a name such as m, f5, ctrl-x or “g d”.",
                "keys.yaml:1:1: There is no command “fnd”. Did you mean “find”?",
            ])
        #expect(keymap.keys(for: .desk).map(\.names) == ["1", "2"])
        #expect(keymap.keys(for: .move).map(\.names) == ["m"])
    }

    @Test func conflictsAreTold() throws {
        let (keymap, told) = try patched("note: m\nmove: m\nhide-names: g\n")
        #expect(
            told == [
                "keys.yaml:2:1: “move” and “note” want the same keys, m. Give one of them others; until then the first one has them.",
                "keys.yaml:3:1: g now means “hide-names”; “desk” has no key any more.",
            ])
        #expect(keymap.meaning(of: [.character("m")]) == .command(.note))
        let (_, second) = try patched("note: /")
        #expect(second == ["keys.yaml:1:1: / now means “note”; “find” has f5 left."])
    }

    @Test(arguments: ["", "# only a comment\n"]) func anEmptyFileIsFine(text: String) throws {
        #expect(try KeyPatch(text: text, file: "keys.yaml").changes.isEmpty)
    }

    @Test(arguments: ["- find", "find: [", "find: a\nfind: b", "word"]) func otherFilesAreRefused(text: String) {
        #expect(throws: SettingsProblem.self) { try KeyPatch(text: text, file: "keys.yaml") }
    }
}
