import CaseStorage
import Casework
import GRDB

/// The promise to call back that each constituent's last contact left open.
final class CallbackProjection {
    private struct Promise {
        let day: CivilDate
        let time: String
        let sequence: UInt64
    }

    private var changes: [SubjectID: Promise?] = [:]
    private let replace: PreparedStatement
    private let delete: PreparedStatement

    init(_ database: Database) throws {
        replace = try PreparedStatement(
            database, "INSERT OR REPLACE INTO callback_open(constituent, day, time, sequence) VALUES (?, ?, ?, ?)")
        delete = try PreparedStatement(database, "DELETE FROM callback_open WHERE constituent = ?")
    }

    func recorded(_ recorded: RecordedEvent, _ contact: ContactRecorded.Facts) throws {
        let promise = contact.callbackOn.map { Promise(day: $0, time: contact.callbackAt ?? "", sequence: recorded.sequence) }
        changes.updateValue(promise, forKey: recorded.subject)
    }

    func flush() throws {
        for (constituent, promise) in changes {
            if let promise {
                try replace.run([
                    .id(constituent), .number(promise.day.dayNumber), .text(promise.time), .number(promise.sequence),
                ])
            } else {
                try delete.run([.id(constituent)])
            }
        }
        changes = [:]
    }
}
