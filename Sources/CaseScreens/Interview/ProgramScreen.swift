import CaseOperations
import CaseStorage
public import Casework
public import TextCanvas

/// One program judged for somebody: every rule with its reason, by when to file, what to bring, and what would change it.
public struct ProgramScreen: ScreenState {
    let interview: InterviewScreen
    let program: String
    /// Nil while it is being worked out.
    private(set) var change: WouldChange?
    var text = ScrollText()

    init(of interview: InterviewScreen, program: String) {
        self.interview = interview
        self.program = program
    }

    var assessment: Assessment? { interview.course.assessments.first { $0.id == program } }
    private var answers: Answers { interview.course.answers }

    public var groups: [Command.Group] { [.anInterview, .lists, .constituent, .aCase] }

    public func title(_ context: ScreenContext) -> String {
        let name = interview.name.isEmpty ? "" : " \u{00B7} \(context.name(interview.name))"
        return "Program\(name)"
    }

    public func hints(_ context: ScreenContext) -> [Command] { [.newCase, .print, .back] }
    public var subject: ConstituentID? { interview.constituent }
    public func loads(_ context: ScreenContext) -> [Effect] { change == nil ? [.wouldChange(program: program, answers)] : [] }

    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        switch command {
        case .newCase: assessment.map { CaseFromAnswers.availability(of: $0.program, context) }
        case .print: interview.questioning.given.isEmpty ? .refused("Answer a question first: there is nothing to print yet.") : .go
        case .open: .refused("This is all there is to it. Esc goes back to the interview.")
        default: nil
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        switch command {
        case .newCase:
            assessment.map {
                CaseFromAnswers.steps(
                    for: $0.program, in: interview.course, constituent: interview.constituent, name: interview.name, context)
            } ?? []
        case .print: [.push(.sheet(SheetScreen(programs: interview, context)))]
        default: []
        }
    }

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        let area = Self.area(Rect(column: 0, row: 1, columns: context.size.columns, rows: max(0, context.size.rows - 3)))
        text.setLines(lines(width: area.columns, context))
        text.setHeight(area.rows)
        switch input {
        case .key(let key): return text.handle(key) ? [] : nil
        case .mouse(_, _, let kind):
            text.handle(mouse: kind)
            return []
        default: return nil
        }
    }

    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] {
        if case .wouldChange(program, answers, let found) = answer { change = found }
        return []
    }

    /// Lines longer than this are hard to read.
    private static let widest = 100

    private static func area(_ rect: Rect) -> Rect {
        Rect(column: rect.column + 1, row: rect.row, columns: max(1, min(widest, rect.columns - 2)), rows: rect.rows)
    }

    public func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext) {
        let area = Self.area(rect)
        var shown = text
        shown.setLines(lines(width: area.columns, context))
        shown.setHeight(area.rows)
        shown.draw(into: &canvas, in: area, focused: true)
    }
}
