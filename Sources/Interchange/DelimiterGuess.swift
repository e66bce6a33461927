/// What stands between the fields, told by the beginning of a file.
///
/// The one wins that divides most rows into as many fields as the heading; among equals the one that makes most fields.
/// Counting alone would take the comma in `Ortega, Marisol;1979` for it.
struct DelimiterGuess {
    private static let rowsLookedAt = 100

    let delimiter: CSVForm.Delimiter

    /// - Parameter isWhole: whether `head` is all there is, so that its last line counts too.
    init(head: [UInt8], isWhole: Bool) {
        var best: (delimiter: CSVForm.Delimiter, share: Double, fields: Int) = (.comma, 0, 1)
        for candidate in CSVForm.Delimiter.allCases {
            let counts = Self.counts(of: candidate, in: head, isWhole: isWhole)
            guard let fields = counts.first, fields > 1 else { continue }
            let share = Double(counts.count { $0 == fields }) / Double(counts.count)
            if (share, fields) > (best.share, best.fields) { best = (candidate, share, fields) }
        }
        delimiter = best.delimiter
    }

    private static func counts(of delimiter: CSVForm.Delimiter, in head: [UInt8], isWhole: Bool) -> [Int] {
        var scan = CSVScan(delimiter: delimiter.byte)
        var counts: [Int] = []
        head.withUnsafeBufferPointer { bytes in
            var position = 0
            while position < bytes.count, counts.count < rowsLookedAt {
                let outcome = scan.record(in: bytes, from: position, to: bytes.count, isEnd: isWhole)
                guard case .whole(let next) = outcome else { break }
                position = next
                if scan.ends.count > 1 || !scan.bytes.isEmpty { counts.append(scan.ends.count) }
            }
        }
        return counts
    }
}

/// `sep=;` on the first line, which spreadsheets write for each other.
struct DelimiterNote {
    let delimiter: CSVForm.Delimiter
    /// Bytes of the whole line.
    let length: Int

    init?(beginning bytes: [UInt8]) {
        guard bytes.count > 5, bytes.prefix(4).elementsEqual("sep=".utf8),
            let delimiter = CSVForm.Delimiter.allCases.first(where: { $0.byte == bytes[4] })
        else { return nil }
        switch (bytes[5], bytes.count > 6 ? bytes[6] : 0) {
        case (13, 10): length = 7
        case (13, _), (10, _): length = 6
        default: return nil
        }
        self.delimiter = delimiter
    }
}
