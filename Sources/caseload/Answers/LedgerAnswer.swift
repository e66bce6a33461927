import CaseStorage
import Casework
import EventLedger
import Interchange

/// What every write answers: the subject's version with it, and where it stands in the ledger.
struct LedgerAnswer {
    let committed: Committed

    /// The same for a repeated request, since only what was committed is asked.
    var version: UInt64 {
        guard let subject = committed.events.first?.subject else { return 0 }
        return committed.events.last { $0.subject == subject }?.version ?? 0
    }

    var members: [(String, JSONValue)] {
        [("version", .natural(version)), ("ledger", .ledger(committed.ledger, index: committed.events.last?.sequence))]
    }
}

extension JSONValue {
    /// - Parameter index: the place of the write's last event; nil takes the ledger's last.
    static func ledger(_ state: LedgerState, index: UInt64? = nil) -> JSONValue {
        .object([
            ("index", .natural(index ?? max(state.size, 1) - 1)), ("size", .natural(state.size)), ("root", .text(state.root.hex)),
        ])
    }

    static func date(_ date: CivilDate?) -> JSONValue { .optional(date?.description) }

    static func texts(_ texts: [String]) -> JSONValue { .list(texts.map(JSONValue.text)) }

    init(_ value: FieldValue) {
        switch value {
        case .text(let text): self = .text(text)
        case .integer(let number): self = .number(Int64(number))
        case .yesNo(let flag): self = .yesNo(flag)
        case .rows(let rows):
            self = .list(rows.map { row in .object(row.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) }) })
        }
    }
}

extension Session {
    /// Answers a write: the given members and the ledger's in JSON, or one sentence.
    func answer(_ committed: Committed, _ writing: WritingOptions, _ members: [(String, JSONValue)], saying text: String) {
        if writing.answer.isJSON {
            output.json(.object(members + LedgerAnswer(committed: committed).members))
        } else {
            output.line(committed.isRepeat ? "Done before under this request id: \(text)" : text)
        }
    }
}
