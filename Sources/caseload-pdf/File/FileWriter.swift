/// Writes the objects of a PDF file and the table that finds them (ISO 32000-1, 7.5).
struct FileWriter {
    private(set) var bytes: [UInt8] = Array("%PDF-1.7\n%".utf8) + [0xE2, 0xE3, 0xCF, 0xD3, 10]
    private var offsets: [Int] = []

    /// A number for an object that is written later.
    mutating func reserve() -> Int {
        offsets.append(0)
        return offsets.count
    }

    mutating func write(_ number: Int, _ value: String) { write(number, Array(value.utf8)) }

    mutating func write(_ number: Int, _ value: [UInt8]) {
        begin(number)
        bytes += value
        bytes += Array("\nendobj\n".utf8)
    }

    /// - Parameter entries: of the stream's dictionary, without its length.
    mutating func write(_ number: Int, _ entries: String, stream: some Collection<UInt8>) {
        begin(number)
        bytes += Array("<< \(entries) /Length \(stream.count) >>\nstream\n".utf8)
        bytes += stream
        bytes += Array("\nendstream\nendobj\n".utf8)
    }

    private mutating func begin(_ number: Int) {
        offsets[number - 1] = bytes.count
        bytes += Array("\(number) 0 obj\n".utf8)
    }

    /// The whole file.
    mutating func finish(root: Int, info: Int) -> [UInt8] {
        let start = bytes.count
        var table = "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            table += String(repeating: "0", count: max(0, 10 - digits.count)) + digits + " 00000 n \n"
        }
        table += "trailer\n<< /Size \(offsets.count + 1) /Root \(root) 0 R /Info \(info) 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return bytes + Array(table.utf8)
    }

    /// Text of an outline, a title, a description: ASCII as it is, everything else as UTF-16.
    static func text(_ text: String) -> String {
        if text.utf8.allSatisfy({ (32..<127).contains($0) }) {
            let escaped = text.map { "()\\".contains($0) ? "\\\($0)" : String($0) }.joined()
            return "(\(escaped))"
        }
        let digits = text.utf16.map { unit in
            let hex = String(unit, radix: 16, uppercase: true)
            return String(repeating: "0", count: 4 - hex.count) + hex
        }
        return "<FEFF\(digits.joined())>"
    }

    /// A length in points, to a hundredth; without an exponent and without the language's comma.
    static func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let fraction = abs(hundredths % 100)
        let sign = hundredths < 0 ? "-" : ""
        let whole = "\(sign)\(abs(hundredths) / 100)"
        return fraction == 0 ? whole : whole + (fraction < 10 ? ".0\(fraction)" : ".\(fraction)")
    }
}
