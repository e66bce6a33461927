/// Why there is no screen to work on. Each is one sentence for the person who started the program.
public enum TerminalFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// Standard input or output is a file, a pipe or nothing.
    case notATerminal
    /// TERM is not set, or empty.
    case typeUnset
    /// TERM names a terminal that cannot place its cursor, such as `dumb`.
    case typeTooSimple(String)
    case typeUnknown(String)
    /// The machine has no terminal descriptions (terminfo) at all.
    case noDescriptions
    /// The machine has no locale for UTF-8, so that names could not be shown right.
    case noUnicode
    /// Memory or descriptors ran out.
    case noResources

    public var description: String {
        switch self {
        case .notATerminal:
            "The screen needs a terminal for its input and output; start it at a terminal, or use the commands that print lines."
        case .typeUnset:
            "The variable TERM is not set, so the kind of terminal is unknown; set it, for example with TERM=xterm-256color."
        case .typeTooSimple(let name):
            "The terminal “\(Self.harmless(name))” cannot place its cursor, which a screen needs; use another terminal, or the commands that print lines."
        case .typeUnknown(let name):
            "The terminal “\(Self.harmless(name))” is unknown on this machine; set TERM to a known one, for example xterm-256color."
        case .noDescriptions:
            "No terminal descriptions were found on this machine; install the package ncurses-base, or set TERMINFO to their folder."
        case .noUnicode:
            "This machine has no UTF-8 locale, so names could not be shown; install one, for example C.UTF-8."
        case .noResources:
            "The screen could not be opened because memory or open files ran out; close other programs and try again."
        }
    }

    /// TERM comes from outside and may hold anything; a terminal's name consists of these only.
    private static func harmless(_ name: String) -> String {
        let kept = name.unicodeScalars.filter {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789-+._".unicodeScalars.contains($0))
        }
        return String(String.UnicodeScalarView(kept.prefix(40)))
    }
}
