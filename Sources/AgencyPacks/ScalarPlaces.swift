/// How a text stands in a file, which decides how it is read back.
enum ScalarStyle {
    /// Without quotes, so that it may stand for nothing.
    case plain
    case singleQuoted, doubleQuoted
    /// On lines of its own, after `|` or `>`.
    case block
}

extension YAMLValue {
    /// Where a character of this value's text stands in the file; `offset` counts Unicode scalars from 0.
    ///
    /// YAML joins lines, takes indentation away and reads escapes, but it neither adds nor drops what is visible: so the
    /// visible characters of the text and of the file are counted off against each other. A blank, and the end, are placed
    /// behind the last visible character before them.
    func place(ofScalar offset: Int) -> Place {
        guard case .scalar(let text, let style) = content, line <= source.lineStarts.count else { return place }
        let target = text.unicodeScalars.dropFirst(offset).first
        let before = text.unicodeScalars.prefix(offset).count { !$0.isBlank }
        var walk = ScalarWalk(source: source, style: style, line: line, column: column)
        guard let target, !target.isBlank else {
            for _ in 0..<before { guard walk.next() != nil else { return place } }
            return before == 0 ? place : walk.place
        }
        for _ in 0..<before { guard walk.next() != nil else { return place } }
        return walk.next() ?? place
    }
}

extension Unicode.Scalar {
    fileprivate var isBlank: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" }
}

/// Goes through a text as it stands in its file, one visible character after the other.
private struct ScalarWalk {
    private let scalars: [Unicode.Scalar]
    private let file: String
    private let style: ScalarStyle
    private var index: Int
    private var line: Int
    private var column: Int

    init(source: YAMLSource, style: ScalarStyle, line: Int, column: Int) {
        scalars = source.scalars
        file = source.file
        self.style = style
        self.line = line
        self.column = column
        index = source.lineStarts[line - 1] + column - 1
        // An anchor or a tag stands in front of the text it is for.
        while current == "&" || current == "!" {
            while let scalar = current, !scalar.isBlank { step() }
            skipBlanks()
        }
        switch style {
        case .plain: break
        case .singleQuoted, .doubleQuoted: step()
        case .block: while let scalar = current, !YAMLSource.endsLine(scalar) { step() }
        }
    }

    /// Where it has come to.
    var place: Place { Place(file: file, line: line, column: column) }

    /// Passes the next visible character and says where it began; nil at the end of the text.
    mutating func next() -> Place? {
        while true {
            skipBlanks()
            guard let scalar = current else { return nil }
            let start = place
            step()
            switch (style, scalar) {
            case (.singleQuoted, "'"):
                guard current == "'" else { return nil }
                step()
            case (.doubleQuoted, "\""): return nil
            case (.doubleQuoted, "\\"):
                if passEscape() { continue }
            default: break
            }
            return start
        }
    }

    /// Whether it stands for a blank or for nothing.
    private mutating func passEscape() -> Bool {
        guard let letter = current else { return false }
        if YAMLSource.endsLine(letter) { return true }
        step()
        let length =
            switch letter {
            case "x": 2
            case "u": 4
            case "U": 8
            default: 0
            }
        guard length > 0 else { return ["n", "r", "t", " ", "\t"].contains(letter) }
        var digits = ""
        for _ in 0..<length {
            guard let digit = current else { return false }
            digits.unicodeScalars.append(digit)
            step()
        }
        return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)?.isBlank ?? false
    }

    private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func skipBlanks() {
        while let scalar = current, scalar.isBlank || YAMLSource.endsLine(scalar) { step() }
    }

    private mutating func step() {
        let scalar = scalars[index]
        index += 1
        if YAMLSource.endsLine(scalar), !(scalar == "\r" && current == "\n") {
            line += 1
            column = 1
        } else {
            column += 1
        }
    }
}
