import CaseStorage
public import Casework
import TextCanvas

/// Finding a person: a field, and who it finds, as it is typed.
public struct FindScreen: ScreenState {
    /// What choosing somebody does.
    public enum Purpose: Sendable, Equatable {
        case show
        /// Starts a visit and shows them.
        case visit
        /// Says how they stand to another constituent.
        case relate(ConstituentID)
        /// Compares them with somebody who may be the same.
        case same(ConstituentID)
        /// Moves a case to them.
        case rehome(CaseID, reason: String)
        /// Opens a case for them, its form filled in from an interview.
        case apply(CaseFromAnswers)
    }

    public let purpose: Purpose
    var field = TextField(limit: 400, placeholder: "name, phone, birth date or case number")
    var matches: [SearchMatch] = []
    var list = ListState()
    /// The text the matches belong to; nil before the first answer.
    var answered: String?

    public init(_ purpose: Purpose = .show) {
        self.purpose = purpose
    }

    public var groups: [Command.Group] { [.lists, .constituent] }

    public func title(_ context: ScreenContext) -> String {
        switch purpose {
        case .show: "Find"
        case .visit: "Who is here?"
        case .relate: "Related to whom?"
        case .same: "The same person as whom?"
        case .rehome, .apply: "Whose case is it?"
        }
    }

    public var takesLetters: Bool { true }

    public func hints(_ context: ScreenContext) -> [Command] { [.open, .newConstituent, .back] }

    /// Who cannot be meant.
    var excluded: ConstituentID? {
        switch purpose {
        case .relate(let id), .same(let id): id
        case .show, .visit, .rehome, .apply: nil
        }
    }

    var selected: SearchMatch? { list.selected.flatMap { $0 < matches.count ? matches[$0] : nil } }
}
