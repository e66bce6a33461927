import CaseOperations
import Casework
import RecordMatching
import TextCanvas

/// What two entries of the register are compared by, as the screen of duplicates and the form of somebody new show it.
enum DuplicateWords {
    static func name(_ side: DuplicatePair.Side, _ context: ScreenContext) -> String { context.name(side.details.sortName) }

    /// As somebody typed it, not as it is compared; a house number as it was found in the street.
    static func value(_ evidence: Likeness.Evidence, isLeft: Bool, of details: ConstituentDetails) -> String {
        let value =
            switch evidence.field {
            case .given: details.givenName
            case .family: details.familyName
            case .organisation: details.organisation
            case .birthDate: details.birthDate.map(DateWording.long)
            case .phone: details.phones?.joined(separator: ", ")
            case .houseNumber: isLeft ? evidence.left : evidence.right
            case .street: details.street
            case .city: details.city
            case .postalCode: details.postalCode
            case .state: details.state
            case .externalID: details.externalID
            }
        return value ?? ""
    }

    /// What a piece of evidence says, by its weight in bits: three make it eight times likelier that the two are one.
    static func says(_ evidence: Likeness.Evidence) -> (words: String, sign: String, role: TextCanvas.Role) {
        switch evidence.weight {
        case 6...: ("strongly for", "++", .good)
        case 1..<6: ("for", "+", .good)
        case ..<(-4): ("much against", "--", .bad)
        case ..<(-1): ("against", "-", .bad)
        default: ("says little", "\u{00B7}", .muted)
        }
    }

    static func role(of likeness: Likeness) -> TextCanvas.Role {
        switch likeness.band {
        case .same: .warning
        case .review: .accent
        case .different: .muted
        }
    }

    /// What speaks for it, the most telling first: `telephone, birth date swapped`.
    static func because(_ likeness: Likeness) -> String { MatchWording.reasons(of: likeness).prefix(3).joined(separator: ", ") }
}
