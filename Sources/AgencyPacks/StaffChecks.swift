import Casework

/// Whether the people of the sample office are enough for its workflows. Other offices have other people, so these are
/// warnings.
struct StaffChecks {
    let agency: Agency
    let staff: [SampleStaff]
    let drafts: [CaseTypeDraft]
    let report: PackReport

    func run() {
        if staff.isEmpty { return }
        let people = staff.map { (name: $0.name, roles: agency.rolesImplied(by: $0.roles)) }
        for draft in drafts.map(\.workflow) {
            var takers: [String: [String]] = [:]
            // What is for the clock alone needs nobody.
            for transition in draft.workflow.transitions where transition.roles != [Role.system] {
                // Without roles, any caseworker may.
                let roles = transition.roles.isEmpty ? ["caseworker"] : transition.roles
                takers[transition.id] = people.filter { !$0.roles.isDisjoint(with: roles) }.map(\.name)
                if takers[transition.id] == [], let place = draft.transitionPlaces[transition.id] {
                    report.warning(
                        .noRole, at: place,
                        "Nobody of the sample office can take \(quoted(transition.id)), which needs \(listed(roles)); give "
                            + "somebody that role in \(SampleStaff.file)."
                    )
                }
            }
            for (id, other, value) in draft.separations {
                guard let first = takers[other], let second = takers[id], first.count == 1, first == second else { continue }
                value.warning(
                    .separationImpossible,
                    "\(quoted(id)) and \(quoted(other)) are for different people, and in the sample office only "
                        + "\(quoted(first[0])) can take either; add somebody to \(SampleStaff.file)."
                )
            }
        }
    }
}
