import CaseStorage
import Casework
import Foundation

/// A form half filled in, as typed: kept outside the ledger and offered again after a hang-up, crash or conflict.
public struct FormDraft: Codable, Sendable, Equatable {
    /// What the form is for, such as `open:<constituent>:<type>` or `move:<case>:<transition>`.
    public var key: String
    /// For a list of drafts: `Livestock Indemnity for Ortega`.
    public var title: String
    /// As typed, by field; nothing is checked yet.
    public var typed: [String: String]
    /// Milliseconds UTC.
    public var savedAt: Int64

    public init(key: String, title: String, typed: [String: String], savedAt: Int64) {
        self.key = key
        self.title = title
        self.typed = typed
        self.savedAt = savedAt
    }
}

extension Office {
    static let formPrefix = "form:"

    public func saveForm(_ draft: FormDraft) throws(OperationFailure) {
        let content: [UInt8]
        do { content = [UInt8](try JSONEncoder().encode(draft)) } catch { throw .storage(.corrupt("the draft")) }
        try reading { () throws(StorageFailure) in
            try store.save(Draft(key: Self.formPrefix + draft.key, owner: me.id, savedAt: now, content: content))
        }
    }

    /// My half-filled forms, newest first.
    public func forms() throws(OperationFailure) -> [FormDraft] {
        try reading { () throws(StorageFailure) in try store.drafts(of: me.id) }
            .filter { $0.key.hasPrefix(Self.formPrefix) }
            .compactMap { try? JSONDecoder().decode(FormDraft.self, from: Data($0.content)) }
            .sorted { $0.savedAt > $1.savedAt }
    }

    public func discardForm(_ key: String) throws(OperationFailure) {
        try reading { () throws(StorageFailure) in try store.removeDraft(Self.formPrefix + key, of: me.id) }
    }
}
