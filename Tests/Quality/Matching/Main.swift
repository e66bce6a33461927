// The comparisons of RecordMatching as a program, so that what is learnt and examined in Python is computed by the very
// code that is shipped. Used by Tools/learn and by linkage.py.

import Foundation
import RecordMatching

@main
enum MatchingQuality {
    static let usage = """
        usage: MatchingQuality levels REGISTER.csv      pairs of line numbers on standard input; a line of levels for each
               MatchingQuality candidates REGISTER.csv [BOUNDARY]   the thresholds, then pairs of the blocks: left, right,
                                                        weight, band, and the weight of each field; with BOUNDARY only those of a line
                                                        below it and one from it on
               MatchingQuality bench ROWS               time and memory of the blocks over made-up people
        """

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        do {
            switch (arguments.first, arguments.count) {
            case ("levels", 2): try levels(arguments[1])
            case ("candidates", 2...3): try candidates(arguments[1], boundary: arguments.count == 3 ? Int(arguments[2]) : nil)
            case ("bench", 2): BlockBench.run(rows: Int(arguments[1]) ?? 1_000_000)
            default: throw QualityProblem.message(usage)
            }
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(2)
        }
    }

    private static func levels(_ path: String) throws {
        let records = try CSVTable(path: path).records
        var output = Output()
        output.write(LinkageField.allCases.map { "\($0)" }.joined(separator: ","))
        while let line = readLine() {
            let pair = line.split(separator: " ").compactMap { Int($0) }
            guard pair.count == 2, records.indices.contains(pair[0]), records.indices.contains(pair[1]) else {
                throw QualityProblem.message("“\(line)” is no pair of line numbers.")
            }
            output.write(Likeness.levels(records[pair[0]], records[pair[1]]).map { "\($0)" }.joined(separator: ","))
        }
        output.flush()
    }

    private static func candidates(_ path: String, boundary: Int?) throws {
        let records = try CSVTable(path: path).records
        var blocks = DuplicateBlocks()
        for (row, record) in records.enumerated() { blocks.add(row: UInt32(row), record) }
        guard let candidates = blocks.candidates() else { return }
        var output = Output()
        let thresholds = Likeness.thresholds(population: blocks.frequencies.population)
        output.write("same \(thresholds.same) link \(thresholds.link) review \(thresholds.review)")
        for pair in candidates.pairs {
            let (left, right) = (Int(pair.left), Int(pair.right))
            if let boundary, (left < boundary) == (right < boundary) { continue }
            let likeness = Likeness(records[left], records[right], frequencies: blocks.frequencies)
            let weights = LinkageField.allCases.map { field in likeness.evidence.first { $0.field == field }?.weight ?? 0 }
            output.write("\(left) \(right) \(likeness.weight) \(likeness.band) \(weights.map { "\($0)" }.joined(separator: " "))")
        }
        output.flush()
        for skipped in candidates.skipped {
            FileHandle.standardError.write(Data("skipped in \(skipped.pass): \(skipped.blocks) blocks, \(skipped.records) records\n".utf8))
        }
    }
}

/// Standard output in large pieces.
struct Output {
    private var text = ""

    mutating func write(_ line: String) {
        text += line
        text += "\n"
        if text.utf8.count > 1 << 16 { flush() }
    }

    mutating func flush() {
        FileHandle.standardOutput.write(Data(text.utf8))
        text = ""
    }
}
