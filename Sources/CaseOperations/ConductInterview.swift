public import Casework
import CommonExpressions

extension Office {
    /// The office's interview with these answers, judged as of today.
    public func interviewCourse(_ answers: Answers = [:]) throws(OperationFailure) -> InterviewCourse {
        guard let interview = agency.interview else { throw .refused(.noInterview, caseType: nil) }
        let course = InterviewCourse(interview: interview, programs: agency.programs, answers: answers, today: today)
        try deciding { () throws(Refusal) in try course.check() }
        return course
    }

    /// The case that an application for a program is, its form filled in from the answers: fields that are called as
    /// questions are, and what the program says besides. What the form would not take is left out.
    public func opening(
        of program: String, from course: InterviewCourse, for constituent: ConstituentID
    ) throws(OperationFailure) -> CaseOpening {
        guard let program = agency.program(program) else {
            throw .refused(.unknownProgram(program, known: agency.programs.map(\.id)), caseType: nil)
        }
        guard let name = program.opens, let type = agency.caseType(name) else {
            throw .refused(.programOpensNothing(program.id), caseType: nil)
        }
        return CaseOpening(type: type.id, constituent: constituent, values: course.values(for: type, of: program))
    }
}

extension InterviewCourse {
    /// What the answers fill in of a case type's form.
    public func values(for type: CaseType, of program: Program) -> FieldValues {
        var values: FieldValues = [:]
        for field in type.fields {
            var value: FieldValue?
            if let formula = program.fills[field.id] {
                if case .value(let found) = formula.evaluate(facts.bindings) { value = field.fieldValue(found) }
            } else if let question = interview.question(field.id), question.field.kind == field.kind {
                value = facts.bindings[field.id].flatMap(field.fieldValue)
            }
            if let value, field.problem(with: value) == nil { values[field.id] = value }
        }
        return values
    }
}
