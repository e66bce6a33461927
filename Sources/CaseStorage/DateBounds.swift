import Casework

/// The days that a ledger can hold: those of the years 1 to 9999. A later day could be written, and never be read again.
enum DateBounds {
    static let reason = "a date outside the years 1 to 9999 cannot be kept"

    /// From 0001-01-01T00:00Z to 9999-12-31T23:59Z, on the office's wall clock too.
    static func allow(_ moment: Moment) -> Bool {
        (-62_135_596_800_000..<253_402_300_800_000).contains(moment.utcMilliseconds) && (1...9999).contains(moment.date.year)
    }

    /// Whether no text of an event's facts is a day of another year. Facts hold no text of the office's own, so that what
    /// looks like a day is one.
    static func allow(facts: [UInt8]) -> Bool {
        facts.withUnsafeBufferPointer { bytes in
            var index = 5
            while index + 6 < bytes.count {
                // The end of `-12-31"`, and what stands before it back to its quotation mark.
                if bytes[index] == dash, bytes[index + 3] == dash, bytes[index + 6] == quote,
                    isDigit(bytes[index + 1]), isDigit(bytes[index + 2]), isDigit(bytes[index + 4]), isDigit(bytes[index + 5]),
                    !isYear(endingAt: index, in: bytes)
                {
                    return false
                }
                index += 1
            }
            return true
        }
    }

    /// False for a year of five digits and more, below zero, or zero; true for what is no year at all. Years are written
    /// with four digits at least.
    private static func isYear(endingAt end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = end
        var isZero = true
        while start > 0, isDigit(bytes[start - 1]) {
            start -= 1
            if bytes[start] != zero { isZero = false }
        }
        guard start > 0, end - start >= 4 else { return true }
        let isNegative = bytes[start - 1] == dash && start > 1 && bytes[start - 2] == quote
        guard bytes[start - 1] == quote || isNegative else { return true }
        return !isNegative && !isZero && end - start == 4
    }

    private static let dash = UInt8(ascii: "-")
    private static let quote = UInt8(ascii: "\"")
    private static let zero = UInt8(ascii: "0")

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
