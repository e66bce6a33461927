import Foundation
import RecordMatching

/// A register as CSV after RFC 4180, with a header: id, given, family, organisation, birth_date, phone, street, city,
/// postal_code, state, external_id. Columns may be missing and in any order. Read whole; meant for data sets.
struct CSVTable {
    let ids: [String]
    let records: [MatchRecord]

    init(path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        var lines = Self.lines(bytes)
        guard !lines.isEmpty else { throw QualityProblem.message("\(path) is empty; a header is needed.") }
        let header = lines.removeFirst()
        let columns = Dictionary(header.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        func value(_ line: [String], _ name: String) -> String? {
            guard let column = columns[name], column < line.count, !line[column].isEmpty else { return nil }
            return line[column]
        }
        ids = lines.indices.map { value(lines[$0], "id") ?? String($0) }
        records = lines.map { line in
            MatchRecord(
                given: value(line, "given"), family: value(line, "family"), organisation: value(line, "organisation"),
                birthDate: value(line, "birth_date"), phones: value(line, "phone").map { [$0] } ?? [], street: value(line, "street"),
                city: value(line, "city"), postalCode: value(line, "postal_code"), state: value(line, "state"),
                externalID: value(line, "external_id"))
        }
    }

    private static func lines(_ bytes: [UInt8]) -> [[String]] {
        var lines: [[String]] = []
        var line: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var at = 0
        func finish() {
            line.append(String(decoding: field, as: UTF8.self))
            field = []
        }
        while at < bytes.count {
            let byte = bytes[at]
            if isQuoted {
                if byte == UInt8(ascii: "\""), at + 1 < bytes.count, bytes[at + 1] == byte {
                    field.append(byte)
                    at += 1
                } else if byte == UInt8(ascii: "\"") {
                    isQuoted = false
                } else {
                    field.append(byte)
                }
            } else if byte == UInt8(ascii: "\"") {
                isQuoted = true
            } else if byte == UInt8(ascii: ",") {
                finish()
            } else if byte == UInt8(ascii: "\n") {
                finish()
                lines.append(line)
                line = []
            } else if byte != UInt8(ascii: "\r") {
                field.append(byte)
            }
            at += 1
        }
        if !field.isEmpty || !line.isEmpty {
            finish()
            lines.append(line)
        }
        return lines
    }
}

enum QualityProblem: Error, CustomStringConvertible {
    case message(String)

    var description: String {
        switch self {
        case .message(let text): text
        }
    }
}
