public import CaseStorage
public import Casework

public struct ConstituentOutcome: Sendable, Equatable {
    public let id: ConstituentID
    public let committed: Committed
}

extension Office {
    public func addConstituent(
        _ details: ConstituentDetails, request: Request = .unique()
    ) throws(OperationFailure) -> ConstituentOutcome {
        let id: ConstituentID = request.newIdentifier()
        let committed = try perform(request, saying: ["add constituent", RequestContent.words(of: details)]) {
            now, actor throws(OperationFailure) in
            let added = try deciding { () throws(Refusal) in try agency.decide(adding: details, actor: actor, today: now.date) }
            return Decision([Commit.Entry(id, .constituentAdded(added))], expecting: [id.retyped(): 0])
        }
        return ConstituentOutcome(id: committed.events.first?.subject.retyped() ?? id, committed: committed)
    }

    /// Changes details; `change` gets them as they are and gives them back as they should be. They are those of the
    /// whole person: what is changed is written to the record that kept its name, and what is taken out goes from every
    /// record that was merged into it and says the same.
    ///
    /// - Parameter seen: the versions of all records of the person that was looked at, where there are some: if one of them
    ///   was changed since, merged or separated, the answer is a conflict and nothing happens.
    public func editConstituent(
        _ id: ConstituentID, request: Request = .unique(), saying content: [String] = [], seen: [ConstituentID: UInt64]? = nil,
        _ change: (inout ConstituentDetails) -> Void
    ) throws(OperationFailure) -> ConstituentOutcome {
        let committed = try perform(request, saying: ["edit constituent", id.hex] + content) { now, actor throws(OperationFailure) in
            let group = try group(of: id)
            if let seen { try group.check(is: seen) }
            var details = group.constituent.details
            change(&details)
            let edits = try deciding { () throws(Refusal) in
                try agency.decide(editing: group, to: details, actor: actor, today: now.date)
            }
            // What was decided looked at every record of this person.
            return Decision(edits.map { Commit.Entry($0.subject, .constituentEdited($0.event)) }, expecting: group.versions)
        }
        return ConstituentOutcome(id: committed.events.first?.subject.retyped() ?? id, committed: committed)
    }

    /// Records that a constituent is the `relation` of another.
    public func relate(
        _ id: ConstituentID, to other: ConstituentID, as relation: Relation, request: Request = .unique()
    ) throws(OperationFailure) -> ConstituentOutcome {
        let committed = try perform(request, saying: ["relate", id.hex, other.hex, relation.rawValue]) {
            _, actor throws(OperationFailure) in
            let constituent = try resolved(constituentFile(id).constituent)
            let other = try constituentFile(other).constituent.id
            let related = try deciding { () throws(Refusal) in
                try agency.decide(relating: constituent, to: other, as: relation, actor: actor)
            }
            return Decision([Commit.Entry(constituent.id, .constituentsRelated(related))])
        }
        return ConstituentOutcome(id: committed.events.first?.subject.retyped() ?? id, committed: committed)
    }

    /// Records a call, visit or letter. A time to call back is written `14:30`.
    public func recordContact(
        with id: ConstituentID, _ contact: ContactRecorded, request: Request = .unique()
    ) throws(OperationFailure) -> ConstituentOutcome {
        try recordContact(
            with: id, contact, request: request,
            saying: ["contact", id.hex, RequestContent.words(of: contact.facts), RequestContent.words(of: contact.personal)])
    }

    /// - Parameter content: what makes two such wishes the same, where it is not every word of them.
    func recordContact(
        with id: ConstituentID, _ contact: ContactRecorded, request: Request, saying content: [String]
    ) throws(OperationFailure) -> ConstituentOutcome {
        if let time = contact.facts.callbackAt, !Self.isTime(time) {
            throw .unreadable(field: "The time to call back", typed: time, wanted: "a time such as 14:30")
        }
        let committed = try perform(request, saying: content) { now, actor throws(OperationFailure) in
            let canonical = try canonical(id)
            let decided = try deciding { () throws(Refusal) in
                try agency.decide(contact: contact, actor: actor, today: now.date)
            }
            return Decision([Commit.Entry(canonical, .contactRecorded(decided))])
        }
        return ConstituentOutcome(id: committed.events.first?.subject.retyped() ?? id, committed: committed)
    }

    private static func isTime(_ text: String) -> Bool {
        let digits = Array(text.utf8)
        guard digits.count == 5, digits[2] == UInt8(ascii: ":"), let hour = Int(text.prefix(2)), let minute = Int(text.suffix(2)) else {
            return false
        }
        return digits.allSatisfy { (48...58).contains($0) } && (0...23).contains(hour) && (0...59).contains(minute)
    }
}
