import CaseStorage
import Casework
import EventLedger
import Foundation
import Interchange

extension Office {
    /// Writes the whole ledger as docs/ledger-format.md, section 7, has it: every header with its parts, so that another
    /// machine can check all of it. It holds everything the office knows, and is for auditors.
    ///
    /// - Parameter write: takes the lines as they are made, a few thousand events at a time.
    public func exportLedger(write: ([UInt8]) throws -> Void) throws {
        try deciding { () throws(Refusal) in if !actor.roles.contains("auditor") { throw .roleRequired(["auditor"]) } }
        let ledger = try reading { () throws(StorageFailure) in try store.ledgerState() }
        var waiting: [UInt8] = []
        // Lines are gathered in memory, which cannot fail, and handed on in chunks.
        var lines = JSONLinesWriter<Never> { waiting += $0 }
        lines.line(.object([("caseload-export", .number(1)), ("size", .natural(ledger.size)), ("root", .text(ledger.root.hex))]))
        for start in stride(from: 0, to: ledger.size, by: 2000) {
            let range = start..<min(ledger.size, start + 2000)
            for event in try reading({ () throws(StorageFailure) in try store.storedEvents(range) }) { lines.line(Self.line(of: event)) }
            lines.finish()
            try write(waiting)
            waiting = []
        }
    }

    private static func line(of event: StoredEvent) -> JSONValue {
        func base64(_ bytes: [UInt8]?) -> JSONValue { .optional(bytes.map { Data($0).base64EncodedString() }) }
        let parts = event.parts.map { part in
            JSONValue.object([("name", .text(part.name)), ("salt", base64(part.salt)), ("bytes", base64(part.bytes))])
        }
        return .object([("sequence", .natural(event.sequence)), ("header", base64(event.header)), ("parts", .list(parts))])
    }
}
