import Casework
import CommonExpressions

/// What a file of `programs/` says, and where.
struct ProgramDraft {
    /// What answers fill in of a case's form, as far as it could be read.
    struct Fill {
        let field: String
        let expression: CommonExpression
        let type: ValueType
        /// Of the field's name.
        let place: Place
        let value: YAMLValue
    }

    let program: Program
    let place: Place
    let opens: YAMLValue?
    let fills: [Fill]
}

extension ProgramDraft {
    /// Nil when it does not even say its name. Without an interview that could be read, conditions are only parsed.
    init?(reading value: YAMLValue, interview: QuestionsDraft?, today: CivilDate?) {
        guard let mapping = value.mapping(keys: ["program", "title", "summary", "opens", "fills", "versions"]),
            let name = mapping.required("program"), let id = name.name(of: "a program")
        else { return nil }
        place = name.place
        let title = mapping.required("title")?.localizedText(for: .everybody)
        let summary = mapping["summary"]?.localizedText(for: .everybody)
        let conditions = interview?.conditions ?? ConditionReading(nil)
        opens = mapping["opens"]
        fills = mapping["fills"].map { Self.fills($0, conditions) } ?? []
        if let fills = mapping["fills"], mapping["opens"] == nil {
            fills.error(
                .missingKey,
                "\"fills\" says what answers fill in of a case's form, and this program opens none; add \"opens\" or take \"fills\" out.",
                at: mapping.place(of: "fills"))
        }
        let reading = ProgramVersionReading(conditions: conditions, interview: interview, today: today)
        let versions = mapping.required("versions").map(reading.versions) ?? []
        program = Program(
            id: id, title: title ?? LocalizedText(id), summary: summary, opens: mapping["opens"]?.text(),
            fills: Dictionary(fills.map { ($0.field, $0.expression) }) { first, _ in first }, versions: versions)
    }

    private static func fills(_ value: YAMLValue, _ conditions: ConditionReading) -> [Fill] {
        (value.names(limit: 500)?.entries ?? []).compactMap { entry in
            conditions.expression(entry.value, .anything).map {
                Fill(field: entry.key, expression: $0.expression, type: $0.type, place: entry.place, value: entry.value)
            }
        }
    }
}
