extension Agency {
    /// Longest name, street or other detail of a constituent, in characters.
    static let maximumDetailLength = 200

    public func decide(adding details: ConstituentDetails, actor: Actor, today: CivilDate) throws(Refusal) -> ConstituentAdded {
        try require("caseworker", of: actor)
        return ConstituentAdded(try checked(details, today: today))
    }

    public func decide(
        editing constituent: Constituent, to details: ConstituentDetails, actor: Actor, today: CivilDate
    ) throws(Refusal) -> ConstituentEdited {
        try require("caseworker", of: actor)
        let checked = try checked(details, today: today)
        if checked == constituent.details { throw .nothingChanges }
        return ConstituentEdited(checked)
    }

    public func decide(
        relating constituent: Constituent, to other: ConstituentID, as relation: Relation, actor: Actor
    ) throws(Refusal) -> ConstituentsRelated {
        try require("caseworker", of: actor)
        if constituent.id == other { throw .sameConstituent }
        let inverse = Constituent.Relative(other: other, relation: relation.inverse)
        if constituent.relations.contains(inverse) { throw .nothingChanges }
        return ConstituentsRelated(other: other, relation: relation)
    }

    public func decide(contact: ContactRecorded, actor: Actor, today: CivilDate) throws(Refusal) -> ContactRecorded {
        try require("caseworker", of: actor)
        if let promised = contact.facts.callbackOn, promised < today { throw .dateOver(promised) }
        var contact = contact
        // An empty remark is none.
        let isBlank = contact.personal?.note.allSatisfy(\.isWhitespace) ?? true
        contact.personal = isBlank ? nil : ContactRecorded.Personal(note: try checked(contact.personal?.note ?? ""))
        return contact
    }

    /// Staff are the supervisor's to add and change.
    public func decide(
        addingStaff login: String, name: String, roles: [String], existing: [StaffMember], actor: Actor
    ) throws(Refusal) -> StaffAdded {
        try require("supervisor", of: actor)
        try check(roles)
        if login.isEmpty || !login.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }) {
            throw .nameRequired
        }
        if login.count > Self.maximumDetailLength { throw .textTooLong(limit: Self.maximumDetailLength) }
        if existing.contains(where: { $0.login == login }) { throw .loginTaken(login) }
        return StaffAdded(login: login, name: try tidy(name, "Name") ?? login, roles: Set(roles).sorted())
    }

    public func decide(settingRoles roles: [String], of member: StaffMember, actor: Actor) throws(Refusal) -> StaffRolesSet {
        try require("supervisor", of: actor)
        try check(roles)
        if Set(roles) == Set(member.roles) { throw .nothingChanges }
        return StaffRolesSet(roles: roles)
    }

    /// Anybody says that they themselves are away; a supervisor says it of others.
    public func decide(
        away member: StaffMember, until: CivilDate, cover: StaffID, actor: Actor, today: CivilDate
    ) throws(Refusal) -> StaffAway {
        if member.id != actor.id { try require("supervisor", of: actor) }
        if until < today { throw .dateOver(until) }
        if cover == member.id { throw .nothingChanges }
        return StaffAway(until: until, cover: cover)
    }

    private func check(_ wanted: [String]) throws(Refusal) {
        for name in wanted where role(name) == nil { throw .unknownRole(name, known: roles.map(\.id)) }
    }

    /// One blank between words and none around them; nil when nothing is left.
    private func tidy(_ text: String?, _ label: String) throws(Refusal) -> String? {
        guard let text else { return nil }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if words.count > Self.maximumDetailLength { throw .textTooLong(limit: Self.maximumDetailLength) }
        if words.unicodeScalars.contains(where: \.isHostile) { throw .invalidField(label, .controlCharacters) }
        return words.isEmpty ? nil : words
    }

    private func checked(_ details: ConstituentDetails, today: CivilDate) throws(Refusal) -> ConstituentDetails {
        var tidied = details
        tidied.givenName = try tidy(details.givenName, "Given name")
        tidied.familyName = try tidy(details.familyName, "Family name")
        tidied.organisation = try tidy(details.organisation, "Name")
        tidied.street = try tidy(details.street, "Street")
        tidied.city = try tidy(details.city, "City")
        tidied.postalCode = try tidy(details.postalCode, "Postal code")
        tidied.state = try tidy(details.state, "State")
        tidied.language = try tidy(details.language, "Language")
        tidied.externalID = try tidy(details.externalID, "Other register")
        if tidied.sortName.isEmpty { throw .nameRequired }
        var phones: [String] = []
        for phone in details.phones ?? [] {
            guard let tidied = try tidy(phone, "Telephone") else { continue }
            // Any country's, with or without an extension: only that there are digits enough.
            let digits = tidied.filter(\.isNumber).count
            if !(5...20).contains(digits) { throw .invalidField("Telephone", .badPattern(.phone)) }
            if !phones.contains(tidied) { phones.append(tidied) }
        }
        tidied.phones = phones.isEmpty ? nil : phones
        if let born = tidied.birthDate, born > today { throw .dateInFuture(born) }
        return tidied
    }
}
