/// What somebody changed in details they were shown, to be made in entries that hold only some of them.
struct DetailChange {
    let before: ConstituentDetails
    let after: ConstituentDetails

    init(from before: ConstituentDetails, to after: ConstituentDetails) {
        self.before = before
        self.after = after
    }

    /// - Parameter isKept: whether the entry takes up what is new; from the others only goes what was taken out.
    func applied(to entry: ConstituentDetails, isKept: Bool) -> ConstituentDetails {
        var entry = entry
        // The parts of a name or an address are filled together, so one that is changed is taken over with the others.
        for places in [ConstituentDetails.nameParts, ConstituentDetails.addressParts, [\.language], [\.externalID]]
        where places.contains(where: { before[keyPath: $0] != after[keyPath: $0] }) {
            for place in places { change(&entry, place, isKept: isKept) }
        }
        if before.birthDate != after.birthDate { change(&entry, \.birthDate, isKept: isKept) }
        if before.phones != after.phones { entry.phones = phones(of: entry, isKept: isKept) }
        return entry
    }

    private func change<Value>(
        _ entry: inout ConstituentDetails, _ place: WritableKeyPath<ConstituentDetails, Value?>, isKept: Bool
    ) {
        let new = after[keyPath: place]
        // Taken out everywhere: what another entry knew would show in its place otherwise.
        if isKept || (new == nil && before[keyPath: place] != nil) { entry[keyPath: place] = new }
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
