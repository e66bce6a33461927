/// How other fields than names agree.
enum FieldComparison {
    /// Two dates as `YYYYMMDD`.
    static func birthDates(_ a: String?, _ b: String?) -> Likeness.Level {
        guard let a, let b else { return .missing }
        if a == b { return .same }
        guard a.utf8.count == 8, b.utf8.count == 8 else { return .different }
        let (left, right) = (DateParts(a), DateParts(b))
        let isSameYear = left.year == right.year
        if isSameYear, left.month == right.day, left.day == right.month { return .swapped }
        if EditDistance.within(1, a, b) != nil { return .nearly }
        let (isSameMonth, isSameDay) = (left.month == right.month, left.day == right.day)
        if (isSameYear && (isSameMonth || isSameDay)) || (isSameMonth && isSameDay) { return .part }
        if EditDistance.within(2, a, b) != nil { return .similar }
        return isSameYear ? .year : .different
    }

    /// The best that any two of the numbers give.
    static func phones(_ a: [String], _ b: [String]) -> Likeness.Level {
        if a.isEmpty || b.isEmpty { return .missing }
        var best = Likeness.Level.different
        for one in a {
            for other in b {
                if one == other { return .same }
                if one.utf8.count >= 7, other.utf8.count >= 7 {
                    if one.hasSuffix(other) || other.hasSuffix(one) { best = .part }
                    if EditDistance.within(1, one, other) != nil { best = .nearly }
                }
            }
        }
        return best
    }

    /// A code without blanks: a postal code, a state, the number of another register.
    static func codes(_ a: String?, _ b: String?) -> Likeness.Level {
        guard let a, let b else { return .missing }
        if a == b { return .same }
        // A ZIP code with and without its last four digits.
        let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
        if short.utf8.count == 5, long.utf8.count == 9, long.hasPrefix(short) { return .part }
        return EditDistance.within(1, a, b) == nil ? .different : .nearly
    }

    /// Numbers of another register: in a short one every neighbour is somebody else's.
    static func numbers(ofRegister a: String?, _ b: String?) -> Likeness.Level {
        let level = codes(a, b)
        return level == .nearly && max(a?.utf8.count ?? 0, b?.utf8.count ?? 0) < 6 ? .different : level
    }

    /// Names of towns.
    static func cities(_ a: [String], _ b: [String]) -> Likeness.Level {
        texts(a, b, generic: [])
    }

    /// Number and words of two addresses.
    static func streets(_ a: [String], _ b: [String]) -> (number: Likeness.Level, street: Likeness.Level) {
        let (left, right) = (Address(a), Address(b))
        return (numbers(left.numbers, right.numbers), texts(left.words, right.words, generic: Address.kinds))
    }

    private static func numbers(_ a: [String], _ b: [String]) -> Likeness.Level {
        guard let left = a.first, let right = b.first else { return .missing }
        if left == right { return .same }
        if a.contains(where: b.contains) { return .part }
        return max(left.utf8.count, right.utf8.count) > 1 && EditDistance.within(1, left, right) != nil ? .nearly : .different
    }

    /// - Parameter generic: words that say little by themselves, `street` and the like.
    private static func texts(_ a: [String], _ b: [String], generic: Set<String>) -> Likeness.Level {
        if a.isEmpty || b.isEmpty { return .missing }
        if a == b { return .same }
        let (left, right) = (a.joined(), b.joined())
        if left == right { return .same }
        let longest = max(left.utf8.count, right.utf8.count)
        let limit = max(2, longest / 6)
        if let distance = EditDistance.within(limit, left, right), longest > 3 { return distance == 1 ? .nearly : .similar }
        if LookAlikes.differ(a, b) { return .nearly }
        let shortest = min(left.utf8.count, right.utf8.count)
        if shortest >= 5, left.hasPrefix(right) || right.hasPrefix(left) { return .part }
        let telling = (a.filter { !generic.contains($0) }, b.filter { !generic.contains($0) })
        let (fewer, more) = telling.0.count <= telling.1.count ? telling : (telling.1, telling.0)
        let shared = fewer.count { one in
            more.contains { one == $0 || (one.utf8.count > 3 && $0.utf8.count > 3 && EditDistance.within(1, one, $0) != nil) }
        }
        return shared > 0 && 2 * shared >= fewer.count ? .part : .different
    }
}

/// Year, month and day of eight digits, as the bytes they are written in.
private struct DateParts {
    let year: UInt32
    let month: UInt32
    let day: UInt32

    init(_ date: String) {
        var number: UInt64 = 0
        for byte in date.utf8 { number = number << 8 | UInt64(byte) }
        year = UInt32(truncatingIfNeeded: number >> 32)
        month = UInt32(truncatingIfNeeded: number >> 16) & 0xFFFF
        day = UInt32(truncatingIfNeeded: number) & 0xFFFF
    }
}

/// The words of a street, its numbers apart and its abbreviations written out.
struct Address {
    var numbers: [String] = []
    var words: [String] = []

    init(_ street: [String]) {
        for word in street {
            if let first = word.utf8.first, (48...57).contains(first) {
                numbers.append(word)
            } else {
                words.append(Self.abbreviations[word] ?? word)
            }
        }
    }

    /// As the United States Postal Service abbreviates in Publication 28, appendix C, and as people do; the common ones.
    private static let abbreviations = [
        "st": "street", "str": "street", "ave": "avenue", "av": "avenue", "rd": "road", "dr": "drive", "ln": "lane", "ct": "court",
        "crt": "court", "blvd": "boulevard", "hwy": "highway", "pl": "place", "cir": "circle", "cct": "circuit", "cres": "crescent",
        "pkwy": "parkway", "ter": "terrace", "tce": "terrace", "trl": "trail", "sq": "square", "apt": "apartment", "ste": "suite",
        "n": "north", "s": "south", "e": "east", "w": "west", "rte": "route", "rt": "route", "cr": "county road", "fl": "floor",
    ]

    static let kinds: Set<String> = [
        "street", "avenue", "road", "drive", "lane", "court", "boulevard", "highway", "place", "circle", "circuit", "crescent", "parkway",
        "terrace", "trail", "square", "apartment", "suite", "north", "south", "east", "west", "route", "county road", "floor", "calle",
        "avenida", "camino", "way", "close", "box", "po", "unit",
    ]
}
