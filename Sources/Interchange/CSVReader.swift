/// Reads comma-separated values (RFC 4180, and what people make of it) row by row, in constant memory.
///
/// Bytes come from a closure, a piece at a time, and an empty piece ends them. Delimiter and encoding are told by the
/// file's beginning unless they are given. A row that is broken comes with its problem and its line, and reading goes on
/// behind it: in a register of millions one lost quotation mark must not hide everybody after it.
///
/// It is our own because no library that could be had reads a file as it comes (docs/decisions/0010-own-csv-reader.md).
public struct CSVReader<Failure: Error> {
    /// Longest record, in bytes of UTF-8: a thousand times an ordinary one.
    public static var longestRecord: Int { 1 << 18 }
    /// What `patience` never falls below.
    private static var leastPatience: Int { 1 << 12 }
    /// So many sound rows in a row, and `patience` grows again.
    private static var rowsOfTrust: Int { 1000 }

    private var pieces: TextPieces<Failure>
    private let wantedDelimiter: CSVForm.Delimiter?
    private var scan: CSVScan?
    private var chosen: CSVForm.Delimiter = .comma
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    /// How far ahead the end of a record is looked for. Each lost quotation mark halves it, so that a file full of them
    /// is not read from end to end for every line.
    private var patience = Self.longestRecord
    private var soundRows = 0

    /// The line that the next row begins on, or one after the last, from 1.
    public private(set) var line = 1

    /// - Parameter read: the next bytes of the file, as many as are at hand; none at its end.
    public init(
        encoding: CSVForm.Encoding? = nil, delimiter: CSVForm.Delimiter? = nil, read: @escaping () throws(Failure) -> [UInt8]
    ) {
        pieces = TextPieces(encoding: encoding, read: read)
        wantedDelimiter = delimiter
    }

    /// How much of the file has been read, for telling progress.
    public var bytesRead: UInt64 { pieces.bytesRead }

    /// How the file is written, as far as has been read: the encoding is settled by the first letter that is not ASCII.
    public var form: CSVForm { CSVForm(encoding: pieces.encoding ?? .utf8, delimiter: chosen) }

    /// What the file is instead of CSV; known once reading has begun.
    public var foreign: ForeignFile? { pieces.foreign }

    /// Reads the beginning, which settles what ``form`` and ``foreign`` say. Reading a row does it too.
    public mutating func begin() throws(Failure) {
        guard scan == nil else { return }
        try fill()
        // A spreadsheet's own note of the delimiter, on a line before the heading.
        if let noted = DelimiterNote(beginning: buffer) {
            chosen = wantedDelimiter ?? noted.delimiter
            position = noted.length
            line = 2
        } else {
            chosen = wantedDelimiter ?? DelimiterGuess(head: buffer, isWhole: isAtEnd).delimiter
        }
        scan = CSVScan(delimiter: chosen.byte)
    }

    /// The next row that has anything in it; nil at the end. A line without a character is none.
    public mutating func next() throws(Failure) -> CSVRow? {
        try begin()
        while var scan {
            if position == buffer.count {
                guard !isAtEnd else { return nil }
                try fill()
                continue
            }
            // Taken out while it works, so that its room is not copied.
            self.scan = nil
            let limit = min(buffer.count, position + patience)
            let isEnd = isAtEnd && limit == buffer.count
            let outcome = buffer.withUnsafeBufferPointer { scan.record(in: $0, from: position, to: limit, isEnd: isEnd) }
            self.scan = scan
            switch outcome {
            case .whole(let next):
                if scan.hasStrayQuote, scan.lines > 1 { return try lost(.strayQuote, scan) }
                if let row = sound(scan, next) { return row }
            case .cut, .cutInQuotes:
                // Only when the bytes really end is it said that something is too long or lost.
                if limit == buffer.count, !isAtEnd {
                    try fill()
                    continue
                }
                if case .cutInQuotes = outcome { return try lost(.unclosedQuote, scan) }
                return try overlong(scan)
            }
        }
        return nil
    }

    /// Moves behind a record; nil for a line without a character.
    private mutating func sound(_ scan: CSVScan, _ next: Int) -> CSVRow? {
        let begun = line
        position = next
        line += scan.lines
        soundRows += 1
        if soundRows >= Self.rowsOfTrust, patience < Self.longestRecord {
            soundRows = 0
            patience = min(Self.longestRecord, patience * 2)
        }
        if scan.bytes.isEmpty, scan.ends.count == 1, !scan.wasQuoted { return nil }
        return CSVRow(line: begun, problem: scan.problem, bytes: scan.bytes, ends: scan.ends)
    }

    /// A quotation mark was lost or is one too many, and took other lines into the record: only its first line is given
    /// up, and reading goes on with the next.
    private mutating func lost(_ problem: CSVProblem, _ scan: CSVScan) throws(Failure) -> CSVRow {
        let begun = line
        patience = max(Self.leastPatience, patience / 2)
        soundRows = 0
        try skipLine()
        return CSVRow(line: begun, problem: problem, bytes: Array(scan.bytes.prefix(scan.ends.last ?? 0)), ends: scan.ends)
    }

    private mutating func overlong(_ scan: CSVScan) throws(Failure) -> CSVRow {
        let begun = line
        let limit = patience
        line += scan.lines
        position = min(buffer.count, position + limit)
        try skipLine()
        return CSVRow(line: begun, problem: .tooLong(limit: limit), bytes: [], ends: [])
    }

    private mutating func skipLine() throws(Failure) {
        while true {
            if let end = buffer[position...].firstIndex(where: { $0 == 10 || $0 == 13 }) {
                if end + 1 == buffer.count, buffer[end] == 13, !isAtEnd {
                    position = end
                    try fill()
                    continue
                }
                position = buffer.withUnsafeBufferPointer { CSVScan.afterLineEnd(in: $0, at: end, to: $0.count) }
                line += 1
                return
            }
            position = buffer.count
            guard !isAtEnd else { return }
            try fill()
        }
    }

    /// Drops what has been read and adds the next piece.
    private mutating func fill() throws(Failure) {
        buffer.removeFirst(position)
        position = 0
        let piece = try pieces.next()
        isAtEnd = piece.isEmpty
        buffer += piece
    }
}
