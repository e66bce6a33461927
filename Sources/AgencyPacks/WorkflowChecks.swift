import Casework

/// What analysing a case type's workflow finds, said in words and shown in its place.
struct WorkflowChecks {
    let draft: CaseTypeDraft
    /// Those that the case type hands out.
    let checklists: [Checklist]
    let calendar: BusinessCalendar
    /// Whether what could not be proved is worth a word: among mistakes it is none.
    let saysDoubts: Bool
    let report: PackReport

    private var workflow: Workflow { draft.workflow.workflow }

    /// Does nothing about a workflow that was not read whole: half a graph proves nothing.
    func run() {
        guard draft.workflow.isWhole else { return }
        let analysis = WorkflowAnalysis(
            draft.caseType, checklists: checklists, calendar: calendar, unordered: draft.workflow.unordered,
            notices: Set(draft.workflow.notices.keys), readsConditions: draft.workflow.areConditionsSound)
        let places = FindingPlaces(draft: draft.workflow)
        let wording = FindingWording(type: draft.caseType)
        for finding in analysis.findings() where !isReportedByReading(finding) {
            let words = wording.words(for: finding)
            let place = places.place(of: finding)
            if finding.isError {
                report.error(finding.code, at: place, words.message, witness: words.witness)
            } else {
                report.warning(finding.code, at: place, words.message, witness: words.witness)
            }
        }
        checkTitles()
    }

    /// Whether reading the files reports it already, nearer to the words that are wrong.
    private func isReportedByReading(_ finding: WorkflowFinding) -> Bool {
        switch finding {
        case .noWayIn(.none), .noWayIn(.both), .noRole, .clockNeverStarts(_, .final),
            .timerCannotTake(_, _, .notForSystem), .timerCannotTake(_, _, .notFrom), .timerCannotTake(_, _, .needsReason):
            return true
        case .transitionShadowed(let transition, let branch, let by):
            guard by.count == 1, by[0] < branch, case .choice(let branches)? = workflow.transition(transition)?.to else { return false }
            return branches[by[0]].when == nil
        case .notProved:
            return !saysDoubts
        case .unboundedLoop, .waitingWithoutClock:
            // A timer that could not be read may be the clock that is missed.
            return !draft.workflow.areTimersWhole
        default:
            return false
        }
    }

    /// Two transitions may be called the same as long as no state offers both.
    private func checkTitles() {
        guard SameTitles.occur(in: workflow.transitions.map(\.title), languages: report.languages) else { return }
        for state in workflow.states {
            let leaving = workflow.transitions.filter { workflow.leads($0, from: state.id) }
            SameTitles.report(
                leaving.map { ($0.id, $0.title) }, kind: "transition", places: draft.workflow.transitionPlaces, report: report)
        }
    }
}

extension AgencyDraft {
    /// Whether an office promises to be within a time that the law sets, and can be later.
    func checkTargets(_ report: PackReport) {
        for queue in queues {
            guard let target = queue.target, let law = queue.law,
                let exceeded = LawComparison(calendar).exceeded(target.term, law: law.term)
            else { continue }
            let words = FindingWording.exceeded(exceeded, "The target of the queue \(quoted(queue.id))")
            report.warning(
                .targetBeyondLaw, at: targetPlaces[queue.id] ?? queuePlaces[queue.id] ?? .start(of: Self.file), words.message,
                witness: words.witness)
        }
    }
}
