import Casework
import CommonExpressions

/// The questions of an interview or a checklist, where each stands, and what conditions may say of them.
struct QuestionsDraft {
    /// More than a person would ever be asked.
    private static let maximumCount = 500
    /// Words that conditions cannot take for a name, because they mean something already (types, literals) or are kept free in
    /// CEL.
    private static let reserved: Set<String> = [
        "bool", "bytes", "double", "int", "list", "map", "null_type", "string", "type", "uint", "true", "false", "null", "in", "as",
        "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
        "package", "namespace", "return", "var", "void", "while",
    ]

    private(set) var questions: [Question] = []
    private(set) var places: [String: Place] = [:]
    /// Every question named, those included that could not be read.
    private(set) var names: KnownNames = []
    private(set) var conditions = ConditionReading(nil)

    /// No questions; conditions may name `today` alone.
    init() {
        conditions = ConditionReading(Interview(questions: []).conditionScope)
    }

    init(reading value: YAMLValue) {
        guard let entries = value.names(limit: Self.maximumCount)?.entries else { return }
        names = KnownNames(entries.map(\.key))
        let drafts = entries.compactMap { entry in
            Self.checkName(entry)
            places[entry.key] = entry.place
            return FieldReading(.question).field(entry).map { (entry: entry, field: $0) }
        }
        let scope = Interview(questions: drafts.map { Question(field: $0.field, ask: $0.field.label) }).conditionScope
        conditions = ConditionReading(scope.adding(unread: names.inOrder))
        questions = drafts.map { entry, field in
            // Reading the field has looked at the keys already.
            let mapping = YAMLMapping(value: entry.value, entries: entry.value.entries)
            let ask = mapping.required("ask", at: entry.place)?.localizedText(for: .everybody)
            return Question(field: field, ask: ask ?? field.label, when: mapping["when"].flatMap(conditions.condition))
        }
        SameTitles.report(questions.map { ($0.id, $0.field.label) }, kind: "question", places: places, report: value.report)
        reportCycles(value.report)
    }

    func question(_ id: String) -> Question? { questions.first { $0.id == id } }

    /// The question a value names, which must be one that is answered with a day.
    func dateQuestion(_ value: YAMLValue) -> String? {
        guard let name = value.text() else { return nil }
        // Without a scope the questions could not be read, and no name is wrong.
        guard conditions.scope != nil else { return name }
        conditions.use(name)
        guard let question = question(name) else {
            if names.contains(name) { return nil }
            let dates = KnownNames(questions.filter { $0.field.kind == .date }.map(\.id))
            return value.reference(to: "question", among: dates)
        }
        guard question.field.kind == .date else {
            value.error(
                .typeError,
                "The question \(quoted(name)) is of the type \(question.field.kind.rawValue), and a date is wanted here; name a "
                    + "question of the type date.")
            return nil
        }
        return name
    }

    /// Warns of questions that nothing asks the answer of. `others` are used in ways that are no expressions.
    func reportUnused(besides others: Set<String> = [], _ report: PackReport) {
        guard conditions.isWhole, conditions.scope != nil else { return }
        for question in questions where !conditions.used.contains(question.id) && !others.contains(question.id) {
            guard let place = places[question.id] else { continue }
            report.warning(
                .unused, at: place,
                "Nothing depends on the question \(quoted(question.id)), so it would be asked for nothing; use it in a condition or "
                    + "take it out.")
        }
    }

    private static func checkName(_ entry: YAMLMapping.Entry) {
        entry.checkName(of: "a question")
        FieldReading.refuseTaken(entry)
        if reserved.contains(entry.key) || entry.key.contains("-") {
            entry.value.error(
                .badName,
                "A condition could not name the question \(quoted(entry.key)): it would take that for something else; use other "
                    + "letters, and _ in place of -.",
                at: entry.place)
        }
    }

    /// Questions that are put only if they have been answered already.
    private func reportCycles(_ report: PackReport) {
        var next: [String: [String]] = [:]
        for question in questions { next[question.id] = question.when.map { $0.names.sorted().filter(names.contains) } ?? [] }
        for question in questions {
            guard let path = Self.path(from: question.id, along: next), let place = places[question.id] else { continue }
            report.error(
                .questionCycle, at: place,
                "Whether the question \(quoted(question.id)) is asked depends on its own answer, so nobody would be asked; take the "
                    + "\"when\" out of one of them.",
                witness: path.joined(separator: " → "))
        }
    }

    /// The shortest way from a name back to itself.
    private static func path(from start: String, along next: [String: [String]]) -> [String]? {
        var before: [String: String] = [:]
        var waiting = [start]
        var position = 0
        while position < waiting.count {
            let name = waiting[position]
            position += 1
            for target in next[name] ?? [] where before[target] == nil {
                before[target] = name
                if target == start {
                    var path = [start]
                    var step = name
                    while step != start {
                        path.insert(step, at: 0)
                        step = before[step] ?? start
                    }
                    path.insert(start, at: 0)
                    return path
                }
                waiting.append(target)
            }
        }
        return nil
    }
}

extension Interview {
    /// For the names alone.
    fileprivate init(questions: [Question]) {
        self.init(id: "", title: LocalizedText(""), questions: questions)
    }
}
