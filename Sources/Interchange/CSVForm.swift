/// How a CSV file is written: what its bytes mean and what stands between its fields.
public struct CSVForm: Sendable, Equatable {
    public enum Encoding: String, Sendable, CaseIterable {
        case utf8 = "utf-8"
        case utf16LittleEndian = "utf-16le"
        case utf16BigEndian = "utf-16be"
        /// Latin-1 too: the two differ only where Latin-1 has controls that nobody writes.
        case windows1252 = "windows-1252"
    }

    public enum Delimiter: String, Sendable, CaseIterable {
        case comma, semicolon, tab, pipe

        var byte: UInt8 {
            switch self {
            case .comma: UInt8(ascii: ",")
            case .semicolon: UInt8(ascii: ";")
            case .tab: UInt8(ascii: "\t")
            case .pipe: UInt8(ascii: "|")
            }
        }
    }

    public let encoding: Encoding
    public let delimiter: Delimiter

    public init(encoding: Encoding, delimiter: Delimiter) {
        self.encoding = encoding
        self.delimiter = delimiter
    }
}

/// A file that people take for CSV and that is something else, told by its first bytes.
public enum ForeignFile: Sendable, Equatable {
    /// A spreadsheet's own format; .xlsx and .ods are zip archives.
    case workbook
    case compressed, pdf

    static func recognised(in head: ArraySlice<UInt8>) -> ForeignFile? {
        func begins(_ bytes: UInt8...) -> Bool { head.starts(with: bytes) }
        if begins(0x50, 0x4B, 0x03, 0x04) || begins(0xD0, 0xCF, 0x11, 0xE0) { return .workbook }
        if begins(0x1F, 0x8B) || begins(0x28, 0xB5, 0x2F, 0xFD) || begins(0xFD, 0x37, 0x7A, 0x58, 0x5A) || begins(0x42, 0x5A, 0x68) {
            return .compressed
        }
        return begins(0x25, 0x50, 0x44, 0x46) ? .pdf : nil
    }
}
