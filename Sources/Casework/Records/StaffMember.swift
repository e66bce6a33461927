/// Somebody who works here.
public struct StaffMember: Sendable, Equatable {
    public let id: StaffID
    /// Empty once erased: nobody signs in by it any more.
    public let login: String
    public let name: String
    public internal(set) var roles: [String]
    public internal(set) var awayUntil: CivilDate?
    public internal(set) var cover: StaffID?
    public internal(set) var version: UInt64

    /// Nil when the events do not begin with the person's being added.
    public init?(folding events: [RecordedEvent]) {
        guard let first = events.first, case .staffAdded(let added) = first.event else { return nil }
        id = first.subject.retyped()
        login = added.personal?.login ?? ""
        name = added.personal?.name ?? ""
        roles = added.facts.roles
        version = first.version
        for recorded in events.dropFirst() {
            version = recorded.version
            switch recorded.event {
            case .staffRolesSet(let set): roles = set.facts.roles
            case .staffAway(let away):
                awayUntil = away.facts.until
                cover = away.facts.cover
            default: break
            }
        }
    }

    public func isAway(on date: CivilDate) -> Bool {
        awayUntil.map { date <= $0 } ?? false
    }
}

/// Who is deciding: a member of staff with all that their roles imply.
public struct Actor: Sendable, Hashable {
    public let id: StaffID
    /// Roles held and those they extend.
    public let roles: Set<String>

    public init(id: StaffID, roles: Set<String>) {
        self.id = id
        self.roles = roles
    }

    public init(_ member: StaffMember, in agency: Agency) {
        self.init(id: member.id, roles: agency.rolesImplied(by: member.roles))
    }
}
