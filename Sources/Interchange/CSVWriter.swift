/// Writes comma-separated values as RFC 4180 has them: UTF-8, CRLF, quotes where they are needed.
///
/// Spreadsheets take a field for a formula by how it begins, so such a field gets an apostrophe in front (OWASP ASVS
/// 1.2.10), numbers with a sign included. Controls other than tab and line breaks become U+FFFD: a file is also shown
/// on terminals. What must be exact to the byte belongs into JSON Lines.
public struct CSVWriter<Failure: Error> {
    private var sink: ByteSink<Failure>

    /// `write` gets pieces of the file in order; call ``finish()`` for the last one.
    public init(write: @escaping ([UInt8]) throws(Failure) -> Void) {
        sink = ByteSink(write: write)
    }

    public mutating func row(_ fields: [String]) throws(Failure) {
        var line: [UInt8] = []
        for (index, field) in fields.enumerated() {
            if index > 0 { line.append(UInt8(ascii: ",")) }
            CSVField.append(field, to: &line)
        }
        line += [13, 10]
        try sink.append(line)
    }

    public mutating func finish() throws(Failure) {
        try sink.flush()
    }
}

/// One field of a CSV file.
enum CSVField {
    static func append(_ field: String, to line: inout [UInt8]) {
        let isPlain = field.utf8.allSatisfy { byte in
            (0x23..<0x7F).contains(byte) && byte != UInt8(ascii: ",") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "!")
        }
        let isGuarded = beginsLikeFormula(field)
        if isPlain, !isGuarded, field.utf8.first != 32, field.utf8.last != 32 {
            line.append(contentsOf: field.utf8)
            return
        }
        line.append(UInt8(ascii: "\""))
        if isGuarded { line.append(UInt8(ascii: "'")) }
        for scalar in field.unicodeScalars {
            switch scalar {
            case "\"": line += [34, 34]
            case "\t", "\r", "\n": line.append(UInt8(scalar.value))
            default:
                line.append(contentsOf: UTF8.encode(isHarmful(scalar) ? "\u{FFFD}" : scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        line.append(UInt8(ascii: "\""))
    }

    /// Whether a spreadsheet might run it: by its first character, or by the first after white space or anything invisible,
    /// and also in the full-width forms that some of them fold.
    static func beginsLikeFormula(_ field: String) -> Bool {
        guard let first = field.unicodeScalars.first else { return false }
        if first == "\t" || first == "\r" || first == "\n" { return true }
        let start = field.unicodeScalars.first { !($0.properties.isWhitespace || isHarmful($0)) }
        return start.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    }

    /// Controls, and whatever reorders or hides the text around it.
    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x20..<0x7F, 0xA0..<0xAD, 0x200C, 0x200D: false
        case 0x2028, 0x2029: true
        default: scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
        }
    }
}
