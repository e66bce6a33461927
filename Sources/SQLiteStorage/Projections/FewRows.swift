import CaseStorage
import RecordMatching

/// The rows of a term that few people are posted under, all in one: their numbers, ascending, of 32 bits each, the lowest
/// byte first.
///
/// Chunks alone would not do: what happens to cases counts rows on as well, so that in a store of a million people those
/// of most terms stand one by one in a hundred chunks. Which of the two ways a term is kept follows from its number of
/// rows alone.
enum FewRows {
    /// Most rows that are kept so.
    static let limit = 1_024
    /// What stands in the place of a chunk's number.
    static let place = -1

    /// - Throws: `corrupt` when the bytes are no ascending numbers.
    static func decode(_ bytes: UnsafeRawBufferPointer) throws(StorageFailure) -> [UInt32] {
        guard bytes.count % 4 == 0 else { throw .corrupt("the rows of a term") }
        var rows: [UInt32] = []
        rows.reserveCapacity(bytes.count / 4)
        for offset in stride(from: 0, to: bytes.count, by: 4) {
            let row = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            if let last = rows.last, last >= row { throw .corrupt("the rows of a term") }
            rows.append(row)
        }
        return rows
    }

    static func encode(_ rows: [UInt32]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: rows.count * 4) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            for (index, row) in rows.enumerated() { raw.storeBytes(of: row.littleEndian, toByteOffset: index * 4, as: UInt32.self) }
            count = rows.count * 4
        }
    }
}

/// A row that is posted under a term from now on, or no longer.
struct PostingChange {
    let row: UInt32
    let isThere: Bool

    /// Rows with changes made to them.
    ///
    /// - Parameters: both ascending; of two changes of a row the later stands.
    static func apply(_ changes: [PostingChange], to rows: [UInt32]) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(rows.count + changes.count)
        var next = 0
        for (index, change) in changes.enumerated() {
            if index + 1 < changes.count, changes[index + 1].row == change.row { continue }
            while next < rows.count, rows[next] < change.row {
                result.append(rows[next])
                next += 1
            }
            if next < rows.count, rows[next] == change.row { next += 1 }
            if change.isThere { result.append(change.row) }
        }
        result.append(contentsOf: rows[next...])
        return result
    }
}
