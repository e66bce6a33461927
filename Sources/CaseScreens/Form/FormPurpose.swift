public import Casework

/// What a form is for. Its key names the draft kept of it.
public enum FormPurpose: Sendable, Equatable {
    /// - Parameter way: the transition it comes in by, where there are several to choose from.
    case opening(type: String, constituent: ConstituentID, way: String? = nil)
    case editing(CaseID)
    case moving(CaseID, transition: String)
    /// Somebody new, and the words they were searched for by in vain.
    case newConstituent(words: String)
    case constituent(ConstituentID)
    case contact(ConstituentID, cases: [CaseID])

    /// `open:<constituent>:<type>`, `open:<constituent>:<type>:<way>`, `edit:<case>`, `move:<case>:<transition>`, `constituent:new`, `constituent:new:<words>`,
    /// `constituent:<id>`, `contact:<id>`.
    var key: String {
        switch self {
        case .opening(let type, let constituent, let way): "open:\(constituent.hex):\(type)\(way.map { ":\($0)" } ?? "")"
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
            let named = pieces[2].split(separator: ":", maxSplits: 1).map(String.init)
            guard let type = named.first else { return nil }
            self = .opening(type: type, constituent: id, way: named.count > 1 ? named[1] : nil)
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

    /// Whether it opens a case of that type for that constituent, by whatever way.
    func isOpening(_ type: String, for constituent: ConstituentID) -> Bool {
        if case .opening(type, constituent, _) = self { true } else { false }
    }

    /// The case it is about, where there is one already.
    var caseID: CaseID? {
        switch self {
        case .editing(let id), .moving(let id, _): id
        default: nil
        }
    }
}
