import AgencyPacks
import CaseStorage
import Casework

/// Who works in the sample office.
struct Team: Sendable {
    /// Whoever loads the sample, with every role.
    let runner: Actor
    /// The pack's staff, in its order.
    let staff: [Actor]
    /// Those who answer the counter; the runner where the pack brings nobody.
    let caseworkers: [Actor]
    /// The same without the runner, and their colleagues who may do as much.
    private let counter: [Actor]
    private let others: [Actor]
    /// What makes them staff, the runner first.
    let entries: [Commit.Entry]

    init(_ plan: SamplePlan, key: SampleKey) throws(SampleProblem) {
        let agency = plan.agency
        let every = agency.roles.map(\.id)
        let runnerID: StaffID = key.id(.staff, 0)
        runner = Actor(id: runnerID, roles: agency.rolesImplied(by: every))
        var entries = [Commit.Entry(runnerID, .staffAdded(StaffAdded(login: plan.login, name: plan.name, roles: every)))]
        var staff: [Actor] = []
        for (index, colleague) in plan.staff.enumerated() where colleague.login != plan.login {
            let id: StaffID = key.id(.staff, index + 1)
            do {
                let added = try agency.decide(
                    addingStaff: colleague.login, name: colleague.name, roles: colleague.roles, existing: [], actor: runner)
                entries.append(Commit.Entry(id, .staffAdded(added)))
            } catch { throw .staffRefused(login: colleague.login, error) }
            staff.append(Actor(id: id, roles: agency.rolesImplied(by: colleague.roles)))
        }
        let all = staff.filter { $0.roles.contains("caseworker") }
        let own = all.filter { !$0.roles.contains("supervisor") }
        self.staff = staff
        self.entries = entries
        counter = own.isEmpty ? all : own
        others = own.isEmpty ? [] : all.filter { $0.roles.contains("supervisor") }
        caseworkers = counter.isEmpty ? [runner] : counter
    }

    /// Those who hold one of the roles, the preferred one first where they do, the runner last. What any caseworker may
    /// do is the counter's work before it is a supervisor's.
    func candidates(for roles: [String], preferring preferred: StaffID?, _ chance: inout Chance) -> [Actor] {
        let able = able(roles)
        let start = chance.below(able.first.count)
        let turned = Array(able.first[start...]) + able.first[..<start] + able.rest + [runner]
        guard let preferred, let place = turned.firstIndex(where: { $0.id == preferred }), place > 0 else { return turned }
        return [turned[place]] + turned[..<place] + turned[(place + 1)...]
    }

    private func able(_ roles: [String]) -> (first: [Actor], rest: [Actor]) {
        if roles.isEmpty { return (counter, others) }
        return (staff.filter { $0.roles.contains("caseworker") && !$0.roles.isDisjoint(with: roles) }, [])
    }

    func actor(_ id: StaffID) -> Actor? { id == runner.id ? runner : staff.first { $0.id == id } }
}
