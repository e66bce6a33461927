import AgencyPacks
import EventLedger

/// The lines of a plain text file of a pack that hold something, with their numbers.
struct PackLines {
    /// More is not read of one table.
    static let maximumCount = 100_000

    let path: String
    let lines: [(number: Int, text: Substring)]

    /// Lines that are blank or begin with `#` are left out. Refuses what is not UTF-8 or holds control characters.
    init(_ path: String, of files: PackFiles) throws(SampleProblem) {
        guard let file = files[path] else { throw .missingFile(path) }
        guard let text = String(validating: file.bytes, as: UTF8.self) else { throw .badLine(file: path, line: 1) }
        var lines: [(number: Int, text: Substring)] = []
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            guard number <= Self.maximumCount, line.unicodeScalars.allSatisfy(Self.isHarmless) else {
                throw .badLine(file: path, line: number)
            }
            let first = line.first { $0 != " " }
            if first != nil, first != "#" { lines.append((number, line)) }
        }
        self.path = path
        self.lines = lines
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "\t" { return true }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return false
        default: break
        }
        // Marks that turn the direction of text could make a name read as another.
        return !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
    }

    /// The columns of every line; each must have at least `count`, none of them empty.
    func columns(_ count: Int) throws(SampleProblem) -> [(number: Int, values: [String])] {
        var rows: [(number: Int, values: [String])] = []
        for line in lines {
            let values = line.text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard values.count >= count, values.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 120 }) else { throw bad(line.number) }
            rows.append((line.number, values))
        }
        if rows.isEmpty { throw .missingFile(path) }
        return rows
    }

    func bad(_ line: Int) -> SampleProblem { .badLine(file: path, line: line) }

    /// A weight: a whole number from 1.
    func weight(_ text: String, line: Int) throws(SampleProblem) -> Int {
        guard let weight = Int(text), (1...1_000_000).contains(weight) else { throw bad(line) }
        return weight
    }
}
