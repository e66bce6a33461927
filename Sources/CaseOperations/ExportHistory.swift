import CaseDocuments
import CaseStorage
public import Casework
import EventLedger
import Interchange

public enum ExportFormat: String, Sendable, CaseIterable { case csv, jsonl, html }

extension Office {
    /// Writes the whole history of one case: who, when (local and UTC), what changed from what to what, and why.
    ///
    /// The JSON lines also carry each event's stored bytes and its inclusion proof, as docs/ledger-format.md says, so
    /// that another machine can check them. Protected values are masked, and parts that hold any are withheld. Where a
    /// part was erased, the event that says so stands among the others.
    public func exportHistory(of file: CaseFile, to format: ExportFormat) throws(OperationFailure) -> [UInt8] {
        let view = try view(of: file)
        let entries = try (view.history + erasures(behind: view)).sorted { $0.sequence < $1.sequence }
        let ledger = try reading { () throws(StorageFailure) in try store.ledgerState() }
        switch format {
        case .html: return Array(try html(entries, of: view, ledger).utf8)
        case .csv: return try csv(entries, of: view)
        case .jsonl: return try jsonLines(entries, of: view, ledger)
        }
    }

    func leaf(of sequence: UInt64) throws(OperationFailure) -> String {
        try reading { () throws(StorageFailure) in try store.node(TreePlace(level: 0, position: sequence)).hex }
    }

    private func html(_ entries: [HistoryEntry], of view: CaseView, _ ledger: LedgerState) throws(OperationFailure) -> String {
        var lines: [HistoryLine] = []
        for entry in entries {
            lines.append(
                HistoryLine(
                    sequence: entry.sequence, localTime: entry.at.localStamp, utcTime: entry.at.utcStamp, actorName: entry.actorName,
                    actorLogin: entry.actorLogin, action: entry.action,
                    changes: entry.changes.map { .init(field: $0.field, from: $0.from, to: $0.to) }, reason: entry.words,
                    isWithdrawn: entry.isWithdrawn, commit: entry.commit.hex, leafHash: try leaf(of: entry.sequence)))
        }
        let document = CaseHistoryDocument(
            agency: agency, caseNumber: view.record.number, caseType: view.type.title.plain, constituent: view.constituent.fullName,
            lines: lines, exportedOn: now, exportedBy: me.name, ledgerSize: ledger.size, ledgerRoot: ledger.root.hex,
            mode: mode == .training ? .training : .live)
        return HTMLLayout().html(document.document)
    }

    private func csv(_ entries: [HistoryEntry], of view: CaseView) throws(OperationFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        // Writing to memory cannot fail.
        var writer = HistoryCSV<Never> { bytes += $0 }
        for entry in entries { writer.append(try row(entry, of: view)) }
        writer.finish()
        return bytes
    }

    private func row(_ entry: HistoryEntry, of view: CaseView) throws(OperationFailure) -> HistoryRow {
        HistoryRow(
            sequence: entry.sequence, subject: view.record.number.text, kind: entry.kind, localTime: entry.at.localStamp,
            utcTime: entry.at.utcStamp, actorName: entry.actorName, actorLogin: entry.actorLogin, action: entry.action,
            changes: entry.changes.map { .init(field: $0.field, from: $0.from, to: $0.to) }, reason: entry.words,
            isWithdrawn: entry.isWithdrawn, commit: entry.commit.hex, leafHash: try leaf(of: entry.sequence))
    }
}
