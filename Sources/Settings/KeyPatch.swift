public import TextCanvas
import Yams

/// The keys a person wants otherwise: a small patch on ours, not a copy of them.
///
/// ```yaml
/// find: /            # one key
/// move: [m, f5]      # several; the first one is shown in hints
/// go-desk: g d       # keys after each other
/// hide-names: none   # no key at all
/// ```
public struct KeyPatch: Sendable, Hashable {
    /// One line of the file.
    public struct Change: Sendable, Hashable {
        /// The command's identifier, as help and documentation give it.
        public let command: String
        /// The rows of keys it has from now on; empty for none.
        public let keys: [[KeyPress]]
        public let line: Int?
        public let column: Int?
    }

    public let file: String
    public let changes: [Change]
    /// What was not understood. The other lines hold all the same.
    public let problems: [SettingsProblem]

    public init(file: String, changes: [Change], problems: [SettingsProblem] = []) {
        self.file = file
        self.changes = changes
        self.problems = problems
    }

    /// Reads a keys file. Throws only where it cannot be read at all; all other problems are in ``problems``.
    public init(file: String) throws(SettingsProblem) {
        try self.init(source: SettingsText(file: file))
    }

    public init(text: String, file: String) throws(SettingsProblem) {
        try self.init(source: SettingsText(file: file, text: text))
    }

    private init(source: SettingsText) throws(SettingsProblem) {
        guard let root = try source.root(), root.scalar?.string != "" else {
            self.init(file: source.file, changes: [])
            return
        }
        guard let mapping = root.mapping else {
            throw source.problem("This file must list commands and their keys, one a line: “find: /”.", at: root)
        }
        var changes: [Change] = []
        var problems: [SettingsProblem] = []
        for (key, value) in mapping {
            guard let command = key.string, !command.isEmpty else {
                problems.append(source.problem("The name of a command must be a plain word.", at: key))
                continue
            }
            do throws(SettingsProblem) {
                let keys = try Self.keys(value, source)
                changes.append(Change(command: command, keys: keys, line: key.mark?.line, column: key.mark?.column))
            } catch {
                problems.append(error)
            }
        }
        self.init(file: source.file, changes: changes, problems: problems)
    }

    // MARK: Using it

    /// Commands in the file that do not exist, each with the nearest one that does.
    public func unknownCommands(known: [String]) -> [SettingsProblem] {
        let names = Set(known)
        return changes.filter { !names.contains($0.command) }.map { change in
            let hint =
                Spelling.nearest(to: change.command, in: known).map { " Did you mean “\($0)”?" }
                ?? " The help screen lists all commands."
            return problem("There is no command “\(change.command.shown())”.\(hint)", change)
        }
    }

    /// Patches a keymap. `command` turns an identifier into a command of this keymap, `nil` for those of others.
    ///
    /// A key asked for goes to whom it was asked for; whoever had it before is told, with the keys left to it. If two
    /// lines of the file want the same keys, the first one gets them.
    public func apply<Command>(
        to keymap: inout Keymap<Command>, command: (String) -> Command?, identifier: (Command) -> String
    ) -> [SettingsProblem] {
        var problems: [SettingsProblem] = []
        var taken: [(keys: [KeyPress], by: Change)] = []
        var losers: [(loser: Command, change: Change)] = []
        for change in changes {
            guard let target = command(change.command) else { continue }
            let clashing = change.keys.compactMap { keys in
                taken.first {
                    $0.by.command != change.command && ($0.keys.starts(with: keys) || keys.starts(with: $0.keys))
                }
            }
            if let other = clashing.first {
                problems.append(
                    problem(
                        "“\(change.command.shown())” and “\(other.by.command.shown())” want the same keys, \(other.keys.names). "
                            + "Give one of them others; until then the first one has them.", change))
                continue
            }
            taken += change.keys.map { ($0, change) }
            for loser in keymap.rebind(target, to: change.keys) { losers.append((loser, change)) }
        }
        let patched = Set(changes.map(\.command))
        for (loser, change) in losers.sorted(by: { identifier($0.loser) < identifier($1.loser) })
        where !patched.contains(identifier(loser)) {
            let left = keymap.keys(for: loser).map(\.names).joined(separator: ", ")
            problems.append(
                problem(
                    "\(change.keys.map(\.names).joined(separator: ", ")) now means “\(change.command.shown())”; "
                        + "“\(identifier(loser))” has \(left.isEmpty ? "no key any more" : "\(left) left").", change))
        }
        return problems
    }

    // MARK: Inside

    private func problem(_ message: String, _ change: Change) -> SettingsProblem {
        SettingsProblem(file: file, line: change.line, column: change.column, message: message)
    }

    private static func keys(_ node: Node, _ source: SettingsText) throws(SettingsProblem) -> [[KeyPress]] {
        let nodes = node.sequence.map(Array.init) ?? [node]
        if nodes.count == 1, ["none", "", "~", "null"].contains(nodes[0].scalar?.string ?? " ") { return [] }
        var sequences: [[KeyPress]] = []
        for node in nodes {
            guard let text = node.scalar?.string else {
                throw source.problem("A key must be a name such as m, f5, ctrl-x or “g d”.", at: node)
            }
            guard let keys = KeyPress.sequence(text), keys.count <= 4 else {
                let names = text.split(separator: " ").map(String.init)
                let wrong = names.first { KeyPress(name: $0) == nil } ?? text
                throw source.problem(
                    "“\(wrong.shown())” is not a key. Names are like m, f5, ctrl-x, space, enter, or up to four after each other: g d.",
                    at: node)
            }
            if !sequences.contains(keys) { sequences.append(keys) }
        }
        return sequences
    }
}
