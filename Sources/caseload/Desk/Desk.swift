import ArgumentParser
import CaseOperations
import CaseScreens
import Foundation
import TextCanvas

struct Desk: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open the desk: the interface at the terminal. It is what caseload alone does.",
        discussion: """
            Example: caseload desk --script tour.keys --save-screens screens --size 80x24
            A script presses keys and looks at the screen without a terminal, an instruction a line: key NAME…, type TEXT, \
            paste TEXT, expect TEXT, expect-not TEXT, screen NAME, resize 40x15, click COLUMN ROW, wait, count-keys N, hang-up; \
            # begins a remark. The first line that fails ends it with exit code 1.
            """)

    @Option(help: ArgumentHelp("Press the keys in this file instead of opening a terminal.", valueName: "file")) var script: String?
    @Option(help: ArgumentHelp("Where the script's screens are saved.", valueName: "dir")) var saveScreens: String?
    @Option(help: ArgumentHelp("The size of the script's screen.", valueName: "columnsxrows")) var size: String = "80x24"
    @Flag(help: "Draw frames and signs with ASCII characters only.") var ascii = false
    @Flag(help: .hidden) var keys = false
    @OptionGroup var place: OfficeOptions

    func validate() throws {
        if Size(script: size) == nil { throw ValidationError("--size takes columns and rows, such as 80x24.") }
        if script == nil, saveScreens != nil { throw ValidationError("--save-screens needs a script: name one with --script.") }
    }

    @MainActor
    func perform(in surroundings: Surroundings) async throws -> ExitStatus {
        if keys {
            surroundings.output.bytes(Array(KeyTable.markdown().utf8))
            return .done
        }
        let session = try Session.open(place, in: surroundings)
        let keys = PersonalKeys(surroundings.settings)
        guard let script else {
            let loop = try DeskLoop(session: session, keys: keys.keys, usesASCII: ascii)
            let status = await loop.run()
            for problem in keys.problems { surroundings.output.complain(problem) }
            return status
        }
        try run(script: script, session, keys.keys)
        return .done
    }

    private func run(script path: String, _ session: Session, _ keys: CounterKeys) throws {
        guard let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: 1 << 20) else {
            throw CommandFailure.usage("The script \(path.prefix(200)) cannot be read. Name a file with an instruction a line.")
        }
        let script: KeyScript
        do { script = try KeyScript(text: String(decoding: data, as: UTF8.self)) } catch {
            throw CommandFailure.usage("\(path.prefix(200)):\(error.line): \(error.what).")
        }
        if let saveScreens { try? FileManager.default.createDirectory(atPath: saveScreens, withIntermediateDirectories: true) }
        var counter = ScriptedCounter(
            performer: Performer(office: session.office, seat: DeskSeat(session.surroundings)), keys: keys,
            size: Size(script: size) ?? Size(columns: 80, rows: 24))
        do {
            try counter.run(script) { name, screen in
                guard let saveScreens else { return session.output.bytes(Array(screen.utf8)) }
                do throws(PrintingFailure) { try SheetFile.write(Array(screen.utf8), to: "\(saveScreens)/\(name).txt") } catch {
                    throw CommandFailure.usage("The screen \(name) was not saved: \(error.why).")
                }
            }
        } catch let problem as ScriptProblem {
            if let screen = problem.screen { session.output.complain(screen) }
            throw CommandFailure.refused("\(path.prefix(200)):\(problem.line): \(problem.what).")
        }
    }
}
