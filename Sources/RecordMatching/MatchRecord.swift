/// A constituent as matching sees them: every field folded into words or digits.
public struct MatchRecord: Sendable, Equatable {
    public let given: [String]
    public let family: [String]
    public let organisation: [String]
    /// `YYYYMMDD`.
    public let birthDate: String?
    /// National digits, without a country code of 1.
    public let phones: [String]
    public let street: [String]
    public let city: [String]
    public let postalCode: String?
    public let state: String?
    public let externalID: String?

    /// - Parameter birthDate: `YYYY-MM-DD`.
    public init(
        given: String? = nil, family: String? = nil, organisation: String? = nil, birthDate: String? = nil, phones: [String] = [],
        street: String? = nil, city: String? = nil, postalCode: String? = nil, state: String? = nil, externalID: String? = nil
    ) {
        func words(_ text: String?) -> [String] { text.map { Array(Folding.words($0).prefix(Self.wordLimit)) } ?? [] }
        func joined(_ text: String?) -> String? {
            let joined = text.map { Folding.joined(Folding.words($0)) } ?? ""
            return joined.isEmpty ? nil : joined
        }
        self.given = words(given)
        self.family = words(family)
        self.organisation = words(organisation)
        let digits = Folding.digits(birthDate ?? "")
        self.birthDate = digits.utf8.count == 8 ? digits : nil
        self.phones = phones.prefix(8).map { SearchKey.national(Folding.digits($0)) }.filter { !$0.isEmpty }
        self.street = words(street)
        self.city = words(city)
        self.postalCode = joined(postalCode)
        self.state = joined(state)
        self.externalID = joined(externalID)
    }

    /// Words of one field that are looked at.
    static let wordLimit = 12

    /// Parts of the name, each with its words.
    public var nameParts: [[String]] { [given, family, organisation].filter { !$0.isEmpty } }

    /// Two and three neighbouring words written as one, `delacruz` of `de la cruz`, each with the words it is made of.
    static func joins(of words: [String]) -> [(text: String, words: Range<Int>)] {
        guard words.count > 1 else { return [] }
        var joins: [(String, Range<Int>)] = []
        for start in words.indices.dropLast().prefix(4) {
            for end in (start + 2)...min(start + 3, words.count) { joins.append((Folding.joined(words[start..<end]), start..<end)) }
        }
        return joins
    }

    /// What the row is posted under; the flags are the store's to add.
    public var terms: Set<Term> {
        var terms: Set<Term> = []
        for part in nameParts {
            for word in part {
                terms.insert(Term(.name, word))
                for length in 1...3 { terms.insert(Term(.nameStart, word.start(length))) }
            }
            for join in Self.joins(of: part) { terms.insert(Term(.name, join.text)) }
        }
        if let birthDate {
            terms.insert(Term(.date, birthDate))
            terms.insert(Term(.date, birthDate.start(4)))
        }
        for word in street + city + Self.joins(of: city).map(\.text) { terms.insert(Term(.place, word)) }
        for code in [postalCode, state] { if let code { terms.insert(Term(.place, code)) } }
        return terms
    }
}

extension String {
    /// The first letters, counted in Unicode scalars.
    func start(_ length: Int) -> String {
        utf8.count <= length ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(length)))
    }
}

// MARK: The few bytes that are kept beside a row

extension MatchRecord {
    private static let fieldSeparator: UInt8 = 0x1F
    private static let fieldCount = 10

    /// Fields in the order of the declaration, words with a space between them.
    public var encoded: [UInt8] {
        let fields: [[String]] = [
            given, family, organisation, birthDate.map { [$0] } ?? [], phones, street, city, postalCode.map { [$0] } ?? [],
            state.map { [$0] } ?? [], externalID.map { [$0] } ?? [],
        ]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(96)
        for (index, words) in fields.enumerated() {
            if index > 0 { bytes.append(Self.fieldSeparator) }
            for (place, word) in words.enumerated() {
                if place > 0 { bytes.append(0x20) }
                bytes.append(contentsOf: word.utf8)
            }
        }
        return bytes
    }

    /// Nil when the bytes are not those of a record.
    public init?(decoding bytes: UnsafeRawBufferPointer) {
        var fields: [[String]] = []
        fields.reserveCapacity(Self.fieldCount)
        var words: [String] = []
        var start = 0
        for index in 0...bytes.count {
            let byte = index < bytes.count ? bytes[index] : Self.fieldSeparator
            guard byte == Self.fieldSeparator || byte == 0x20 else { continue }
            if index > start { words.append(String(decoding: UnsafeRawBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)) }
            start = index + 1
            if byte == Self.fieldSeparator {
                fields.append(words)
                words = []
            }
        }
        guard fields.count == Self.fieldCount else { return nil }
        given = fields[0]
        family = fields[1]
        organisation = fields[2]
        birthDate = fields[3].first
        phones = fields[4]
        street = fields[5]
        city = fields[6]
        postalCode = fields[7].first
        state = fields[8].first
        externalID = fields[9].first
    }
}
