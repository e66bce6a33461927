public import CaseOperations
import CaseStorage
import Casework

/// A pack as it lies in its folder, with the versions of its case types on which cases stand open.
public struct PackInHand: Sendable, Equatable {
    public let proposal: PackProposal
    /// Empty while the pack has errors.
    let former: [CaseType]

    /// Two readings are the same where they say the same.
    public static func == (one: PackInHand, other: PackInHand) -> Bool {
        one.proposal.folder == other.proposal.folder && one.proposal.findings == other.proposal.findings
            && one.agency == other.agency && one.former == other.former
    }

    /// The office as the pack sets it up; nil while it has errors.
    var agency: Agency? { proposal.publication?.agency }
}

/// What is to become of the open cases, while somebody is deciding it: at first each goes on at the state of the same name.
struct PlanDraft: Sendable, Equatable {
    private let agency: Agency
    private let former: [CaseType]
    /// By case type, in the order in which states were named.
    private var states: [String: [MigrationPlan.StatePlan]] = [:]
    /// Versions that run on as they are, by case type.
    private var kept: [String: Set<Int>] = [:]
    /// By case number.
    private(set) var answers: [String: String] = [:]

    init(_ agency: Agency, over former: [CaseType]) {
        self.agency = agency
        self.former = former
        for plan in MigrationPlan.same(in: agency, over: former).types { states[plan.type] = plan.states }
    }

    /// Nil where every case keeps the version it runs on.
    var plan: MigrationPlan? {
        let types = agency.caseTypes.compactMap { type -> MigrationPlan.TypePlan? in
            let older = Set(former.filter { $0.id == type.id && $0.version < type.version }.map(\.version))
            let kept = kept[type.id] ?? []
            let moving = older.subtracting(kept)
            if moving.isEmpty { return nil }
            return MigrationPlan.TypePlan(type: type.id, from: moving == older ? nil : moving, states: states[type.id] ?? [])
        }
        return types.isEmpty ? nil : MigrationPlan(agency: agency.id, types: types, answers: answers)
    }

    func step(from state: String, of type: String) -> MigrationPlan.Step? { states[type]?.first { $0.state == state }?.step }

    mutating func move(_ type: String, version: Int, from state: String, by step: MigrationPlan.Step) {
        kept[type]?.remove(version)
        let new = MigrationPlan.StatePlan(state: state, step: step)
        if let place = states[type, default: []].firstIndex(where: { $0.state == state }) {
            states[type]?[place] = new
        } else {
            states[type, default: []].append(new)
        }
    }

    mutating func keep(_ type: String, version: Int) { kept[type, default: []].insert(version) }

    /// - Parameters:
    ///   - number: as it is printed.
    ///   - state: nil has the case go where the others of its state go.
    mutating func settle(_ number: String, at state: String?) { answers[number] = state }
}
