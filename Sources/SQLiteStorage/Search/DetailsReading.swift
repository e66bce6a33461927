import CaseStorage
import Casework
import Foundation
import GRDB

/// Reads a constituent's details out of the personal part they were written in.
struct DetailsReading {
    private let select: PreparedStatement
    private let decoder = JSONDecoder()

    init(_ database: Database) throws {
        select = try PreparedStatement(database, "SELECT bytes FROM part WHERE sequence = ? AND name = 'personal'")
    }

    /// - Throws: `damaged` when the part is gone or is no details.
    func details(at sequence: Int64) throws -> ConstituentDetails {
        let details = try select.first([.integer(sequence)]) { columns in
            columns.raw(0) { bytes in
                // A page of matches is read at every key; Foundation takes ten times as long for each.
                var reader = PlainJSON(bytes)
                return reader.details() ?? (try? decoder.decode(ConstituentDetails.self, from: Data(bytes)))
            }
        }
        guard let details, let details else {
            throw StorageFailure.damaged(sequence: UInt64(bitPattern: sequence), "its details cannot be read")
        }
        return details
    }
}

/// Reads details as the ledger writes them: one object of texts and lists of texts in order of their names, nothing
/// escaped, no white space. What is written otherwise is left to a reader that knows all of JSON.
struct PlainJSON {
    private let bytes: UnsafeRawBufferPointer
    private var place = 0

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Nil where there is anything but what is known here.
    mutating func details() -> ConstituentDetails? {
        var details = ConstituentDetails()
        guard take("{") else { return nil }
        if take("}") { return place == bytes.count ? details : nil }
        var last = ""
        repeat {
            // In order, so that none comes twice.
            guard let name = text(), name > last, take(":"), read(name, into: &details) else { return nil }
            last = name
        } while take(",")
        return take("}") && place == bytes.count ? details : nil
    }

    private mutating func read(_ name: String, into details: inout ConstituentDetails) -> Bool {
        if name == "phones" {
            guard let phones = list() else { return false }
            details.phones = phones
            return true
        }
        guard let text = text() else { return false }
        switch name {
        case "givenName": details.givenName = text
        case "familyName": details.familyName = text
        case "organisation": details.organisation = text
        case "street": details.street = text
        case "city": details.city = text
        case "postalCode": details.postalCode = text
        case "state": details.state = text
        case "language": details.language = text
        case "externalID": details.externalID = text
        case "birthDate":
            guard let day = CivilDate(text) else { return false }
            details.birthDate = day
        default: return false
        }
        return true
    }

    private mutating func list() -> [String]? {
        guard take("[") else { return nil }
        var texts: [String] = []
        if take("]") { return texts }
        repeat {
            guard let text = text() else { return nil }
            texts.append(text)
        } while take(",")
        return take("]") ? texts : nil
    }

    private mutating func text() -> String? {
        guard take("\"") else { return nil }
        let start = place
        var seen: UInt8 = 0
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            guard bytes[place] >= 0x20, bytes[place] != UInt8(ascii: "\\") else { return nil }
            seen |= bytes[place]
            place += 1
        }
        let text = UnsafeRawBufferPointer(rebasing: bytes[start..<place])
        guard take("\"") else { return nil }
        // What is not UTF-8 is left to the other reader to refuse.
        return seen < 0x80 ? String(decoding: text, as: UTF8.self) : String(validating: text, as: UTF8.self)
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard place < bytes.count, bytes[place] == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }
}
