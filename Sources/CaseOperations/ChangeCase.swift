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
            if case .rehome(let constituent, _) = command { _ = try constituentFile(constituent) }
            let file = try caseFile(id)
            if let seen, seen != file.record.version, !command.isIndependent {
                throw .storage(.conflict(id.retyped(), expected: seen, actual: file.record.version))
            }
            let event = try deciding(file.record.type) { () throws(Refusal) in
                try agency.decide(command, on: file, actor: actor, now: now)
            }
            let expecting: [SubjectID: UInt64] = command.isIndependent ? [:] : [id.retyped(): file.record.version]
            return Decision([Commit.Entry(id, event)], expecting: expecting)
        }
        return try outcome(committed)
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
