/// Which keys give which command, as data: a tree in which a half-typed sequence is a named branch with a menu of its own.
///
/// A screen asks several keymaps in order with ``Keymap/lookUp(_:in:)``: the first one that knows the keys answers.
public struct Keymap<Command: Hashable & Sendable>: Sendable {
    private var root = Branch(title: "")
    /// Bindings ever made; each one's place among them.
    private var count = 0

    public init() {}

    /// What a row of keys means.
    public enum Meaning: Sendable, Hashable {
        case command(Command)
        /// Not finished: the title of the branch and what may follow.
        case branch(title: String, entries: [Entry])
        case unbound
    }

    /// One line of the menu of a branch.
    public struct Entry: Sendable, Hashable {
        public let key: KeyPress
        public let target: Target

        public init(key: KeyPress, target: Target) {
            self.key = key
            self.target = target
        }
    }

    /// Where a key leads to.
    public enum Target: Sendable, Hashable {
        case command(Command)
        /// Another branch, by its title.
        case branch(String)
    }

    // MARK: Binding

    /// Binds a row of keys to a command; what was bound to them, or to a beginning of them, is replaced.
    public mutating func bind(_ keys: [KeyPress], to command: Command) {
        guard !keys.isEmpty else { return }
        count += 1
        root.set(.command(command, order: count), at: keys[...])
    }

    /// Binds by names: `bind("g d", to: .desk)`. Names that are no keys bind nothing and return `false`.
    @discardableResult
    public mutating func bind(_ names: String, to command: Command) -> Bool {
        guard let keys = KeyPress.sequence(names) else { return false }
        bind(keys, to: command)
        return true
    }

    /// Names the branch that begins with these keys: the title of its menu.
    public mutating func name(_ names: String, _ title: String) {
        guard let keys = KeyPress.sequence(names) else { return }
        root.rename(keys[...], title)
    }

    /// Takes a binding away, and the branches left empty by that.
    public mutating func unbind(_ keys: [KeyPress]) {
        guard !keys.isEmpty else { return }
        root.remove(keys[...])
    }

    /// Gives a command these keys and no others: how the keys of a person replace ours. Returns the commands that
    /// lost a binding by it.
    @discardableResult
    public mutating func rebind(_ command: Command, to sequences: [[KeyPress]]) -> Set<Command> {
        let before = Set(bindings.map(\.command))
        for keys in keys(for: command) { unbind(keys) }
        var lost: Set<Command> = []
        for keys in sequences {
            lost.formUnion(commands(inTheWayOf: keys))
            bind(keys, to: command)
        }
        lost.remove(command)
        return lost.intersection(before)
    }

    // MARK: Looking up

    public func meaning(of keys: [KeyPress]) -> Meaning {
        switch root.node(at: keys[...]) {
        case .command(let command, _): .command(command)
        case .branch(let branch): .branch(title: branch.title, entries: branch.entries)
        case nil: .unbound
        }
    }

    /// Asks several keymaps, the top one first. Branches of the same keys are shown together.
    public static func lookUp(_ keys: [KeyPress], in layers: [Keymap]) -> Meaning {
        var title = ""
        var merged: [Entry] = []
        for layer in layers {
            switch layer.meaning(of: keys) {
            case .command(let command):
                if merged.isEmpty { return .command(command) }
            case .branch(let name, let entries):
                if title.isEmpty { title = name }
                merged += entries.filter { entry in !merged.contains { $0.key == entry.key } }
            case .unbound:
                continue
            }
        }
        return merged.isEmpty ? .unbound : .branch(title: title, entries: merged)
    }

    /// All rows of keys of a command, in the order they were bound. The first one is the one to show.
    public func keys(for command: Command) -> [[KeyPress]] {
        bindings.filter { $0.command == command }.map(\.keys)
    }

    /// Every binding, in the order they were made.
    public var bindings: [(keys: [KeyPress], command: Command)] {
        root.leaves(after: []).sorted { $0.order < $1.order }.map { ($0.keys, $0.command) }
    }

    /// The titles of branches with the keys that lead there.
    public var branches: [(keys: [KeyPress], title: String)] { root.branches(after: []) }

    /// Commands that binding these keys would push out: at the keys themselves, at a beginning of them, or behind them.
    public func commands(inTheWayOf keys: [KeyPress]) -> Set<Command> {
        Set(bindings.filter { $0.keys.starts(with: keys) || keys.starts(with: $0.keys) }.map(\.command))
    }
}

extension Keymap {
    private indirect enum Node: Sendable {
        /// The order is the binding's place among all that were made.
        case command(Command, order: Int)
        case branch(Branch)
    }

    private struct Branch: Sendable {
        var title: String
        var children: [(key: KeyPress, node: Node)] = []

        var entries: [Entry] {
            children.map { child in
                switch child.node {
                case .command(let command, _): Entry(key: child.key, target: .command(command))
                case .branch(let branch): Entry(key: child.key, target: .branch(branch.title))
                }
            }
        }

        func node(at keys: ArraySlice<KeyPress>) -> Node? {
            guard let key = keys.first else { return .branch(self) }
            guard let child = children.first(where: { $0.key == key }) else { return nil }
            switch child.node {
            case .command: return keys.count == 1 ? child.node : nil
            case .branch(let branch): return branch.node(at: keys.dropFirst())
            }
        }

        mutating func set(_ node: Node, at keys: ArraySlice<KeyPress>) {
            guard let key = keys.first else { return }
            if keys.count == 1 { return put(node, at: key) }
            var branch = branch(at: key)
            branch.set(node, at: keys.dropFirst())
            put(.branch(branch), at: key)
        }

        mutating func rename(_ keys: ArraySlice<KeyPress>, _ name: String) {
            guard let key = keys.first else {
                title = name
                return
            }
            var branch = branch(at: key)
            branch.rename(keys.dropFirst(), name)
            put(.branch(branch), at: key)
        }

        mutating func remove(_ keys: ArraySlice<KeyPress>) {
            guard let key = keys.first, let index = children.firstIndex(where: { $0.key == key }) else { return }
            if keys.count > 1, case .branch(var branch) = children[index].node {
                branch.remove(keys.dropFirst())
                if !branch.children.isEmpty { return put(.branch(branch), at: key) }
                children.remove(at: index)
            } else if keys.count == 1 {
                children.remove(at: index)
            }
        }

        func leaves(after prefix: [KeyPress]) -> [(keys: [KeyPress], command: Command, order: Int)] {
            children.flatMap { child -> [(keys: [KeyPress], command: Command, order: Int)] in
                switch child.node {
                case .command(let command, let order): [(prefix + [child.key], command, order)]
                case .branch(let branch): branch.leaves(after: prefix + [child.key])
                }
            }
        }

        func branches(after prefix: [KeyPress]) -> [(keys: [KeyPress], title: String)] {
            children.flatMap { child -> [(keys: [KeyPress], title: String)] in
                guard case .branch(let branch) = child.node else { return [] }
                return [(prefix + [child.key], branch.title)] + branch.branches(after: prefix + [child.key])
            }
        }

        private func branch(at key: KeyPress) -> Branch {
            if case .branch(let branch)? = children.first(where: { $0.key == key })?.node { return branch }
            return Branch(title: "")
        }

        private mutating func put(_ node: Node, at key: KeyPress) {
            if let index = children.firstIndex(where: { $0.key == key }) {
                children[index].node = node
            } else {
                children.append((key, node))
            }
        }
    }
}
