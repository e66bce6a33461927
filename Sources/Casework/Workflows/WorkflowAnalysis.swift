/// Proves a workflow, or finds what is wrong with it, before anybody works in it.
///
/// It looks at every way that cases can go: by which states, with which answers, having had and done what by then. Fields can
/// be edited at any time, so answers are free at every step; what can be obtained only in some states is had from there on.
/// Guards that fail to be evaluated (a division by zero) count as not holding. The effort is bounded, and what it was not
/// enough for is found as `notProved`.
public struct WorkflowAnalysis {
    let type: CaseType
    let workflow: Workflow
    let calendar: BusinessCalendar
    let unordered: Set<String>
    let notices: Set<String>
    let readsConditions: Bool
    let states: StateNumbers
    var proofs: StepProofs
    let running: RunningTimers
    let paths: CasePaths
    /// The states that cases come to.
    let reached: Set<Int>

    /// - Parameters:
    ///   - checklists: those of the case type.
    ///   - unordered: transitions whose destinations have no order.
    ///   - notices: states whose cases are written a letter.
    ///   - readsConditions: whether conditions can be trusted to say what they mean; if not, any of them may hold or not,
    ///     and only what the shape of the workflow shows is found.
    public init(
        _ type: CaseType, checklists: [Checklist] = [], calendar: BusinessCalendar = BusinessCalendar(), unordered: Set<String> = [],
        notices: Set<String> = [], readsConditions: Bool = true
    ) {
        self.readsConditions = readsConditions
        self.type = type
        self.calendar = calendar
        self.unordered = unordered
        self.notices = notices
        workflow = type.workflow
        var proofs = StepProofs(type, items: checklists.flatMap(\.items), isBlind: !readsConditions)
        states = proofs.states
        var running = RunningTimers(type.workflow, &proofs)
        var paths = CasePaths(&proofs) { running.isTaken($0, in: $1) }
        // A clock that counts from a step starts only where that step can come first, and steps may hang on clocks: look
        // again until nothing more starts. Each round starts another, so it ends.
        while running.start(paths, proofs) { paths = CasePaths(&proofs) { running.isTaken($0, in: $1) } }
        self.proofs = proofs
        self.running = running
        self.paths = paths
        reached = Set(paths.nodes.map(\.state))
    }

    /// Everything found, in the order of the kinds and of the pack.
    public func findings() -> [WorkflowFinding] {
        var analysis = self
        return analysis.all()
    }

    private mutating func all() -> [WorkflowFinding] {
        var found = waysIn()
        if !workflow.states.contains(where: \.isFinal) { found.append(.noFinalState) }
        found += exits()
        found += deadTransitions()
        if found.contains(where: { if case .noWayIn = $0 { true } else { false } }) { return found }
        found += closedAtOnce()
        found += unreachedStates()
        found += trappedStates()
        if readsConditions { found += destinations() + gaps() }
        found += takers()
        found += earlyDemands()
        found += separations()
        found += clocks()
        found += clockRounds()
        found += silentDenials()
        if paths.isCut { proofs.doubt(.evidence, "there are too many combinations of what cases may have obtained") }
        let doubtful = readsConditions ? proofs.doubtful : []
        return found + doubtful.map { .notProved($0, why: proofs.doubts[$0] ?? "") }
    }

    func ids(_ numbers: some Sequence<Int>) -> [String] { states.ids(numbers) }

    /// A path of states to a node, from where cases begin.
    func path(to node: Int) -> [String] {
        ids((paths.graph.path(from: paths.starts.map(\.node), to: node) ?? [node]).map { paths.nodes[$0].state })
    }
}
