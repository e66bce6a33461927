public import CaseStorage
public import Casework

/// What a write came to, as screens and the command line tell it.
public struct CaseOutcome: Sendable, Equatable {
    public let id: CaseID
    public let file: CaseFile
    public let committed: Committed
}

extension Office {
    /// Opens a case for a constituent.
    public func openCase(_ opening: CaseOpening, request: Request = .unique()) throws(OperationFailure) -> CaseOutcome {
        let id: CaseID = request.newIdentifier()
        let committed = try perform(request, saying: RequestContent.words(of: opening)) { now, actor throws(OperationFailure) in
            var opening = opening
            opening.constituent = try canonical(opening.constituent)
            let constituent = try constituentAsked(by: opening)
            let opened = try deciding(opening.type) { [opening] () throws(Refusal) in
                try agency.decide(opening, constituent: constituent, actor: actor, now: now)
            }
            return Decision([Commit.Entry(id, .caseOpened(opened))], expecting: [id.retyped(): 0])
        }
        return try outcome(committed)
    }

    /// Whose case it will be, read only where a condition of its type asks about them.
    private func constituentAsked(by opening: CaseOpening) throws(OperationFailure) -> ConstituentDetails? {
        guard let type = agency.caseType(opening.type), type.asksAboutConstituent([]) else { return nil }
        return try reading { () throws(StorageFailure) in try store.constituents([opening.constituent]) }[opening.constituent]
    }

    /// Reads the case a commit was about, as it is now.
    func outcome(_ committed: Committed) throws(OperationFailure) -> CaseOutcome {
        guard let subject = committed.events.first?.subject else { throw .storage(.missing(.caseRecord)) }
        let file = try caseFile(subject.retyped())
        return CaseOutcome(id: file.record.id, file: file, committed: committed)
    }
}
