public import TextCanvas

/// Keys to press and screens to see, one instruction a line: the same file drives the tests and the shipped program.
///
/// ```
/// # Find somebody and open their file.
/// key /
/// type ortega
/// key enter
/// expect Ortega, Marisol
/// screen ortega
/// count-keys 12
/// ```
public struct KeyScript: Sendable, Equatable {
    public enum Instruction: Sendable, Equatable {
        /// Keys by their names, as in `key g d`; each counts.
        case key([KeyPress])
        /// Typed character by character; what is typed into fields does not count as keys.
        case type(String)
        case paste(String)
        /// Saves the screen under a name.
        case screen(String)
        /// Fails unless this stands somewhere on the screen.
        case expect(String)
        /// Fails if this stands anywhere on the screen.
        case expectNot(String)
        case resize(Size)
        /// A click at a column and row, from 0.
        case click(Point)
        /// Lets everything that was asked for finish. It always has, when effects are done at once.
        case wait
        /// Fails when more keys were pressed so far.
        case countKeys(Int)
        /// The line drops: half-filled forms are kept, and the desk opens anew.
        case hangUp
    }

    public struct Line: Sendable, Equatable {
        /// From 1.
        public let number: Int
        public let instruction: Instruction
    }

    public let lines: [Line]

    /// - Throws: the first line that cannot be read.
    public init(text: String) throws(ScriptProblem) {
        var lines: [Line] = []
        for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = raw.hasSuffix("\r") ? raw.dropLast() : raw
            let trimmed = line.drop(while: \.isWhitespace)
            if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
            let word = trimmed.prefix { !$0.isWhitespace }
            // Exactly one blank separates the word from what follows, so that text may begin with blanks.
            let rest = String(trimmed.dropFirst(word.count).dropFirst())
            guard let instruction = Self.instruction(String(word), rest) else {
                throw ScriptProblem(
                    line: index + 1, what: "\u{201C}\(trimmed.prefix(60))\u{201D} is no instruction; write one such as: key enter",
                    screen: nil)
            }
            lines.append(Line(number: index + 1, instruction: instruction))
        }
        self.lines = lines
    }

    private static func instruction(_ word: String, _ rest: String) -> Instruction? {
        switch word {
        case "key": KeyPress.sequence(rest).map { .key($0) }
        case "type": rest.isEmpty ? nil : .type(rest)
        case "paste": rest.isEmpty ? nil : .paste(rest)
        case "screen": isFileName(rest) ? .screen(rest) : nil
        case "expect": rest.isEmpty ? nil : .expect(rest)
        case "expect-not": rest.isEmpty ? nil : .expectNot(rest)
        case "resize": Size(script: rest).map { .resize($0) }
        case "click":
            numbers(rest, " ").map { .click(Point($0.0, $0.1)) }
        case "wait": rest.isEmpty ? .wait : nil
        case "count-keys": Int(rest).map { .countKeys($0) }
        case "hang-up": rest.isEmpty ? .hangUp : nil
        default: nil
        }
    }

    /// Names become file names, so that a script can write nowhere but into its own folder.
    private static func isFileName(_ name: String) -> Bool {
        !name.isEmpty && name.count <= 80 && !name.hasPrefix(".")
            && name.unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0)) }
    }

    static func numbers(_ text: String, _ separator: Character) -> (Int, Int)? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count == 2, let first = Int(parts[0]), let second = Int(parts[1]) else { return nil }
        return (first, second)
    }
}

extension Size {
    /// Reads `80x24`: columns, then rows, each from 1 to 1000.
    public init?(script text: String) {
        guard let (columns, rows) = KeyScript.numbers(text, "x"), (1...1000).contains(columns), (1...1000).contains(rows) else {
            return nil
        }
        self.init(columns: columns, rows: rows)
    }
}

/// Where and why a script failed.
public struct ScriptProblem: Error, Equatable, Sendable {
    /// From 1.
    public let line: Int
    /// One sentence.
    public let what: String
    /// The screen as it was then.
    public let screen: String?

    public init(line: Int, what: String, screen: String?) {
        self.line = line
        self.what = what
        self.screen = screen
    }
}
