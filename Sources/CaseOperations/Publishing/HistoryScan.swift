import CaseStorage
import Casework
import EventLedger

extension Office {
    /// How many events are looked at in one go.
    private static let eventsAtOnce: UInt64 = 1000

    /// Who held which roles when, and what has been erased since: read from the ledger, which alone knows it.
    func historyBackground(_ isWanted: () -> Bool = { true }) throws(OperationFailure) -> HistoryBackground {
        var staff = StaffTimeline()
        var erased: Set<UInt64> = []
        let size = try reading { () throws(StorageFailure) in try store.ledgerState().size }
        var start: UInt64 = 0
        while start < size {
            guard isWanted() else { throw .storage(.stopped) }
            let range = start..<min(size, start + Self.eventsAtOnce)
            let events = try reading { () throws(StorageFailure) in try store.storedEvents(range) }
            guard !events.isEmpty else { throw .storage(.damaged(sequence: start, "it is not there")) }
            for event in events {
                let header: EventHeader
                do { header = try EventHeader(decoding: event.header) } catch {
                    throw .storage(.damaged(sequence: event.sequence, "its header cannot be read"))
                }
                guard [StaffAdded.kind, StaffRolesSet.kind, PartErased.kind].contains(header.kind) else { continue }
                let recorded = try reading { () throws(StorageFailure) in try RecordedEvent(header: header, parts: event.parts) }
                staff.note(recorded)
                if case .partErased(let part) = recorded.event { erased.insert(part.facts.sequence) }
            }
            start += UInt64(events.count)
        }
        return HistoryBackground(staff: staff, erased: erased)
    }

    /// Every pack that was ever in force, each with the place in the ledger from which on it was.
    func packTimeline() throws(OperationFailure) -> PackTimeline {
        var entries: [PackTimeline.Entry] = []
        for pack in try reading({ () throws(StorageFailure) in try store.packs() }) {
            let agency = try reading { () throws(StorageFailure) in try archive.agency(of: pack.digest, in: store) }
            entries.append(PackTimeline.Entry(sequence: pack.sequence, agency: agency))
        }
        return PackTimeline(entries)
    }

    /// Everybody a case belonged to at some time, as they are now.
    func people(of file: CaseFile) throws(StorageFailure) -> [ConstituentID: ConstituentDetails] {
        var ids: Set<ConstituentID> = [file.record.constituent]
        for recorded in file.events {
            if case .caseOpened(let opened) = recorded.event { ids.insert(opened.facts.constituent) }
            if case .caseRehomed(let rehomed) = recorded.event { ids.formUnion([rehomed.facts.from, rehomed.facts.to]) }
        }
        return try store.constituents(ids.sorted())
    }

    /// Hands over every case that was ever opened, until `body` is false or fails.
    func forEachFile(_ body: (CaseFile) throws(StorageFailure) -> Bool) throws(OperationFailure) {
        var failure: StorageFailure?
        try reading { () throws(StorageFailure) in
            try store.forEachCase { file in
                do throws(StorageFailure) { return try body(file) } catch {
                    failure = error
                    return false
                }
            }
        }
        if let failure { throw .storage(failure) }
    }
}

extension Agency {
    /// Whether a condition of that type's cases asks about the constituent, so that they have to be read.
    func asksAboutConstituent(_ type: String) -> Bool {
        guard let type = caseType(type) else { return false }
        return type.asksAboutConstituent(type.checklists.compactMap { checklist($0) })
    }
}
