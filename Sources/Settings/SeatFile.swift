import Glibc
import Yams

/// The file that keeps the settings of every seat of a person.
public struct SeatFile: Sendable, Hashable {
    public let path: String

    public init(path: String) { self.path = path }

    /// The settings of a seat; empty ones where the file or the seat is not there.
    public func settings(of seat: Seat) throws(SettingsProblem) -> SeatSettings {
        try all()[seat.name] ?? SeatSettings()
    }

    /// Writes the settings of one seat and leaves the others as they are. After it returns they are on the disk; after any
    /// failure the file is as it was.
    ///
    /// A file that cannot be read is not overwritten. Two programs saving at once wait for each other, a second at most.
    public func save(_ settings: SeatSettings, of seat: Seat) throws(SettingsProblem) {
        let file = AtomicFile(path: path)
        try file.makeFolder()
        try file.locked { () throws(SettingsProblem) in
            var seats = try all()
            seats[seat.name] = settings
            try file.write(Self.text(of: seats))
        }
    }

    // MARK: Reading

    private func all() throws(SettingsProblem) -> [String: SeatSettings] {
        guard access(path, F_OK) == 0 || errno != ENOENT else { return [:] }
        let source = try SettingsText(file: path)
        guard let root = try source.root(), root.scalar?.string != "" else { return [:] }
        guard let seats = root.mapping?["seats"]?.mapping else {
            throw source.problem(
                "This file should list “seats”. Mend it, or delete it and choose the printer again.", at: root)
        }
        var found: [String: SeatSettings] = [:]
        for (name, node) in seats {
            guard let name = name.string, let entries = node.mapping else {
                throw source.problem(
                    "A seat must be a name with its settings below. Mend it, or delete the file.", at: node)
            }
            found[Seat(name: name).name] = SeatSettings(
                printer: Self.word(entries["printer"]), printsLater: entries["print-later"]?.string == "true",
                theme: Self.word(entries["theme"]), language: Self.word(entries["language"]))
        }
        return found
    }

    private static func word(_ node: Node?) -> String? {
        guard let text = node?.string, !text.isEmpty else { return nil }
        return text.shown(to: 200)
    }

    // MARK: Writing

    private static func text(of seats: [String: SeatSettings]) -> String {
        var text =
            "# Written by Caseload: what each seat chose. It may be edited while Caseload is not running.\nseats:"
        if seats.isEmpty { text += " {}" }
        for (name, settings) in seats.sorted(by: { $0.key < $1.key }) {
            text += "\n  \(quoted(name)):"
            if let printer = settings.printer { text += "\n    printer: \(quoted(printer))" }
            text += "\n    print-later: \(settings.printsLater)"
            if let theme = settings.theme { text += "\n    theme: \(quoted(theme))" }
            if let language = settings.language { text += "\n    language: \(quoted(language))" }
        }
        return text + "\n"
    }

    /// In double quotes, as YAML reads them; whatever could not be shown is replaced.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for character in text.shown(to: 200) {
            if character == "\"" || character == "\\" { quoted.append("\\") }
            quoted.append(character)
        }
        return quoted + "\""
    }
}
