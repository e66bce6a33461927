public import CaseStorage
public import Casework
import EventLedger
import RecordMatching

/// What becomes of a row.
public enum RowVerdict: Sendable, Equatable {
    case new
    /// May be in the register already, most alike first.
    case probable([Resembling])
    /// An earlier import brought this very row.
    case imported(ConstituentID)
    /// An earlier row of the file says the same, or has the same number of another register.
    case repeated
    /// Somebody has this number of the other register already; who, where they could be found at once.
    case numbered(ConstituentID?)
    /// Its number of the other register is in this one, with somebody who is surely another person: two registers count
    /// from one, or the column is not what it was taken for.
    case taken(ConstituentID)
    case wrong([RowProblem])
}

public struct JudgedRow: Sendable, Equatable {
    public let row: ImportRow
    public let verdict: RowVerdict
}

/// Compares rows with the register.
struct RegisterLookup {
    /// What a row is known by for ever: the same row of the same file, or of a mended one, is the same commit again.
    struct Names {
        let commit: CommitID
        let constituent: ConstituentID
    }

    /// Questions put to the store at once.
    private static let questions = 500

    private let store: any CaseStore
    private let secret: [UInt8]
    /// Numbers of other registers that are in this one, as hashes, sorted: eight bytes for each.
    private var numbers: [UInt64] = []
    /// Those that only a merged record has, by the folded number.
    private var numbersOfAliases: [String: ConstituentID] = [:]
    /// Rows of this run.
    private var seen: Set<UInt64> = []
    /// How many of them are kept in mind, once they can be asked of the store.
    private static let mostSeen = 2_000_000

    /// - Parameter comparesNumbers: whether rows carry another register's numbers, which are then gathered here.
    init(_ store: any CaseStore, comparesNumbers: Bool) throws(StorageFailure) {
        self.store = store
        // Keyed with the store's secret, or anybody could try names and birth dates against the identifiers in the
        // ledger, and these stay there for ever, after an erasure too.
        secret = EventLedger.Digest.part(salt: try store.signingKey().seed, bytes: Array("import constituents".utf8)).bytes
        guard comparesNumbers else { return }
        var numbers: [UInt64] = []
        try store.forEachRecord { registered in
            if let number = registered.record.externalID { numbers.append(Self.hash(number)) }
            return true
        }
        numbers.sort()
        self.numbers = numbers
        var numbersOfAliases: [String: ConstituentID] = [:]
        try store.forEachAlias { registered in
            if let number = registered.record.externalID { numbersOfAliases[number] = registered.id }
            return true
        }
        self.numbersOfAliases = numbersOfAliases
    }

    func names(of row: ImportRow) -> Names {
        // Each word with its length, so that no two rows read alike.
        var bytes: [UInt8] = []
        for word in row.content {
            bytes += Array("\(word.utf8.count):".utf8)
            bytes += Array(word.utf8)
        }
        return EventLedger.Digest.part(salt: secret, bytes: bytes).withUnsafeBytes { digest in
            func word(_ offset: Int) -> UInt64 { UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
            return Names(
                commit: CommitID(high: word(0), low: word(8)), constituent: ConstituentID(high: word(16), low: word(24)))
        }
    }

    /// To be told when all rows so far are in the store: a long file does not fill the memory.
    mutating func haveEntered() {
        if seen.count > Self.mostSeen { seen.removeAll(keepingCapacity: true) }
    }

    /// - Parameters:
    ///   - checking: for how many rows resemblance is looked up; it takes some milliseconds each.
    mutating func judge(
        _ rows: [ImportRow], checking: Int, isWanted: () -> Bool
    ) throws(StorageFailure) -> [(judged: JudgedRow, names: Names?)] {
        let names = rows.map { $0.problems.isEmpty ? self.names(of: $0) : nil }
        let known = try known(rows, names)
        var left = checking
        var judged: [(judged: JudgedRow, names: Names?)] = []
        judged.reserveCapacity(rows.count)
        for (row, names) in zip(rows, names) {
            guard let names else {
                judged.append((JudgedRow(row: row, verdict: .wrong(row.problems)), nil))
                continue
            }
            var verdict = try standing(of: row, names, known)
            if verdict == .new, left > 0 {
                left -= 1
                let alike = try store.resembling(row.details, limit: 3, isWanted: isWanted).filter { $0.likeness.band != .different }
                if !alike.isEmpty { verdict = .probable(alike) }
            }
            judged.append((JudgedRow(row: row, verdict: verdict), names))
        }
        return judged
    }

    /// Those who are in the register by an earlier import; with their details where the row is known by a number alone.
    private func known(_ rows: [ImportRow], _ names: [Names?]) throws(StorageFailure) -> [ConstituentID: ConstituentDetails?] {
        var known: [ConstituentID: ConstituentDetails?] = [:]
        for start in stride(from: 0, to: rows.count, by: Self.questions) {
            let range = start..<min(rows.count, start + Self.questions)
            let found = try store.canonical(names[range].compactMap { $0?.constituent })
            if found.isEmpty { continue }
            let numbered = range.compactMap { rows[$0].details.externalID == nil ? nil : names[$0]?.constituent }
            let details = try store.constituents(numbered.filter { found[$0] != nil })
            for id in found.keys { known[id] = .some(details[id]) }
        }
        return known
    }

    private mutating func standing(
        of row: ImportRow, _ names: Names, _ known: [ConstituentID: ConstituentDetails?]
    ) throws(StorageFailure) -> RowVerdict {
        if !seen.insert(names.constituent.high).inserted { return .repeated }
        if let details = known[names.constituent] {
            return isAnother(row, details) ? .taken(names.constituent) : .imported(names.constituent)
        }
        guard let number = row.details.externalID.flatMap(Self.folded) else { return .new }
        if !has(number) {
            return try numbersOfAliases[number].map { alias throws(StorageFailure) in try standing(of: row, as: alias) } ?? .new
        }
        let found = try store.search(number, limit: 20).first { $0.details.externalID.flatMap(Self.folded) == number }
        if let found, isAnother(row, found.details) { return .taken(found.id) }
        return .numbered(found?.id)
    }

    /// Of a row whose number a merged record has: the row may say what that record does, or what the whole person does.
    private func standing(of row: ImportRow, as alias: ConstituentID) throws(StorageFailure) -> RowVerdict {
        guard let file = try store.constituentFile(alias) else { return .numbered(nil) }
        let known = [file.constituent.details] + file.aliases.filter { $0.id == alias }.map(\.details)
        return known.allSatisfy { isAnother(row, $0) } ? .taken(file.constituent.id) : .numbered(file.constituent.id)
    }

    private func isAnother(_ row: ImportRow, _ details: ConstituentDetails?) -> Bool {
        guard var details else { return false }
        // The number is what they have in common, and would speak for one person.
        details.externalID = nil
        var known = row.details
        known.externalID = nil
        return Likeness.quick(MatchRecord(known), MatchRecord(details)).weight < 0
    }

    private func has(_ number: String) -> Bool {
        let wanted = Self.hash(number)
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low < numbers.count && numbers[low] == wanted
    }

    private static func folded(_ number: String) -> String? { MatchRecord(externalID: number).externalID }

    private static func hash(_ text: String) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(text)
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
