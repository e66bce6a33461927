import CaseOperations
import Casework
import TextCanvas

/// One question as it is put to somebody: what is typed or chosen so far, and why it cannot be taken where it cannot.
struct Asking: Sendable, Equatable {
    /// What a key came to.
    enum Outcome: Sendable, Equatable {
        /// It was for the question, and the question is not answered yet.
        case stays
        case answered(AnswerValue)
        /// The answer it had is taken back.
        case takenBack
    }

    /// One line to choose.
    struct Option: Sendable, Equatable {
        /// The key that chooses it at once; empty for none.
        let key: String
        let title: String
        let answer: AnswerValue
    }

    let question: Question
    /// What was answered before, where it is asked once more.
    let before: AnswerValue?
    var input: TextField
    /// Lines to choose from, "don't know" last; empty where something is typed.
    let options: [Option]
    var list: ListState
    /// The sentence beside what was typed.
    var problem: String?
    /// Whether nothing was typed yet: the first character replaces a date or number that stands there.
    private var isFresh = true

    init(_ question: Question, before: AnswerValue? = nil) {
        self.question = question
        self.before = before
        let field = question.field
        input = TextField(
            ValueWording.typed(before?.value, of: field), limit: FormEntry.limit(of: field), placeholder: FormEntry.placeholder(of: field))
        options = Self.options(of: field)
        list = ListState(count: options.count)
        if let before, let index = options.firstIndex(where: { $0.answer == before }) { list.select(index) }
    }

    /// Whether letters are typed into it.
    var takesLetters: Bool { options.isEmpty }

    private static func options(of field: Field) -> [Option] {
        let unknown = "They do not know"
        switch field.kind {
        case .yesNo:
            return [
                Option(key: "y", title: "Yes", answer: .value(.yesNo(true))), Option(key: "n", title: "No", answer: .value(.yesNo(false))),
                Option(key: "d", title: unknown, answer: .dontKnow),
            ]
        case .choice:
            let isTaken = field.choices.contains { $0.title.plain.lowercased().hasPrefix("d") }
            return field.choices.enumerated().map { index, choice in
                Option(key: index < 9 ? String(index + 1) : "", title: choice.title.plain, answer: .value(.text(choice.id)))
            } + [Option(key: isTaken ? "0" : "d", title: unknown, answer: .dontKnow)]
        default: return []
        }
    }

    // MARK: Keys

    /// Nil for a key that means nothing to the question.
    mutating func handle(_ key: KeyPress, today: CivilDate) -> Outcome? {
        if options.isEmpty { return type(key, today) }
        switch key {
        case .enter, .character(" "):
            guard let index = list.selected else { return .stays }
            return .answered(options[index].answer)
        case .character(let letter):
            if let option = options.first(where: { $0.key == String(letter).lowercased() }) { return .answered(option.answer) }
            if jump(to: letter) { return .stays }
            guard letter.isNumber else { return nil }
            problem = "This question takes \(Wording.list(options.map(\.key).filter { !$0.isEmpty }, "or"))."
            return .stays
        case .right: return list.handle(.down) ? .stays : nil
        case .left: return list.handle(.up) ? .stays : nil
        case .control: return nil
        default: return list.handle(key) ? .stays : nil
        }
    }

    /// To the next choice that begins with a letter, round and round.
    private mutating func jump(to letter: Character) -> Bool {
        let wanted = String(letter).lowercased()
        let order = options.indices.map { (list.selection + 1 + $0) % options.count }
        guard question.field.kind == .choice, let found = order.first(where: { options[$0].title.lowercased().hasPrefix(wanted) }) else {
            return false
        }
        list.select(found)
        return true
    }

    private mutating func type(_ key: KeyPress, _ today: CivilDate) -> Outcome? {
        if key == .enter { return read(today) }
        // The key of "don't know" is one that a field would take for itself.
        if key == .control("d") { return nil }
        if isFresh, case .character = key, [.date, .integer, .money].contains(question.field.kind) { input.setText("") }
        let text = input.text
        guard input.handle(key) else { return nil }
        isFresh = false
        if input.text != text { problem = nil }
        return .stays
    }

    mutating func paste(_ text: String) {
        guard options.isEmpty else { return }
        input.insert(text)
        (isFresh, problem) = (false, nil)
    }

    /// What stands in the field as an answer, or the sentence that says why it is none.
    private mutating func read(_ today: CivilDate) -> Outcome {
        if input.text.allSatisfy(\.isWhitespace) {
            if before != nil { return .takenBack }
            problem = "Type an answer first, or say that they do not know."
            return .stays
        }
        guard let value = ValueWording.read(input.text, for: question.field, today: today) else {
            problem = Self.unreadable(input.text, question.field.kind)
            return .stays
        }
        if let wrong = question.problem(with: .value(value)) {
            problem = FormProblem.sentence(wrong, of: question.field)
            return .stays
        }
        return .answered(.value(value))
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    private static func unreadable(_ typed: String, _ kind: Field.Kind) -> String {
        // It reads like a date, and there is no such day: 29 February of most years.
        let pieces = typed.lowercased().split { !$0.isLetter && !$0.isNumber }
        let isDay =
            (2...3).contains(pieces.count) && pieces.contains { $0.allSatisfy(\.isNumber) }
            && pieces.allSatisfy { piece in
                piece.allSatisfy(\.isNumber) || Self.months.contains { piece.hasPrefix($0) }
            }
        return kind == .date && isDay
            ? "There is no such day. Type one such as 2 Jun 2026." : "That cannot be read: it takes \(Wording.wanted(kind))."
    }
}
