public import CommonExpressions

/// The questions an office asks to find out which programs fit.
public struct Interview: Sendable, Hashable {
    /// What answers must agree in among themselves.
    public struct Consistency: Sendable, Hashable {
        public let that: CommonExpression
        /// Said where it does not hold.
        public let otherwise: LocalizedText

        public init(that: CommonExpression, otherwise: LocalizedText) {
            self.that = that
            self.otherwise = otherwise
        }
    }

    public let id: String
    public let title: LocalizedText
    public let intro: LocalizedText?
    /// In the order in which the office would ask them all.
    public let questions: [Question]
    public let consistency: [Consistency]

    public init(id: String, title: LocalizedText, intro: LocalizedText? = nil, questions: [Question], consistency: [Consistency] = []) {
        self.id = id
        self.title = title
        self.intro = intro
        self.questions = questions
        self.consistency = consistency
    }

    public func question(_ id: String) -> Question? { questions.first { $0.id == id } }
}

/// One question of an interview or a checklist.
public struct Question: Sendable, Hashable {
    /// What may be answered; its label is the short name of the answer, for lists and reasons: "Date of the loss".
    public let field: Field
    /// The question as it is put to a person.
    public let ask: LocalizedText
    /// To whom it is put; nil is everybody.
    public let when: CommonExpression?

    public var id: String { field.id }

    public init(field: Field, ask: LocalizedText, when: CommonExpression? = nil) {
        self.field = field
        self.ask = ask
        self.when = when
    }
}

/// What was said to a question. A question nobody has asked yet has none.
public enum AnswerValue: Sendable, Hashable {
    case value(FieldValue)
    /// They were asked, and do not know.
    case dontKnow

    public var value: FieldValue? { if case .value(let value) = self { value } else { nil } }
}

/// As JSON: the value as a form's field has it, and null for "don't know".
extension AnswerValue: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = container.decodeNil() ? .dontKnow : .value(try container.decode(FieldValue.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .dontKnow: try container.encodeNil()
        case .value(let value): try container.encode(value)
        }
    }
}

/// Answers by question; a question that is not in it has not been asked.
public typealias Answers = [String: AnswerValue]
