/// Takes one record out of bytes that lie in memory. It keeps its room from one record to the next.
struct CSVScan {
    enum Outcome {
        /// The record ends before this position.
        case whole(next: Int)
        /// The bytes end first, outside quotation marks.
        case cut
        /// The bytes end inside quotation marks.
        case cutInQuotes
    }

    let delimiter: UInt8
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [Int] = []
    /// Ends of lines that were passed, the record's own included.
    private(set) var lines = 0
    private(set) var hasStrayQuote = false
    private(set) var wasQuoted = false
    /// All bytes of the fields, or-ed: whether any of them is not ASCII.
    private var union: UInt8 = 0
    private var hasZero = false

    init(delimiter: UInt8) { self.delimiter = delimiter }

    /// What is wrong with the record that was read, its bytes looked at as a whole.
    var problem: CSVProblem? {
        if hasZero { return .zeroByte }
        if union >= 0x80, String(validating: bytes, as: UTF8.self) == nil { return .notText }
        return hasStrayQuote ? .strayQuote : nil
    }

    /// - Parameter isEnd: whether `limit` is the end of the file, which ends a record as a line break does.
    mutating func record(in buffer: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int, isEnd: Bool) -> Outcome {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        (lines, hasStrayQuote, wasQuoted, union, hasZero) = (0, false, false, 0, false)
        var index = start
        while true {
            var opening = index
            while opening < limit, buffer[opening] == 32 { opening += 1 }
            if opening < limit, buffer[opening] == quote {
                wasQuoted = true
                guard let after = quoted(in: buffer, from: opening + 1, to: limit, isEnd: isEnd) else {
                    return .cutInQuotes
                }
                index = after
                // Blanks behind the mark are nobody's; anything else should not be there.
                while index < limit, buffer[index] == 32 { index += 1 }
                if index < limit, buffer[index] != delimiter, buffer[index] != 10, buffer[index] != 13 { hasStrayQuote = true }
            }
            index = plain(in: buffer, from: index, to: limit)
            ends.append(bytes.count)
            guard index < limit else { return isEnd ? .whole(next: limit) : .cut }
            if buffer[index] == delimiter {
                index += 1
                continue
            }
            let next = Self.afterLineEnd(in: buffer, at: index, to: limit)
            // The other half of a line end may be still to come.
            if next == limit, !isEnd, buffer[index] == 13, next == index + 1 { return .cut }
            lines += 1
            return .whole(next: next)
        }
    }

    /// Up to the next delimiter or line end.
    private mutating func plain(in buffer: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int) -> Int {
        var index = start
        while index < limit {
            let byte = buffer[index]
            if byte == delimiter || byte == 10 || byte == 13 { break }
            note(byte)
            index += 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
        return index
    }

    /// Past the closing quotation mark; nil when the bytes end before it is certain to be one.
    private mutating func quoted(in buffer: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int, isEnd: Bool) -> Int? {
        var index = start
        var copied = start
        while index < limit {
            let byte = buffer[index]
            if byte == quote {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[copied..<index]))
                if index + 1 == limit { return isEnd ? limit : nil }
                guard buffer[index + 1] == quote else { return index + 1 }
                bytes.append(quote)
                index += 2
                copied = index
            } else if byte == 10 || byte == 13 {
                lines += 1
                index = Self.afterLineEnd(in: buffer, at: index, to: limit)
            } else {
                note(byte)
                index += 1
            }
        }
        return nil
    }

    private mutating func note(_ byte: UInt8) {
        union |= byte
        if byte == 0 { hasZero = true }
    }

    /// LF, CRLF and CR alone all end a line.
    static func afterLineEnd(in buffer: UnsafeBufferPointer<UInt8>, at index: Int, to limit: Int) -> Int {
        buffer[index] == 13 && index + 1 < limit && buffer[index + 1] == 10 ? index + 2 : index + 1
    }

    private var quote: UInt8 { UInt8(ascii: "\"") }
}
