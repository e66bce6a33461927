/// The place somebody sits at: the same terminal, or the same computer they come from. A printer stands beside a seat, not
/// beside an office.
public struct Seat: Sendable, Hashable {
    /// What the settings of the seat are kept under.
    public let name: String

    public init(name: String) { self.name = name.shown(to: 200) }

    /// - Parameters:
    ///   - environment: over ssh, `SSH_CONNECTION` (else `SSH_CLIENT`) begins with the other end's address.
    ///   - terminal: the path of the terminal. A console or a serial line is a seat of its own; windows
    ///     (`/dev/pts/…`) have no fixed number, so all of them are one seat.
    ///   - host: the name of this machine.
    public init(environment: [String: String], terminal: String?, host: String) {
        let connection = environment["SSH_CONNECTION"] ?? environment["SSH_CLIENT"]
        if let address = connection?.split(separator: " ").first {
            self.init(name: "ssh \(address)")
        } else if let terminal, !terminal.hasPrefix("/dev/pts/"), terminal.hasPrefix("/dev/") {
            self.init(name: "\(host) \(terminal.dropFirst(5))")
        } else {
            self.init(name: host)
        }
    }
}

/// What a seat remembers. `nil` means that nothing was chosen.
public struct SeatSettings: Sendable, Hashable {
    /// The name of a print queue.
    public var printer: String?
    /// Printouts are kept on the list to print later, because the printer is at the other end of the line.
    public var printsLater: Bool
    public var theme: String?
    /// The language of the interface, as in `es`.
    public var language: String?

    public init(printer: String? = nil, printsLater: Bool = false, theme: String? = nil, language: String? = nil) {
        self.printer = printer
        self.printsLater = printsLater
        self.theme = theme
        self.language = language
    }
}
