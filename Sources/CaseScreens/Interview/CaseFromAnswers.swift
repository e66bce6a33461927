import CaseOperations
import Casework
import TextCanvas

/// A case that somebody wants opened after an interview, its form filled in from the answers, and perhaps nobody named
/// yet whose it is.
public struct CaseFromAnswers: Sendable, Equatable {
    let type: String
    let values: FieldValues

    /// Whether the office takes applications for a program.
    static func availability(of program: Program, _ context: ScreenContext) -> Availability {
        guard program.opens.flatMap({ context.agency.caseType($0) }) != nil else {
            return .refused(Wording(agency: context.agency).sentence(.programOpensNothing(program.id)))
        }
        return .go
    }

    /// To the form, or first to who the case is for.
    static func steps(
        for program: Program, in course: InterviewCourse, constituent: ConstituentID?, name: String, _ context: ScreenContext
    ) -> [Step] {
        guard let type = program.opens.flatMap({ context.agency.caseType($0) }) else { return [] }
        let wanted = CaseFromAnswers(type: type.id, values: course.values(for: type, of: program))
        if let constituent { return wanted.form(for: constituent, name: name, context).map { [.push(.form($0))] } ?? [] }
        return [.push(.find(FindScreen(.apply(wanted)))), .say("Whose case is it? Find them, or enter somebody new.", .plain)]
    }

    func form(for constituent: ConstituentID, name: String, _ context: ScreenContext) -> FormScreen? {
        context.agency.caseType(type).map {
            FormScreen(opening: $0, for: constituent, name: name, today: context.today, values: values)
        }
    }
}
