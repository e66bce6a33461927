import Casework

/// What `interview.yaml` says, and where.
struct InterviewDraft {
    static let file = "interview.yaml"

    let interview: Interview
    let place: Place
    let questions: QuestionsDraft
}

extension InterviewDraft {
    /// Nil when it does not even say its name.
    init?(reading value: YAMLValue) {
        guard let mapping = value.mapping(keys: ["interview", "title", "intro", "questions", "consistent"]),
            let name = mapping.required("interview"), let id = name.name(of: "an interview")
        else { return nil }
        place = name.place
        let title = mapping.required("title")?.localizedText(for: .everybody)
        let intro = mapping["intro"]?.localizedText(for: .everybody)
        let questions = mapping.required("questions").map(QuestionsDraft.init(reading:)) ?? QuestionsDraft()
        if let value = mapping["questions"], value.isMapping, value.keys.isEmpty { mapping["questions"]?.wanted("at least one question") }
        self.questions = questions
        let consistency = mapping["consistent"]?.list()?.compactMap { Self.consistency($0, questions.conditions) } ?? []
        interview = Interview(
            id: id, title: title ?? LocalizedText(id), intro: intro, questions: questions.questions, consistency: consistency)
    }

    private static func consistency(_ value: YAMLValue, _ conditions: ConditionReading) -> Interview.Consistency? {
        guard let mapping = value.mapping(keys: ["that", "otherwise"]) else { return nil }
        let that = mapping.required("that").flatMap(conditions.condition)
        let otherwise = mapping.required("otherwise")?.localizedText(for: .everybody)
        guard let that, let otherwise else { return nil }
        return Interview.Consistency(that: that, otherwise: otherwise)
    }
}
