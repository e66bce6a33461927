import CaseStorage
import Casework

extension Office {
    /// Records that a case's sheet was handed out; done once the printer or file has taken it. A paper that is about no
    /// case leaves no trace, and this answers nil.
    public func recordPrint(
        of sheet: Sheet, to destination: String, request: Request = .unique()
    ) throws(OperationFailure) -> CaseOutcome? {
        guard let (id, command) = sheet.printing(to: destination) else { return nil }
        return try change(id, command, request: request)
    }

    /// Before paper comes out or a file is written: refuses what `recordPrint` would refuse, and answers what this very
    /// wish came to before, so that it is not handed out twice.
    ///
    /// - Returns: nil when the sheet is to be handed out now.
    public func earlierPrint(
        of sheet: Sheet, to destination: String, request: Request = .unique()
    ) throws(OperationFailure) -> CaseOutcome? {
        guard let (id, command) = sheet.printing(to: destination) else { return nil }
        if let failure = try replaced() { throw failure }
        if let before = try earlier(request, saying: Self.content(of: command, on: id)) { return try outcome(before) }
        let file = try caseFile(id)
        let actor = try currentActor()
        _ = try deciding(file.record.type) { () throws(Refusal) in
            try agency.decide(command, on: file, actor: actor, now: now)
        }
        return nil
    }
}

extension Sheet {
    /// What printing it is as a step of its case; nil where it has none.
    fileprivate func printing(to destination: String) -> (CaseID, CaseCommand)? {
        guard let caseID, let checklist else { return nil }
        return (caseID, .print(checklist: checklist, language: language, to: destination))
    }
}
