extension SearchEngine {
    /// Records that may be the same person as this one, most alike first, without those that are surely somebody else;
    /// nil once `isWanted` answers false.
    ///
    /// Looked at are those with the same number, with a birth date and a word of the name that are near, with the whole
    /// name near, and of a like name at the same address.
    public func resembling(
        _ record: MatchRecord, limit: Int, isWanted: () -> Bool = { true }
    ) throws(Source.Failure) -> [(row: UInt32, likeness: Likeness)]? {
        var gathered = Gathered(limit: Self.rankLimit)
        for phone in record.phones where phone.utf8.count >= 7 {
            gathered.add(RowSet(try source.numbers(.phone, phone, exact: true, limit: 50).map(\.row)))
        }
        if let number = record.externalID {
            gathered.add(RowSet(try source.numbers(.externalID, number, exact: true, limit: 50).map(\.row)))
        }
        guard let names = try nearEach(of: record.nameParts.flatMap { $0 }, isWanted) else { return nil }
        let anyName = names.reduce(RowSet()) { $0.union($1) }
        let allNames = Self.inAll(names)
        // From what tells most to what tells least: among many of a common name the right one must not be crowded out.
        var days: (exact: RowSet, near: RowSet)?
        if let born = record.birthDate { days = try nearDay(born) }
        if let days { gathered.add(Self.inAll([days.exact, allNames])) }
        if !record.street.isEmpty {
            var street: [RowSet] = []
            for word in record.street { street.append(try source.rows(of: Term(.place, word))) }
            gathered.add(Self.inAll(street + [allNames]))
            gathered.add(Self.inAll(street + [anyName]))
        }
        if let days {
            gathered.add(days.near.intersection(allNames))
            gathered.add(days.near.intersection(anyName))
        }
        gathered.add(allNames)
        var alike: [(row: UInt32, likeness: Likeness)] = []
        for (index, row) in gathered.rows.enumerated() {
            if index % 64 == 63, !isWanted() { return nil }
            guard let other = try source.record(row) else { continue }
            let likeness = Likeness(record, other)
            if likeness.band != .different { alike.append((row, likeness)) }
        }
        return Array(
            alike.sorted { $0.likeness.weight == $1.likeness.weight ? $0.row < $1.row : $0.likeness.weight > $1.likeness.weight }
                .prefix(limit))
    }

    /// For each word, the rows whose name has it or one near it; nil once no longer wanted.
    private func nearEach(of words: [String], _ isWanted: () -> Bool) throws(Source.Failure) -> [RowSet]? {
        let telling = words.sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }.prefix(4)
        let tokens = telling.map { SearchQuery.Token(readings: [.word($0)], fields: [.name, .nameStart]) }
        var meanings = Meanings(SearchQuery(tokens: tokens), source, cache)
        try meanings.lookUp(isWanted)
        guard isWanted() else { return nil }
        for index in meanings.all.indices {
            try meanings.addNear(at: index)
            guard isWanted() else { return nil }
        }
        meanings.keep()
        return meanings.all.map { $0.near ?? $0.whole }
    }

    /// Rows with that birth date, and those with one near it.
    private func nearDay(_ born: String) throws(Source.Failure) -> (exact: RowSet, near: RowSet)? {
        let (year, month, day) = (born.prefix(4), born.dropFirst(4).prefix(2), born.suffix(2))
        let date = TypedDate(days: [born], swapped: day <= "12" && day != month ? [String(year + day + month)] : [])
        var meanings = Meanings(SearchQuery(tokens: [SearchQuery.Token(readings: [.day(date)])]), source, cache)
        try meanings.lookUp { true }
        try meanings.addNear(at: 0)
        return meanings.all.first.map { ($0.whole, $0.near ?? $0.whole) }
    }
}
