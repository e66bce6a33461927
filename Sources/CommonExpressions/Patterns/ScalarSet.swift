/// A set of characters: ranges and Unicode categories.
struct ScalarSet: Sendable {
    /// In order and apart from each other, once finished.
    private var ranges: [ClosedRange<UInt32>] = []
    private var categories: Set<Category> = []
    var isNegated = false
    var foldsCase = false
    /// The answer for ASCII, a bit each.
    private var ascii: (UInt64, UInt64) = (0, 0)

    private struct Category: Hashable {
        let name: String
        let isNegated: Bool
    }

    init(_ ranges: [ClosedRange<UInt32>] = [], isNegated: Bool = false) {
        self.ranges = ranges
        self.isNegated = isNegated
        finish()
    }

    mutating func insert(_ range: ClosedRange<UInt32>) { ranges.append(range) }
    mutating func insert(category: String, isNegated: Bool) { categories.insert(Category(name: category, isNegated: isNegated)) }

    /// Takes in a finished set, such as `\D` in `[\D1]`: ranges, or categories without a sign of their own.
    mutating func insert(_ other: ScalarSet) {
        categories.formUnion(other.categories)
        ranges += other.isNegated ? Self.gaps(between: other.ranges) : other.ranges
    }

    private static func gaps(between ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var gaps: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { gaps.append(next...0x10FFFF) }
        return gaps
    }

    /// Puts the ranges in order and makes the table for ASCII, when nothing is added any more.
    mutating func finish() {
        var merged: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        ranges = merged
        ascii = (0, 0)
        for value in 0..<UInt32(64) {
            if let scalar = Unicode.Scalar(value), slowlyContains(scalar) { ascii.0 |= 1 << UInt64(value) }
            if let scalar = Unicode.Scalar(value + 64), slowlyContains(scalar) { ascii.1 |= 1 << UInt64(value) }
        }
    }

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 64 { return ascii.0 >> UInt64(value) & 1 == 1 }
        if value < 128 { return ascii.1 >> UInt64(value - 64) & 1 == 1 }
        return slowlyContains(scalar)
    }

    private func slowlyContains(_ scalar: Unicode.Scalar) -> Bool {
        var isIn = holds(scalar)
        if !isIn, foldsCase { isIn = scalar.otherCases.contains { holds($0) } }
        return isIn != isNegated
    }

    private func holds(_ scalar: Unicode.Scalar) -> Bool {
        // The first range that does not end before it.
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
        }
        if low < ranges.count, ranges[low].lowerBound <= scalar.value { return true }
        guard !categories.isEmpty else { return false }
        let own = scalar.properties.generalCategory.abbreviation
        return categories.contains { ($0.name == "Any" || own.hasPrefix($0.name)) != $0.isNegated }
    }

    static let digits = ScalarSet([48...57])
    static let word = ScalarSet([48...57, 65...90, 95...95, 97...122])
    static let blank = ScalarSet([9...10, 12...13, 32...32])

    /// The POSIX classes, `[[:alpha:]]` and its like.
    static func posix(_ name: String) -> ScalarSet? {
        switch name {
        case "alnum": ScalarSet([48...57, 65...90, 97...122])
        case "alpha": ScalarSet([65...90, 97...122])
        case "ascii": ScalarSet([0...127])
        case "blank": ScalarSet([9...9, 32...32])
        case "cntrl": ScalarSet([0...31, 127...127])
        case "digit": digits
        case "graph": ScalarSet([33...126])
        case "lower": ScalarSet([97...122])
        case "print": ScalarSet([32...126])
        case "punct": ScalarSet([33...47, 58...64, 91...96, 123...126])
        case "space": ScalarSet([9...13, 32...32])
        case "upper": ScalarSet([65...90])
        case "word": word
        case "xdigit": ScalarSet([48...57, 65...70, 97...102])
        default: nil
        }
    }

    /// Whether a name such as `Lu` or `L` is that of a category.
    static func isCategory(_ name: String) -> Bool {
        name == "Any" || (!name.isEmpty && name.utf8.count <= 2 && Unicode.GeneralCategory.abbreviations.contains { $0.hasPrefix(name) })
    }
}

extension Unicode.Scalar {
    /// The same letter in small and in capital, where that is a single one.
    var otherCases: [Unicode.Scalar] {
        [properties.lowercaseMapping, properties.uppercaseMapping, properties.titlecaseMapping].compactMap { text in
            let scalars = text.unicodeScalars
            guard scalars.count == 1, let first = scalars.first, first != self else { return nil }
            return first
        }
    }
}

extension Unicode.GeneralCategory {
    static let abbreviations = [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So",
        "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn",
    ]

    var abbreviation: String {
        switch self {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: "Cn"
        @unknown default: "Cn"
        }
    }
}
