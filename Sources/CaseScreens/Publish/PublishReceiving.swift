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
        case .packUnreadable(folder, let sentence): reading = .unreadable(sentence)
        case .packPreview(let plan, let new) where plan == draft?.plan: take(new)
        case .progress(let done, let total):
            if isWorking { trial = .working(done: done, total: total) }
        case .rehearsed(let report):
            trial = .done(report)
            differing.setCount(report.differences.count)
            differing.select(0)
            // What could not be done while it ran can be done now.
            return [.unsay(.refusal)]
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

    /// The cursor stays on what it stood on; where that has been settled and something else blocks, it goes there.
    private mutating func take(_ new: PublishPreview) {
        let stood = row.flatMap { preview?.stand($0) }
        preview = new
        let rows = rows
        cases.setCount(rows.count)
        guard let stood else { return cases.select(0) }
        let isFirstBlocking = rows.first.map { new.stand($0).isBlocking } ?? false
        let now = rows.firstIndex { new.stand($0).isSame(as: stood) }
        let isSettled = stood.isBlocking && now.map { !new.stand(rows[$0]).isBlocking } ?? true
        if isSettled, isFirstBlocking {
            // The next case to answer for has come up to where this one stood.
            let isNextBlocking = cases.selected.map { new.stand(rows[$0]).isBlocking } ?? false
            if stood.number == nil || !isNextBlocking { cases.select(0) }
        } else if let now {
            cases.select(now)
        }
    }
}
