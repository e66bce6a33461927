import CaseOperations
import Casework
import TextCanvas

extension CaseScreen {
    /// Why the day is what it is, what the office promised, and how long cases really take where this one stands.
    ///
    /// - Parameter workflow: nil while they are being counted.
    func dueNotice(_ view: CaseView, _ workflow: WorkflowView?, _ context: ScreenContext) -> Overlay {
        let width = min(66, max(20, context.size.columns - 6))
        let record = view.record
        var lines: [[Span]] = []
        func say(_ text: String, _ role: TextCanvas.Role = .text) {
            if !lines.isEmpty { lines.append([]) }
            lines += text.wrapped(to: width).map { [Span($0, role)] }
        }
        say(ClockWording.because(record.due, view.dueReason, of: record, type: view.type, today: context.today))
        if let reminder = record.reminder, record.isOpen { say(ClockWording.reminder(reminder, type: view.type), .warning) }
        if record.isOpen, let target = view.target {
            say(
                ClockWording.target(target, of: record, type: view.type, today: context.today),
                target.end < context.today ? .warning : .text)
        }
        if record.isOpen {
            let clocks = ClockPhrase(type: view.type, agency: context.agency)
            for running in record.timers.sorted(by: { $0.ends < $1.ends }) {
                guard let timer = view.type.workflow.timer(running.id) else { continue }
                say("Until \(DateWording.weekday(running.ends)) \(running.ends.year). \(clocks.timer(timer))", .muted)
            }
            say("What others really take here", .heading)
            let times = workflow.map {
                $0.times(of: record.state).map { TimesWording.sentence($0) } ?? ("Nobody has counted here yet.", .muted)
            }
            let (text, role) = times ?? ("Counting\u{2026}", .muted)
            lines += text.wrapped(to: width).map { [Span($0, role)] }
        }
        return .notice(title: "Due because", ScrollText(lines))
    }
}
