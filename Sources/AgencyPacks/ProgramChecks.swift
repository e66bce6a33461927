import Casework
import CommonExpressions

/// What can be said of programs and the interview only when case types are known too.
struct ProgramChecks {
    let interview: InterviewDraft?
    /// Whether there is an `interview.yaml`, read or not.
    let hasInterview: Bool
    let programs: [ProgramDraft]
    let caseTypes: [CaseTypeDraft]
    /// Whether every file could be read; if not, nobody knows what is unused.
    let isWhole: Bool
    let report: PackReport

    func run() {
        checkDistinctNames()
        if let first = programs.first, !hasInterview {
            report.error(
                .missingKey, at: .start(of: InterviewDraft.file),
                "The program \(quoted(first.program.id)) is judged by answers, and nobody asks for them; add the file interview.yaml.")
        }
        var filled: Set<String> = []
        for draft in programs { filled.formUnion(checkOpening(draft)) }
        checkUnused(filled)
    }

    private func checkDistinctNames() {
        var places: [String: Place] = [:]
        for draft in programs {
            if let other = places[draft.program.id] {
                report.error(
                    .duplicateName, at: draft.place,
                    "\(other.file) defines the program \(quoted(draft.program.id)) already; give this one another name.")
            } else {
                places[draft.program.id] = draft.place
            }
        }
        SameTitles.report(programs.map { ($0.program.id, $0.program.title) }, kind: "program", places: places, report: report)
    }

    /// Whether the case a program opens exists, and has what the answers fill in. Returns the questions that fill a field by
    /// being called the same.
    private func checkOpening(_ draft: ProgramDraft) -> Set<String> {
        guard let value = draft.opens, let name = value.scalar else { return [] }
        let known = KnownNames(caseTypes.map(\.caseType.id))
        if !isWhole, !known.contains(name) { return [] }
        guard value.reference(to: "case type", among: known) != nil,
            let owner = caseTypes.first(where: { $0.caseType.id == name })
        else { return [] }
        for fill in draft.fills { check(fill, of: owner) }
        let questions = interview?.questions.questions ?? []
        return Set(questions.filter { owner.caseType.field($0.id)?.kind == $0.field.kind }.map(\.id))
    }

    private func check(_ fill: ProgramDraft.Fill, of owner: CaseTypeDraft) {
        let type = owner.caseType
        guard let field = type.field(fill.field) else {
            if owner.fieldNames.contains(fill.field) { return }
            report.error(
                .undefinedName, at: fill.place,
                "The case type \(quoted(type.id)) has no field \(quoted(fill.field)), so nothing could be filled in."
                    + report.didYouMean(fill.field, among: type.fields.map(\.id)))
            return
        }
        guard !field.accepts(fill.type) else {
            checkLiterals(fill.expression.root, field, fill)
            return
        }
        report.error(
            .typeError, at: fill.value.place(ofScalar: 0),
            "This comes to \(fill.type.words), and the field \(quoted(field.id)) of the case type \(quoted(type.id)) is of the type "
                + "\(field.kind.rawValue); change the expression or name another field.")
    }

    /// Texts written out must be among the choices of the field they fill in.
    private func checkLiterals(_ part: Syntax, _ field: Field, _ fill: ProgramDraft.Fill) {
        guard field.kind == .choice, !field.choices.isEmpty else { return }
        switch part.form {
        case .literal(.string(let text)) where !field.choices.contains { $0.id == text }:
            report.error(
                .undefinedName, at: fill.value.place(ofScalar: part.start.offset),
                "The field \(quoted(field.id)) has no choice \(quoted(text)).\(report.didYouMean(text, among: field.choices.map(\.id)))")
        case .call("_?_:_", let parts, _):
            for part in parts.dropFirst() { checkLiterals(part, field, fill) }
        default: break
        }
    }

    private func checkUnused(_ filled: Set<String>) {
        guard isWhole, let interview else { return }
        interview.questions.reportUnused(besides: filled, report)
        if programs.isEmpty {
            report.warning(
                .unused, at: interview.place,
                "The interview \(quoted(interview.interview.id)) leads to nothing, as there is no program; add one to the folder "
                    + "programs.")
        }
    }
}

extension Field {
    /// Whether a value of that type can be filled in; where only evaluating could tell, yes.
    fileprivate func accepts(_ type: ValueType) -> Bool {
        switch (kind, type) {
        case (.rows, _): false
        case (_, .dyn), (.text, .string), (.text, .choice), (.choice, .string), (.integer, .int), (.money, .int), (.money, .double),
            (.date, .date), (.yesNo, .bool):
            true
        case (.choice, .choice(let ids)): ids.contains { id in choices.contains { $0.id == id } }
        default: false
        }
    }
}
