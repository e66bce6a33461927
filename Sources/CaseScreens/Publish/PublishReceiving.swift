import CaseOperations
import Casework
import TextCanvas

extension PublishScreen {
    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] {
        switch answer {
        case .pack(let read) where read.proposal.folder == folder:
            reading = .read(read)
            draft = read.agency.map { PlanDraft($0, over: read.former) }
            findings = ScrollText()
            changes = ScrollText()
            cases.select(0)
            // What is wrong comes first; where nothing is, what it changes.
            tab = read.proposal.findings.isEmpty ? .changes : .findings
            return loads(context).map { .run($0) }
        case .packPreview(let plan, let new) where plan == draft?.plan:
            preview = new
            cases.setCount(rows.count)
        case .progress(let done, let total):
            if isWorking { trial = .working(done: done, total: total) }
        case .rehearsed(let report):
            trial = .done(report)
            differing.setCount(report.differences.count)
            differing.select(0)
        case .published(let outcome):
            let cases = outcome.moved == 1 ? "1 open case was" : "\(outcome.moved == 0 ? "no" : "\(outcome.moved)") open cases were"
            return [.popToDesk, .say("The new pack is in force, and \(cases) moved. This desk works by it from now on.", .done)]
        case .stopped: if isWorking { trial = .stopped }
        case .failed(let sentence), .conflict(let sentence):
            isPublishing = false
            if isWorking { trial = .stopped }
            if reading == .reading { reading = .unreadable(sentence) }
        default: break
        }
        return []
    }
}
