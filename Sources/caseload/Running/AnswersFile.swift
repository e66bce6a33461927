import CaseOperations
import Casework
import Foundation

/// Answers to questions, from a file of JSON: an object of question and answer, null for "don't know".
///
/// Numbers and text are read as a form reads what is typed: money in whole units, dates in any of the office's writings,
/// choices by their id or their title.
enum AnswersFile {
    /// Bytes of a file; answers to a few dozen questions take a few thousand.
    private static let maximumLength = 1 << 20

    static func read(_ path: String, to questions: [Question], today: CivilDate) throws -> Answers {
        let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path)
        var facts = stat()
        guard let handle, path == "-" || (stat(path, &facts) == 0 && facts.st_mode & S_IFMT != S_IFDIR) else {
            throw CommandFailure.usage("The answers in \(path) cannot be read. Check the name, and that the file may be read.")
        }
        guard let data = try? handle.read(upToCount: maximumLength + 1) else {
            throw CommandFailure.usage("The answers in \(path) cannot be read. Check the name, and that the file may be read.")
        }
        guard data.count <= maximumLength else {
            throw CommandFailure.usage("The file \(path) is too large for answers: at most a million bytes are read.")
        }
        guard let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
            throw CommandFailure.usage(
                "The file \(path) holds no answers: it takes an object of JSON such as {\"cause\": \"flood\", \"head\": 12, \"insured\": null}."
            )
        }
        var answers: Answers = [:]
        for (id, value) in object.sorted(by: { $0.key < $1.key }) {
            answers[id] = try answer(value, to: id, among: questions, today: today)
        }
        return answers
    }

    /// `NAME=VALUE` as typed on the command line; `?` is "don't know".
    static func read(typed entries: [String], to questions: [Question], today: CivilDate) throws -> Answers {
        var answers: Answers = [:]
        for entry in entries {
            let pieces = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard pieces.count == 2 else {
                throw CommandFailure.usage("\u{201C}\(entry.prefix(60))\u{201D} answers nothing: write NAME=VALUE, such as cause=flood.")
            }
            answers[pieces[0]] = try pieces[1] == "?" ? .dontKnow : answer(pieces[1], to: pieces[0], among: questions, today: today)
        }
        return answers
    }

    private static func answer(_ value: Any, to id: String, among questions: [Question], today: CivilDate) throws -> AnswerValue {
        guard let question = questions.first(where: { $0.id == id }) else {
            throw Refusal.unknownQuestion(id, known: questions.map(\.id))
        }
        let typed: String
        switch value {
        case is NSNull: return .dontKnow
        case let text as String: typed = text
        // A Boolean is a number to Foundation too, so it is asked for first and by its own type.
        case let number as NSNumber where isFlag(number): typed = number.boolValue ? "yes" : "no"
        case let number as NSNumber: typed = number.stringValue
        default:
            throw OperationFailure.unreadable(field: question.field.label.plain, typed: "", wanted: Wording.wanted(question.field.kind))
        }
        guard let read = ValueWording.read(typed, for: question.field, today: today), !read.isBlank else {
            throw OperationFailure.unreadable(field: question.field.label.plain, typed: typed, wanted: Wording.wanted(question.field.kind))
        }
        return .value(read)
    }

    private static func isFlag(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }
}
