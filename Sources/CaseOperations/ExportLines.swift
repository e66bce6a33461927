import CaseStorage
import Casework
import EventLedger
import Foundation
import Interchange

/// A case's events as docs/ledger-format.md, section 7, has them: what another machine checks.
extension Office {
    func jsonLines(_ entries: [HistoryEntry], of view: CaseView, _ ledger: LedgerState) throws(OperationFailure) -> [UInt8] {
        let tree = HashTree(size: ledger.size) { place throws(StorageFailure) in try store.node(place) }
        var bytes: [UInt8] = []
        // Writing to memory cannot fail.
        var writer = JSONLinesWriter<Never> { bytes += $0 }
        writer.line(
            .object([
                ("caseload-export", .number(1)), ("size", .natural(ledger.size)), ("root", .text(ledger.root.hex)),
                ("subject", .text(view.record.id.hex)), ("case", .text(view.record.number.text)),
            ]))
        for entry in entries {
            let event = try storedEvent(entry.sequence)
            let proof = try reading { () throws(StorageFailure) in try tree.inclusionProof(of: entry.sequence) } ?? []
            writer.line(line(of: entry, event, proof: proof, isWithheld: holdsProtected(entry.sequence, in: view)))
        }
        writer.finish()
        return bytes
    }

    private func line(of entry: HistoryEntry, _ event: StoredEvent, proof: [EventLedger.Digest], isWithheld: Bool) -> JSONValue {
        let parts = event.parts.map { part -> JSONValue in
            let hides = isWithheld && part.name == LedgerFormat.personalPart && part.bytes != nil
            func base64(_ bytes: [UInt8]?) -> JSONValue { .optional(hides ? nil : bytes.map { Data($0).base64EncodedString() }) }
            let members: [(String, JSONValue)] = [("name", .text(part.name)), ("salt", base64(part.salt)), ("bytes", base64(part.bytes))]
            return .object(hides ? members + [("withheld", .yesNo(true))] : members)
        }
        let changes = entry.changes.map {
            JSONValue.object([("field", .text($0.field)), ("from", .text($0.from)), ("to", .text($0.to))])
        }
        return .object([
            ("sequence", .natural(entry.sequence)), ("header", .text(Data(event.header).base64EncodedString())),
            ("parts", .list(parts)), ("leaf_index", .natural(entry.sequence)), ("proof", .list(proof.map { .text($0.hex) })),
            ("local_time", .text(entry.at.localStamp)), ("utc_time", .text(entry.at.utcStamp)), ("actor", .text(entry.actorName)),
            ("login", .text(entry.actorLogin)), ("action", .text(entry.action)), ("changes", .list(changes)),
            ("reason", .optional(entry.words)), ("withdrawn", .yesNo(entry.isWithdrawn)),
        ])
    }

    private func storedEvent(_ sequence: UInt64) throws(OperationFailure) -> StoredEvent {
        let stored = try reading { () throws(StorageFailure) in try store.storedEvents(sequence..<(sequence + 1)) }
        guard let event = stored.first else { throw .storage(.missing(.event)) }
        return event
    }

    /// The events of other subjects that say why a part of this case's history is missing. The ledger is read from the
    /// first such part on, so this takes long only where something was erased.
    func erasures(behind view: CaseView) throws(OperationFailure) -> [HistoryEntry] {
        var missing: Set<UInt64> = []
        for entry in view.history where try storedEvent(entry.sequence).parts.contains(where: { $0.bytes == nil }) {
            missing.insert(entry.sequence)
        }
        let known = Set(view.history.map(\.sequence))
        let size = try reading { () throws(StorageFailure) in try store.ledgerState().size }
        let telling = HistoryTelling(agency: agency, staff: try staff(), people: [:])
        var found: [HistoryEntry] = []
        var next = missing.min() ?? size
        while !missing.isEmpty, next < size {
            let chunk = next..<min(next + 1000, size)
            for stored in try reading({ () throws(StorageFailure) in try store.storedEvents(chunk) }) {
                guard let header = try? EventHeader(decoding: stored.header), header.kind == PartErased.kind,
                    let recorded = try? RecordedEvent(header: header, parts: stored.parts),
                    case .partErased(let erased) = recorded.event, missing.remove(erased.facts.sequence) != nil,
                    !known.contains(stored.sequence)
                else { continue }
                found.append(telling.tell(recorded))
            }
            next = chunk.upperBound
        }
        return found
    }

    /// Whether an event's personal part holds a value that is only shown masked.
    private func holdsProtected(_ sequence: UInt64, in view: CaseView) -> Bool {
        guard let recorded = view.file.events.first(where: { $0.sequence == sequence }) else { return false }
        let values: FieldValues =
            switch recorded.event {
            case .caseOpened(let opened): opened.personal?.values ?? [:]
            case .caseMoved(let moved): moved.personal?.values ?? [:]
            case .caseEdited(let edited): edited.personal?.values ?? [:]
            default: [:]
            }
        return view.type.fields.contains { $0.holdsProtected(values[$0.id]) }
    }
}

extension Field {
    /// Whether the value is protected, or a column of its rows is.
    fileprivate func holdsProtected(_ value: FieldValue?) -> Bool {
        guard let value else { return false }
        if isProtected { return true }
        guard case .rows(let rows) = value else { return false }
        return columns.contains { column in column.isProtected && rows.contains { $0[column.id] != nil } }
    }
}
