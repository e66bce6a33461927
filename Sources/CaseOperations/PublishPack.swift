public import AgencyPacks
public import CaseStorage
public import Casework
import EventLedger

/// What putting a pack into force came to.
public struct PublishOutcome: Sendable, Equatable {
    /// How many packs the store has had with this one.
    public let version: UInt64
    public let ledger: LedgerState
    /// The very pack was in force already, or the wish had been done before; nothing happened now.
    public let isRepeat: Bool
}

extension Office {
    /// Puts a pack into force while the store holds no cases yet; afterwards cases follow the rules they were opened by.
    ///
    /// Only a designer may. Who has the store open must open it again: they work by the former pack.
    public func publish(
        _ agency: Agency, files: PackFiles, request: Request = .unique()
    ) throws(OperationFailure) -> PublishOutcome {
        let content = ["publish", files.digest.hex]
        if let failure = try replaced() { throw failure }
        let actor = try currentActor()
        try deciding { () throws(Refusal) in if !actor.roles.contains("designer") { throw .roleRequired(["designer"]) } }
        if let before = try earlier(request, saying: content) { return PublishOutcome(before) }
        let found = try packsAndCases()
        if opened?.pack == files.digest {
            let ledger = try reading { () throws(StorageFailure) in try store.ledgerState() }
            return PublishOutcome(version: found.version, ledger: ledger, isRepeat: true)
        }
        guard !found.holdsCases else { throw .refused(.packAlreadyInstalled, caseType: nil) }
        let subject: SubjectID = found.subject ?? request.newIdentifier()
        return PublishOutcome(
            try perform(request, saying: content) { _, _ throws(OperationFailure) in
                let installed = PackInstalled(agency: agency.id, digest: files.digest.hex, timeZone: agency.timeZone)
                // Two designers at once: the second learns of the first.
                return Decision(
                    [Commit.Entry(subject, .packInstalled(installed))], expecting: [subject: found.version], packFiles: files.files)
            })
    }

    private typealias PacksAndCases = (subject: SubjectID?, version: UInt64, holdsCases: Bool)

    /// Read from the ledger: a case that was entered in error is on no list, but its history follows the pack too.
    private func packsAndCases() throws(OperationFailure) -> PacksAndCases {
        var found: PacksAndCases = (nil, 0, false)
        let size = try reading { () throws(StorageFailure) in try store.ledgerState().size }
        var start: UInt64 = 0
        while start < size, !found.holdsCases {
            let events = try reading { () throws(StorageFailure) in try store.storedEvents(start..<min(size, start + 1000)) }
            guard !events.isEmpty else { throw .storage(.damaged(sequence: start, "it is not there")) }
            for event in events {
                let header: EventHeader
                do { header = try EventHeader(decoding: event.header) } catch {
                    throw .storage(.damaged(sequence: event.sequence, "its header cannot be read"))
                }
                if header.kind == CaseOpened.kind { found.holdsCases = true }
                if header.kind == PackInstalled.kind {
                    found.subject = SubjectID(high: header.subject.high, low: header.subject.low)
                    found.version = header.subjectVersion
                }
            }
            start += UInt64(events.count)
        }
        return found
    }
}

extension PublishOutcome {
    fileprivate init(_ committed: Committed) {
        self.init(version: committed.events.first?.version ?? 1, ledger: committed.ledger, isRepeat: committed.isRepeat)
    }
}
