public import TextCanvas

/// Which keys give which command. Some keys mean one thing on a list and another on a case; which of the two is asked
/// for is settled by the commands a screen takes.
public struct CounterKeys: Sendable {
    private var byGroup: [Command.Group: Keymap<Command>] = [:]

    public init() {
        for group in Command.Group.allCases {
            var keymap = Keymap<Command>()
            for command in Command.allCases where command.group == group {
                for keys in command.defaultKeys { keymap.bind(keys, to: command) }
            }
            if group == .goTo || group == .everywhere { keymap.name("g", "Go to") }
            byGroup[group] = keymap
        }
    }

    /// Replaces the keys of a command by a person's own.
    public mutating func rebind(_ command: Command, to sequences: [[KeyPress]]) {
        byGroup[command.group]?.rebind(command, to: sequences)
    }

    /// What a row of keys means on a screen that takes these groups of commands, the most particular first.
    public func meaning(of keys: [KeyPress], in groups: [Command.Group]) -> Keymap<Command>.Meaning {
        Keymap.lookUp(keys, in: (groups + [.goTo, .everywhere]).compactMap { byGroup[$0] })
    }

    /// Keys for a command that can be pressed while letters are typed into something; nil where it has none.
    func keysWhileTyping(for command: Command) -> [KeyPress]? {
        byGroup[command.group]?.keys(for: command).first { keys in
            if case .character? = keys.first { false } else { !keys.isEmpty }
        }
    }

    /// Every row of keys of a command, the one to show first.
    func allKeys(for command: Command) -> [[KeyPress]] {
        byGroup[command.group]?.keys(for: command) ?? []
    }

    /// The keys to show for a command.
    public func keys(for command: Command) -> [KeyPress] {
        byGroup[command.group]?.keys(for: command).first ?? []
    }
}
