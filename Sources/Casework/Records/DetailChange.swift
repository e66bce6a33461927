/// What somebody changed in details they were shown, to be made in entries that hold only some of them.
struct DetailChange {
    /// The whole person's, as they were shown.
    let before: ConstituentDetails
    let after: ConstituentDetails
    /// Those of the entry that kept its name.
    let own: ConstituentDetails

    private typealias Place = WritableKeyPath<ConstituentDetails, String?>

    /// Parts that are filled together, each alone or none, so that a part which is changed has to agree with the others.
    private static var units: [[Place]] {
        [ConstituentDetails.nameParts, ConstituentDetails.addressParts, [\.language], [\.externalID]]
    }

    /// - Parameter isKept: whether the entry takes up what is new; the others lose what was taken out, where they say just
    ///   that, and are corrected only where the rest of what they say would not be shown any more.
    func applied(to entry: ConstituentDetails, isKept: Bool) -> ConstituentDetails {
        var entry = entry
        for places in Self.units {
            let isShown = !isKept && fills(places, from: entry)
            for place in places where before[keyPath: place] != after[keyPath: place] {
                let new = after[keyPath: place]
                let isHeld = Self.agree(entry[keyPath: place], before[keyPath: place])
                if isKept || (isHeld && (new == nil || isShown)) { entry[keyPath: place] = new }
            }
        }
        if before.birthDate != after.birthDate {
            let isTakenOut = after.birthDate == nil && entry.birthDate == before.birthDate
            if isKept || isTakenOut { entry.birthDate = after.birthDate }
        }
        if before.phones != after.phones { entry.phones = phones(of: entry, isKept: isKept) }
        return entry
    }

    /// Whether something in these places is known from that entry, was shown, and is to be shown further.
    private func fills(_ places: [Place], from entry: ConstituentDetails) -> Bool {
        places.contains { place in
            guard own[keyPath: place] == nil, let value = entry[keyPath: place] else { return false }
            return value == before[keyPath: place] && value == after[keyPath: place]
        }
    }

    /// As filling compares them.
    private static func agree(_ one: String?, _ other: String?) -> Bool {
        guard let one, let other else { return false }
        return one.lowercased() == other.lowercased()
    }

    private func phones(of entry: ConstituentDetails, isKept: Bool) -> [String]? {
        let (shown, wanted) = (before.phones ?? [], after.phones ?? [])
        func holds(_ list: [String], _ phone: String) -> Bool { list.contains { ConstituentDetails.areSame($0, phone) } }
        var mine = (entry.phones ?? []).filter { !holds(shown, $0) || holds(wanted, $0) }
        if isKept {
            // In the order that was wanted, with numbers that other entries hold left to them.
            mine = wanted.filter { holds(mine, $0) || !holds(shown, $0) }
        }
        return mine.isEmpty ? nil : mine
    }
}
