/// One key as a person pressed it. Its name is stable: keymaps, scripts, help and settings are written with it.
public enum KeyPress: Sendable, Hashable {
    /// Something printable, the space bar among it.
    case character(Character)
    case enter, escape, tab, backTab, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 is `function(1)`.
    case function(Int)
    /// A lower-case letter or one of `@ [ \ ] ^ _` held with Ctrl. Ctrl-I, Ctrl-M and Ctrl-[ arrive as tab, enter, escape.
    case control(Character)

    private static let named: [(key: KeyPress, name: String)] = [
        (.enter, "enter"), (.escape, "esc"), (.tab, "tab"), (.backTab, "backtab"), (.backspace, "backspace"),
        (.delete, "delete"), (.insert, "insert"), (.up, "up"), (.down, "down"), (.left, "left"), (.right, "right"),
        (.home, "home"), (.end, "end"), (.pageUp, "pageup"), (.pageDown, "pagedown"), (.character(" "), "space"),
    ]

    /// The name: `a`, `A`, `?`, `space`, `enter`, `esc`, `ctrl-x`, `f1`.
    public var name: String {
        if let known = Self.named.first(where: { $0.key == self }) { return known.name }
        return switch self {
        case .character(let character): String(character)
        case .function(let number): "f\(number)"
        case .control(let character): "ctrl-\(character)"
        default: ""
        }
    }

    /// Reads a name. `nil` if there is no such key.
    public init?(name: String) {
        if name.count == 1, let character = name.first {
            guard DisplayWidth.width(of: name) > 0, character != " ",
                name.unicodeScalars.allSatisfy({
                    DisplayWidth.kind(of: $0) != .harmful && DisplayWidth.kind(of: $0) != .space
                })
            else { return nil }
            self = .character(character)
            return
        }
        let lower = name.lowercased()
        if let known = Self.named.first(where: { $0.name == lower }) {
            self = known.key
        } else if let alias = Self.aliases[lower] {
            self = alias
        } else if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...24).contains(number),
            lower == "f\(number)"
        {
            self = .function(number)
        } else if lower.hasPrefix("ctrl-"), lower.count == 6, let last = lower.last, last.isASCII {
            self = .control(last)
        } else {
            return nil
        }
    }

    /// Other names people write.
    private static let aliases: [String: KeyPress] = [
        "ctrl-i": .tab, "ctrl-m": .enter, "ctrl-[": .escape, "ctrl-space": .control("@"), "return": .enter,
        "escape": .escape, "shift-tab": .backTab, "del": .delete, "ins": .insert,
        "pgup": .pageUp, "pgdn": .pageDown, "page-up": .pageUp, "page-down": .pageDown,
    ]

    /// Reads keys pressed after each other, their names apart by blanks: `g d`. `nil` if one is unknown or there is none.
    public static func sequence(_ names: String) -> [KeyPress]? {
        let parts = names.split(separator: " ").map { KeyPress(name: String($0)) }
        let keys = parts.compactMap { $0 }
        return keys.isEmpty || keys.count != parts.count ? nil : keys
    }

    /// As short as it is shown on a screen: `⏎`, `↑`, `F1`, `^X`, `space`.
    public var label: String {
        switch self {
        case .enter: "⏎"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "⇧Tab"
        case .backspace: "⌫"
        case .delete: "Del"
        case .insert: "Ins"
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        case .control(let character): "^" + character.uppercased()
        case .character: name
        }
    }
}

extension KeyPress: CustomStringConvertible {
    public var description: String { name }
}

extension [KeyPress] {
    /// The names, apart by blanks; what ``KeyPress/sequence(_:)`` reads.
    public var names: String { map(\.name).joined(separator: " ") }
    /// The labels: `g d`, `⏎`.
    public var label: String { map(\.label).joined(separator: " ") }
}
