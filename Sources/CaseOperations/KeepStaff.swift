public import CaseStorage
public import Casework

extension Office {
    /// Who works here. Names of colleagues are everybody's on the staff; lists, histories and refusals are told with them.
    public func staff() throws(OperationFailure) -> [StaffMember] {
        try reading { () throws(StorageFailure) in try store.staff() }
    }

    public func addStaff(
        login: String, name: String, roles: [String], request: Request = .unique()
    ) throws(OperationFailure) -> Committed {
        let id: StaffID = request.newIdentifier()
        return try perform(request, saying: ["add staff", login, name] + roles) { _, actor throws(OperationFailure) in
            let existing = try staff()
            let added = try deciding { () throws(Refusal) in
                try agency.decide(addingStaff: login, name: name, roles: roles, existing: existing, actor: actor)
            }
            return Decision([Commit.Entry(id, .staffAdded(added))], expecting: [id.retyped(): 0])
        }
    }

    public func setRoles(
        _ roles: [String], of login: String, request: Request = .unique()
    ) throws(OperationFailure) -> Committed {
        try perform(request, saying: ["roles", login] + roles) { _, actor throws(OperationFailure) in
            let member = try findStaff(login)
            let set = try deciding { () throws(Refusal) in try agency.decide(settingRoles: roles, of: member, actor: actor) }
            return Decision([Commit.Entry(member.id, .staffRolesSet(set))], expecting: [member.id.retyped(): member.version])
        }
    }

    public func setAway(
        _ login: String, until: CivilDate, cover: String, request: Request = .unique()
    ) throws(OperationFailure) -> Committed {
        try perform(request, saying: ["away", login, until.description, cover]) { now, actor throws(OperationFailure) in
            let member = try findStaff(login)
            let other = try findStaff(cover)
            let away = try deciding { () throws(Refusal) in
                try agency.decide(away: member, until: until, cover: other.id, actor: actor, today: now.date)
            }
            return Decision([Commit.Entry(member.id, .staffAway(away))], expecting: [member.id.retyped(): member.version])
        }
    }
}
