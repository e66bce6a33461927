import CaseStorage
public import Casework
import Foundation

/// A sheet put aside to be printed when a printer is at hand.
public struct WaitingSheet: Codable, Sendable, Equatable, Hashable {
    public var caseID: CaseID
    public var checklist: String
    public var language: String
    public var title: String

    public init(caseID: CaseID, checklist: String, language: String, title: String) {
        self.caseID = caseID
        self.checklist = checklist
        self.language = language
        self.title = title
    }
}

extension Office {
    static let printLaterKey = "print-later"

    /// My sheets waiting to be printed, oldest first.
    public func waitingSheets() throws(OperationFailure) -> [WaitingSheet] {
        let drafts = try reading { () throws(StorageFailure) in try store.drafts(of: me.id) }
        guard let draft = drafts.first(where: { $0.key == Self.printLaterKey }) else { return [] }
        return (try? JSONDecoder().decode([WaitingSheet].self, from: Data(draft.content))) ?? []
    }

    public func printLater(_ sheets: [WaitingSheet]) throws(OperationFailure) {
        let waiting = try waitingSheets()
        try save(waiting + sheets.filter { !waiting.contains($0) })
    }

    public func forgetWaiting(_ sheets: [WaitingSheet]) throws(OperationFailure) {
        try save(waitingSheets().filter { !sheets.contains($0) })
    }

    private func save(_ sheets: [WaitingSheet]) throws(OperationFailure) {
        let content: [UInt8]
        do { content = [UInt8](try JSONEncoder().encode(sheets)) } catch { throw .storage(.corrupt("the list of sheets to print")) }
        try reading { () throws(StorageFailure) in
            try store.save(Draft(key: Self.printLaterKey, owner: me.id, savedAt: now, content: content))
        }
    }
}
