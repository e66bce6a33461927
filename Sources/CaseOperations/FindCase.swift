import CaseStorage
public import Casework
import RecordMatching

extension Office {
    /// The case of a number as somebody typed it; a mistyped one is refused with what it might have been.
    public func findCase(_ typed: String) throws(OperationFailure) -> CaseFile {
        try requireReader()
        switch CaseNumber.read(typed) {
        case .notANumber: throw .notFound(.caseNumber, typed: typed, suggestions: [])
        case .mistyped(let suggestions):
            var known: [String] = []
            for number in suggestions where try reading({ () throws(StorageFailure) in try store.caseID(for: number) }) != nil {
                known.append(number.text)
                if known.count == 3 { break }
            }
            throw .notFound(.caseNumber, typed: typed, suggestions: known)
        case .number(let number):
            guard let id = try reading({ () throws(StorageFailure) in try store.caseID(for: number) }) else {
                throw .notFound(.caseNumber, typed: number.text, suggestions: [])
            }
            return try caseFile(id)
        }
    }

    func caseFile(_ id: CaseID) throws(OperationFailure) -> CaseFile {
        guard let file = try reading({ () throws(StorageFailure) in try store.caseFile(id) }) else {
            throw .storage(.missing(.caseRecord))
        }
        return file
    }

    /// The constituent somebody means: a whole identifier, its beginning, or another register's name for them.
    public func findConstituent(_ typed: String) throws(OperationFailure) -> ConstituentID {
        try requireReader()
        if let id = ConstituentID(hex: typed) {
            guard try reading({ () throws(StorageFailure) in try store.constituentFile(id) }) != nil else {
                throw .notFound(.constituent, typed: typed, suggestions: [])
            }
            return id
        }
        // Another register's name is meant whole; a number of theirs may also be the beginning of an identifier here.
        let found = try reading { () throws(StorageFailure) in try store.search(typed, limit: 20) }
        var candidates = found.filter { $0.details.externalID == typed }.map(\.id)
        if candidates.isEmpty {
            // A record that was merged is called by its own number there too, spelled as it may be.
            candidates = found.filter { $0.agreements.contains { $0.field == .externalID && $0.manner == .whole } }.map(\.id)
        }
        if candidates.isEmpty, typed.count >= 4, typed.allSatisfy(\.isHexDigit) {
            candidates = try reading { () throws(StorageFailure) in try store.constituentIDs(beginning: typed, limit: 4) }
        }
        switch candidates.count {
        case 0: throw .notFound(.constituent, typed: typed, suggestions: [])
        case 1: return candidates[0]
        default: throw .ambiguous(.constituent, typed: typed, candidates: candidates.map(\.hex))
        }
    }

    func constituentFile(_ id: ConstituentID) throws(OperationFailure) -> ConstituentFile {
        guard let file = try reading({ () throws(StorageFailure) in try store.constituentFile(id) }) else {
            throw .storage(.missing(.constituent))
        }
        return file
    }

    /// A member of staff by login.
    public func findStaff(_ login: String) throws(OperationFailure) -> StaffMember {
        let staff = try reading { () throws(StorageFailure) in try store.staff() }
        guard let member = staff.first(where: { $0.login == login }) else {
            throw .refused(.unknownStaff(login, known: staff.map(\.login)), caseType: nil)
        }
        return member
    }
}
