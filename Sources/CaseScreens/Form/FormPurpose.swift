public import Casework

/// What a form is for. Its key names the draft kept of it.
public enum FormPurpose: Sendable, Equatable {
    case opening(type: String, constituent: ConstituentID)
    case editing(CaseID)
    case moving(CaseID, transition: String)
    /// Somebody new, and the words they were searched for by in vain.
    case newConstituent(words: String)
    case constituent(ConstituentID)
    case contact(ConstituentID, cases: [CaseID])

    /// `open:<constituent>:<type>`, `edit:<case>`, `move:<case>:<transition>`, `constituent:new`, `constituent:new:<words>`,
    /// `constituent:<id>`, `contact:<id>`.
    var key: String {
        switch self {
        case .opening(let type, let constituent): "open:\(constituent.hex):\(type)"
        case .editing(let id): "edit:\(id.hex)"
        case .moving(let id, let transition): "move:\(id.hex):\(transition)"
        case .newConstituent(let words): words.isEmpty ? "constituent:new" : "constituent:new:\(words)"
        case .constituent(let id): "constituent:\(id.hex)"
        case .contact(let id, _): "contact:\(id.hex)"
        }
    }

    /// The purpose a draft's key names; nil for a key of something else.
    init?(key: String) {
        let pieces = key.split(separator: ":", maxSplits: 2).map(String.init)
        switch (pieces.first, pieces.count) {
        case ("open", 3):
            guard let id = ConstituentID(hex: pieces[1]) else { return nil }
            self = .opening(type: pieces[2], constituent: id)
        case ("edit", 2):
            guard let id = CaseID(hex: pieces[1]) else { return nil }
            self = .editing(id)
        case ("move", 3):
            guard let id = CaseID(hex: pieces[1]) else { return nil }
            self = .moving(id, transition: pieces[2])
        case ("constituent", 2...3) where pieces[1] == "new": self = .newConstituent(words: pieces.count == 3 ? pieces[2] : "")
        case ("constituent", 2):
            guard let id = ConstituentID(hex: pieces[1]) else { return nil }
            self = .constituent(id)
        case ("contact", 2):
            guard let id = ConstituentID(hex: pieces[1]) else { return nil }
            self = .contact(id, cases: [])
        default: return nil
        }
    }

    /// The case it is about, where there is one already.
    var caseID: CaseID? {
        switch self {
        case .editing(let id), .moving(let id, _): id
        default: nil
        }
    }
}
