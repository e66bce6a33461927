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
        if let constituent { return wanted.steps(for: constituent, name: name, context) { [.push(.form($0))] } }
        return [.push(.find(FindScreen(.apply(wanted)))), .say("Whose case is it? Find them, or enter somebody new.", .plain)]
    }

    /// From the form of somebody new, who is in the register now: that form is done with whatever comes next.
    func steps(instead constituent: ConstituentID, name: String, _ context: ScreenContext) -> [Step] {
        guard let type = context.agency.caseType(type), OpeningWays.areAsked(type) else {
            return steps(for: constituent, name: name, context) { [.replace(.form($0))] }
        }
        return [.replace(.constituent(ConstituentScreen(constituent)))]
            + steps(for: constituent, name: name, context) { [.push(.form($0))] }
    }

    /// To the form, by way of a menu where a case of that type can come in by several ways.
    func steps(
        for constituent: ConstituentID, name: String, _ context: ScreenContext, showing show: (FormScreen) -> [Step]
    ) -> [Step] {
        guard let type = context.agency.caseType(type) else { return [] }
        return OpeningWays.steps(type, context) { way in
            show(FormScreen(opening: type, by: way, for: constituent, name: name, today: context.today, values: values))
        }
    }
}
