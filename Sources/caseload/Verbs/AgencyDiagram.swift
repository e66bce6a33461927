import AgencyPacks
import ArgumentParser
import CaseOperations
import CaseScreens
import Casework
import Interchange
import LayeredDrawing

struct AgencyDiagram: Verb {
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, svg, dot, mermaid }

    static let configuration = CommandConfiguration(
        commandName: "diagram", abstract: "Draw a workflow: its states in layers, its ways, and where cases stand.",
        discussion: """
            Example: caseload agency diagram livestock-indemnity --to svg --output workflow.svg
            With --case it shows one case's place and trail, with --times how many cases stand in each state and how long they stay.
            With --agency it draws the pack in a folder and needs no store.
            """)

    @Argument(help: "The case type, or the letters in front of its numbers.") var type: String
    @Option(name: .customLong("to"), help: "text, svg, dot or mermaid.") var format: Format = .text
    @Option(name: .customLong("case"), help: ArgumentHelp("Show where this case stands and has been.", valueName: "number")) var number:
        String?
    @Flag(help: "Show how many cases stand in each state and how long they stay.") var times = false
    @Option(help: ArgumentHelp("Draw the pack in this folder, or of a sample agency.", valueName: "dir")) var agency: String?
    @Option(help: "Columns that the text may take.") var width = 78
    @Flag(help: "Draw with ASCII characters only.") var ascii = false
    @Option(help: ArgumentHelp("Into this file, replacing what is there; - is standard output.", valueName: "file")) var output: String?
    @OptionGroup var place: OfficeOptions
    @OptionGroup var answer: AnswerOption

    func validate() throws {
        if !(20...1000).contains(width) { throw ValidationError("--width takes a number from 20 to 1000.") }
        if number != nil, times { throw ValidationError("--case shows one case and --times all of them: leave one out.") }
        if agency != nil, number != nil || times { throw ValidationError("--case and --times are about a store: leave --agency out.") }
    }

    func perform(in surroundings: Surroundings) throws {
        guard let agency else {
            let session = try Session.open(place, in: surroundings)
            do { return try draw(view(session), surroundings) } catch { throw CommandFailure(error, wording: session.wording) }
        }
        let pack = try OpenedPack(folder: surroundings.packFolder(agency))
        do { try draw(WorkflowView(drawing: Self.type(type, of: pack.agency)), surroundings) } catch {
            throw CommandFailure(error, wording: Wording(agency: pack.agency))
        }
    }

    private func view(_ session: Session) throws -> WorkflowView {
        let office = session.office
        if let number {
            let file = try office.findCase(number)
            let wanted = try Self.type(type, of: office.agency(for: file.record))
            guard file.record.type == wanted.id else {
                throw CommandFailure.usage("\(file.record.number.text) is no case of \(type). Name its type, \(file.record.type).")
            }
            return try office.showWorkflow(of: file)
        }
        let wanted = try Self.type(type, of: office.agency)
        return times ? try office.showWorkflow(wanted.id) : WorkflowView(drawing: wanted)
    }

    private static func type(_ name: String, of agency: Agency) throws(Refusal) -> CaseType {
        guard let type = agency.caseTypes.first(where: { $0.id == name || $0.prefix == name.uppercased() }) else {
            throw .unknownCaseType(name, known: agency.caseTypes.map(\.id))
        }
        return type
    }

    private static func json(_ view: WorkflowView) -> JSONValue {
        let workflow = view.type.workflow
        return .object([
            ("type", .text(view.type.id)), ("version", .number(Int64(view.type.version))),
            (
                "states",
                .list(
                    workflow.states.map { state in
                        let times = view.times(of: state.id)
                        return .object([
                            ("id", .text(state.id)), ("title", .text(state.title.plain)), ("final", .yesNo(state.isFinal)),
                            ("current", .yesNo(view.record?.state == state.id)), ("standing", number(times?.standing)),
                            ("late", number(times?.late)), ("median_days", number(times?.median)),
                            ("ninetieth_days", number(times?.ninetieth)), ("allowed_days", number(times?.allowed)),
                        ])
                    })
            ),
            (
                "transitions",
                .list(
                    workflow.transitions.map { transition in
                        .object([
                            ("id", .text(transition.id)), ("title", .text(transition.title.plain)),
                            ("from", .texts(workflow.states.map(\.id).filter { workflow.leads(transition, from: $0) })),
                            ("to", .texts(transition.to.states)), ("may_stay", .yesNo(transition.to.mayStay)),
                        ])
                    })
            ),
        ])
    }

    private static func number(_ value: Int?) -> JSONValue { value.map { .number(Int64($0)) } ?? .null }

    private func draw(_ view: WorkflowView, _ surroundings: Surroundings) throws {
        guard !answer.isJSON else { return surroundings.output.json(Self.json(view)) }
        let picture = WorkflowPicture(view)
        let text: String =
            switch format {
            case .text: picture.text(width: width, isASCII: ascii)
            case .svg: picture.svg
            case .dot: picture.graph.dot()
            case .mermaid: picture.graph.mermaid()
            }
        guard let output, output != "-" else { return surroundings.output.bytes(Array(text.utf8)) }
        do { try SheetFile.write(Array(text.utf8), to: output) } catch {
            throw CommandFailure("The picture was not written: \(error.why).", .storage)
        }
        surroundings.output.line("The workflow of \(view.type.title.plain) is in \(output).")
    }
}
