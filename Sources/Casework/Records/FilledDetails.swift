extension ConstituentDetails {
    /// These details with what is unknown taken from others of the same person, the first that knows it first, and all
    /// telephones.
    ///
    /// A name and an address are filled only where nothing in them disagrees, so that nobody's street comes to stand in
    /// another's city, nor a business's name over a person's.
    public func filled(from others: [ConstituentDetails]) -> ConstituentDetails {
        others.reduce(into: self) { $0.fill(from: $1) }
    }

    private mutating func fill(from other: ConstituentDetails) {
        fillAll(Self.nameParts, from: other)
        fillAll(Self.addressParts, from: other)
        birthDate = birthDate ?? other.birthDate
        language = language ?? other.language
        externalID = externalID ?? other.externalID
        var numbers = phones ?? []
        for phone in other.phones ?? [] where !numbers.contains(where: { Self.areSame($0, phone) }) { numbers.append(phone) }
        phones = numbers.isEmpty ? nil : numbers
    }

    static var nameParts: [WritableKeyPath<ConstituentDetails, String?>] { [\.givenName, \.familyName, \.organisation] }
    static var addressParts: [WritableKeyPath<ConstituentDetails, String?>] { [\.street, \.city, \.postalCode, \.state] }

    private mutating func fillAll(_ places: [WritableKeyPath<ConstituentDetails, String?>], from other: ConstituentDetails) {
        for place in places {
            if let mine = self[keyPath: place], let theirs = other[keyPath: place], mine.lowercased() != theirs.lowercased() { return }
        }
        // A business's name and a person's are names of two kinds.
        let isOrganised = (organisation == nil, other.organisation == nil)
        if places.contains(\.organisation), isOrganised.0 != isOrganised.1, !sortName.isEmpty, !other.sortName.isEmpty { return }
        for place in places { self[keyPath: place] = self[keyPath: place] ?? other[keyPath: place] }
    }

    /// Whether two writings are one telephone number: the same digits, a leading 1 of the country left out.
    static func areSame(_ left: String, _ right: String) -> Bool {
        func digits(_ text: String) -> String {
            let digits = text.filter { $0.isASCII && $0.isNumber }
            return digits.count == 11 && digits.first == "1" ? String(digits.dropFirst()) : digits
        }
        let (first, second) = (digits(left), digits(right))
        return first.isEmpty && second.isEmpty ? left == right : first == second
    }
}
