/// What somebody wants done with a case that is open.
public enum CaseCommand: Sendable, Equatable {
    /// `due` is the new date where the transition restarts the clock and somebody names one.
    case move(transition: String, values: FieldValues, reason: String?, due: CivilDate?)
    /// A blank value empties its field.
    case edit(FieldValues)
    /// `evidence` says what was brought or seen; only a tick that is set has any.
    case tick(item: String, done: Bool, evidence: String? = nil)
    case note(String)
    /// Nil puts the case back into its queue.
    case assign(to: StaffID?)
    case rehome(to: ConstituentID, reason: String)
    case withdraw
    case print(checklist: String, language: String, to: String)
}

/// A case to be opened.
public struct CaseOpening: Sendable, Equatable {
    public var type: String
    public var constituent: ConstituentID
    public var values: FieldValues
    /// Nil means today.
    public var receivedOn: CivilDate?
    /// Who has it from the start; nil leaves it in its queue.
    public var owner: StaffID?
    /// The transition it comes in by, where the workflow has ways in; nil takes the one that is allowed.
    public var way: String?

    public init(
        type: String, constituent: ConstituentID, values: FieldValues, receivedOn: CivilDate? = nil, owner: StaffID? = nil,
        way: String? = nil
    ) {
        self.type = type
        self.constituent = constituent
        self.values = values
        self.receivedOn = receivedOn
        self.owner = owner
        self.way = way
    }
}
