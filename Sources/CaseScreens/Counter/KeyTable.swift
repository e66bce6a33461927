import TextCanvas

/// The table of keys as a page of the documentation, made from the one list of commands.
public enum KeyTable {
    public static func markdown(_ keys: CounterKeys = CounterKeys()) -> String {
        var lines = [
            "# Keys", "",
            "Made from the list of commands by `make docs`; the screen behind `?` says the same of the screen it is asked on.", "",
            "Arrows and `j` `k` move, Page Up and Page Down, Home and End (or `G`) go further; Tab goes to the next part of a screen.",
        ]
        for group in Command.Group.allCases {
            let commands = Command.allCases.filter { $0.group == group }
            guard !commands.isEmpty else { continue }
            lines += ["", "## \(group.rawValue)", "| key | command | name in a keys file | what it does |", "|---|---|---|---|"]
            lines += commands.map { command in
                let shown = keys.allKeys(for: command).map { "`\($0.names)`" }.joined(separator: " ")
                return "| \(shown) | \(command.title) | `\(command.rawValue)` | \(command.summary) |"
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
