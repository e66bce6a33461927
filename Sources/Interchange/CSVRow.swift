/// One record of a CSV file.
public struct CSVRow: Sendable, Equatable {
    /// The line of the file it begins on, from 1; a quoted field may go over several.
    public let line: Int
    /// What is wrong with it. Its fields are then what could be made out, and not to be relied upon.
    public let problem: CSVProblem?
    // All fields one after another, and where each of them ends: two allocations a row, whatever its width.
    private let bytes: [UInt8]
    private let ends: [Int]

    init(line: Int, problem: CSVProblem?, bytes: [UInt8], ends: [Int]) {
        self.line = line
        self.problem = problem
        self.bytes = bytes
        self.ends = ends
    }

    /// Number of fields.
    public var count: Int { ends.count }

    /// A field's text, quotes taken off; empty where the row has no such field.
    public subscript(index: Int) -> String {
        guard ends.indices.contains(index) else { return "" }
        return String(decoding: bytes[start(of: index)..<ends[index]], as: UTF8.self)
    }

    public func isEmpty(_ index: Int) -> Bool { !ends.indices.contains(index) || start(of: index) == ends[index] }

    /// Whether there is nothing in any field: what a spreadsheet leaves below its last row.
    public var isBlank: Bool { bytes.allSatisfy { $0 == 32 || $0 == 9 } && problem == nil }

    public var fields: [String] { ends.indices.map { self[$0] } }

    private func start(of index: Int) -> Int { index == 0 ? 0 : ends[index - 1] }
}

/// Why a row of a CSV file cannot be read as it stands.
public enum CSVProblem: Error, Sendable, Equatable {
    /// A quotation mark opens a field and nothing closes it; reading goes on with the next line.
    case unclosedQuote
    /// Something stands between a closing quotation mark and the end of its field; where that went over several lines,
    /// reading goes on with the second.
    case strayQuote
    /// More than so many bytes without an end of line.
    case tooLong(limit: Int)
    /// A byte that is zero: a damaged file, or one in another encoding.
    case zeroByte
    /// Bytes that are no text in the file's encoding.
    case notText
}
