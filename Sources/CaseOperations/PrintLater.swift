import CaseStorage
import Casework
import Foundation

/// A paper put aside to be printed when a printer is at hand.
public struct WaitingSheet: Codable, Sendable, Equatable, Hashable {
    public var paper: Paper
    public var language: String
    public var title: String

    public init(paper: Paper, language: String, title: String) {
        self.paper = paper
        self.language = language
        self.title = title
    }

    private enum Key: String, CodingKey { case paper, language, title, caseID, checklist }

    /// Lists saved by the first version name a case and its checklist.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        language = try container.decode(String.self, forKey: .language)
        title = try container.decode(String.self, forKey: .title)
        if let paper = try container.decodeIfPresent(Paper.self, forKey: .paper) {
            self.paper = paper
        } else {
            paper = .ofCase(
                try container.decode(CaseID.self, forKey: .caseID), checklist: try container.decode(String.self, forKey: .checklist))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(paper, forKey: .paper)
        try container.encode(language, forKey: .language)
        try container.encode(title, forKey: .title)
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
