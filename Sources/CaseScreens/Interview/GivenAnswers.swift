import CaseOperations
import Casework

/// Answers in the order they were given, and how a draft keeps them.
struct GivenAnswers: Sendable, Equatable {
    private(set) var values: Answers = [:]
    private(set) var order: [String] = []

    init() {}

    var isEmpty: Bool { order.isEmpty }
    /// `6 answers`.
    var count: String { order.count == 1 ? "1 answer" : "\(order.count) answers" }

    /// Another answer keeps its place; nil takes it back.
    mutating func give(_ answer: AnswerValue?, to question: String) {
        values[question] = answer
        if answer == nil {
            order.removeAll { $0 == question }
        } else if !order.contains(question) {
            order.append(question)
        }
    }

    // MARK: Drafts

    /// No question is called so: a pack's begin with a letter.
    static let orderKey = "@order"
    private static let unknown = "?", known: Character = "="

    func typed(_ questions: [Question]) -> [String: String] {
        if isEmpty { return [:] }
        var typed = [Self.orderKey: order.joined(separator: " ")]
        for question in questions {
            switch values[question.id] {
            case nil: continue
            case .dontKnow: typed[question.id] = Self.unknown
            case .value(let value): typed[question.id] = "\(Self.known)\(ValueWording.typed(value, of: question.field))"
            }
        }
        return typed
    }

    /// What of a draft can still be read: the questions may have changed since.
    init(typed: [String: String], _ questions: [Question], today: CivilDate) {
        for id in (typed[Self.orderKey] ?? "").split(separator: " ").map(String.init) {
            guard let question = questions.first(where: { $0.id == id }), let kept = typed[id] else { continue }
            if kept == Self.unknown { give(.dontKnow, to: id) }
            guard kept.first == Self.known,
                let value = ValueWording.read(String(kept.dropFirst()), for: question.field, today: today),
                question.problem(with: .value(value)) == nil
            else { continue }
            give(.value(value), to: id)
        }
    }
}
