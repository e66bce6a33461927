import CaseStorage
public import Casework

extension Office {
    /// Does something with an open case.
    ///
    /// - Parameter seen: the version the person was looking at, where there is one: if somebody changed the case since,
    ///   the answer is a conflict and nothing happens. Notes never conflict.
    public func change(
        _ id: CaseID, _ command: CaseCommand, seen: UInt64? = nil, request: Request = .unique()
    ) throws(OperationFailure) -> CaseOutcome {
        let committed = try perform(request, saying: Self.content(of: command, on: id)) {
            now, actor throws(OperationFailure) in
            let file = try caseFile(id)
            let command = try resolved(command, on: file)
            if let seen, seen != file.record.version, !command.isIndependent {
                throw .storage(.conflict(id.retyped(), expected: seen, actual: file.record.version))
            }
            let constituent = try constituentAsked(of: file)
            let agency = try agency(for: file.record)
            let event = try deciding(file.record.type) { () throws(Refusal) in
                try agency.decide(command, on: file, constituent: constituent, actor: actor, now: now)
            }
            let expecting: [SubjectID: UInt64] = command.isIndependent ? [:] : [id.retyped(): file.record.version]
            return Decision([Commit.Entry(id, event)], expecting: expecting)
        }
        return try outcome(committed)
    }

    /// The command with whom it means now: a case is moved to the record that a person goes by, and not from one of their
    /// records to another.
    private func resolved(_ command: CaseCommand, on file: CaseFile) throws(OperationFailure) -> CaseCommand {
        guard case .rehome(let constituent, let reason) = command else { return command }
        let home = try canonical(constituent)
        if try canonical(file.record.constituent) == home { throw .refused(.alreadyThere, caseType: file.record.type) }
        return .rehome(to: home, reason: reason)
    }

    /// Whose case it is, read only where a condition of its type asks about them.
    func constituentAsked(of file: CaseFile) throws(OperationFailure) -> ConstituentDetails? {
        try constituent(of: file, asOf: agency(for: file.record))
    }

    /// The same for the rules of a certain pack.
    func constituent(of file: CaseFile, asOf agency: Agency) throws(OperationFailure) -> ConstituentDetails? {
        guard let type = agency.caseType(file.record.type),
            type.asksAboutConstituent(type.checklists.compactMap { agency.checklist($0) })
        else { return nil }
        return try reading { () throws(StorageFailure) in try store.constituents([file.record.constituent]) }[file.record.constituent]
    }

    static func content(of command: CaseCommand, on id: CaseID) -> [String] {
        ["change", id.hex] + RequestContent.words(of: command)
    }
}

extension CaseCommand {
    /// Whether it means the same whatever others did in between.
    var isIndependent: Bool {
        switch self {
        case .note, .print: true
        default: false
        }
    }
}
