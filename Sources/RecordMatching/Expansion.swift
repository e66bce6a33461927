/// Looks up what a token may stand for; what is near only when it is asked for, since that costs most.
struct Expansion<Source: PostingSource> {
    /// Terms looked at for one beginning of a name: the most frequent, which nearly everybody has.
    static var beginningLimit: Int { 48 }
    /// The same of an address.
    static var placeLimit: Int { 24 }
    /// Terms that sound alike.
    static var soundLimit: Int { 24 }
    /// Terms that are spelled nearly so.
    static var spellingLimit: Int { 40 }
    /// People with a word in their name from whom on it is common.
    static var common: Int { 2_000 }
    /// Rows of a number's beginning.
    static var numberLimit: Int { 1_000 }

    let source: Source

    /// Rows with exactly the token, and with its beginning where it is open.
    ///
    /// - Parameter joins: the token together with its neighbours, written as one word.
    func meaning(of token: SearchQuery.Token, joins: [String]) throws(Source.Failure) -> TokenMeaning {
        var meaning = TokenMeaning()
        var whole = RowSetBuilder()
        var open = RowSetBuilder()
        for reading in token.readings {
            switch reading {
            case .word(let word):
                if token.allows(.name) { try names(word, token.isOpen, &meaning, &open) }
                if token.allows(.place) { try places(word, token.isOpen, &meaning, &whole, &open) }
            case .house(let word):
                if token.allows(.place) { try places(word, token.isOpen, &meaning, &whole, &open) }
            case .day(let date):
                meaning.dates.append(date)
                for day in date.days { try add(Term(.date, day), to: &whole, &meaning) }
                for day in date.swapped { try add(Term(.date, day), to: &open, &meaning, penalty: SearchWeights.penalty(.swapped)) }
            case .month(let month):
                meaning.month = month
                let found = try source.rows(beginning: month, in: .date, limit: 40)
                whole.add(found.rows)
                meaning.note(count: found.rows.count, penalty: 0)
            case .year(let year):
                meaning.years.append(year)
                try add(Term(.date, year), to: &whole, &meaning)
            case .phone(let digits): try numbers(.phone, .phone, digits, token, &meaning, &whole, &open)
            case .caseNumber(let text): try numbers(.caseNumber, .caseNumber, text, token, &meaning, &whole, &open)
            case .externalID(let text): try numbers(.externalID, .externalID, text, token, &meaning, &whole, &open)
            case .flag(let term): whole.add(try source.rows(of: term))
            }
        }
        for join in joins {
            for field in [Term.Field.name, .place] where token.allows(field) {
                let rows = try source.rows(of: Term(field, join))
                guard !rows.isEmpty else { continue }
                if field == .name {
                    meaning.named = meaning.named.union(rows)
                    meaning.add(name: join, .joined)
                } else {
                    whole.add(rows)
                    meaning.add(place: join, .joined)
                }
                meaning.note(count: rows.count, penalty: SearchWeights.penalty(.joined))
            }
        }
        meaning.numbered = RowSet(meaning.numbers.filter { $0.value.agreement.manner == .whole }.keys)
        meaning.whole = whole.finish().union(meaning.named)
        let begun = open.finish()
        meaning.open = begun.isEmpty ? nil : meaning.whole.union(begun)
        return meaning
    }

    func add(
        _ term: Term, to rows: inout RowSetBuilder, _ meaning: inout TokenMeaning, penalty: Double = 0
    ) throws(Source.Failure) {
        let found = try source.rows(of: term)
        rows.add(found)
        meaning.note(count: found.count, penalty: penalty)
    }

    private func names(
        _ word: String, _ isOpen: Bool, _ meaning: inout TokenMeaning, _ open: inout RowSetBuilder
    ) throws(Source.Failure) {
        meaning.named = try source.rows(of: Term(.name, word))
        meaning.note(count: meaning.named.count, penalty: 0)
        meaning.add(name: word, .whole)
        guard isOpen else { return }
        let length = word.unicodeScalars.count
        let extra = SearchWeights.openBeginning - SearchWeights.penalty(.beginning)
        if length <= 3 {
            try add(Term(.nameStart, word), to: &open, &meaning, penalty: SearchWeights.openBeginning)
            meaning.nameBeginning = (word, SearchWeights.openBeginning)
        } else {
            let found = try source.rows(beginning: word, in: .name, limit: Self.beginningLimit)
            open.add(found.rows)
            for term in found.terms where term.text != word { meaning.add(name: term.text, .beginning, extra: extra, length: length) }
            meaning.note(count: found.rows.count, penalty: SearchWeights.openBeginning)
        }
    }

    private func places(
        _ word: String, _ isOpen: Bool, _ meaning: inout TokenMeaning, _ whole: inout RowSetBuilder, _ open: inout RowSetBuilder
    ) throws(Source.Failure) {
        try add(Term(.place, word), to: &whole, &meaning, penalty: SearchWeights.place)
        meaning.add(place: word, .whole)
        let length = word.unicodeScalars.count
        guard isOpen, length >= 3 else { return }
        let extra = SearchWeights.openBeginning - SearchWeights.penalty(.beginning)
        let found = try source.rows(beginning: word, in: .place, limit: Self.placeLimit)
        open.add(found.rows)
        for term in found.terms where term.text != word { meaning.add(place: term.text, .beginning, extra: extra, length: length) }
        meaning.note(count: found.rows.count, penalty: SearchWeights.openBeginning + SearchWeights.place)
    }

    private func numbers(
        _ kind: SearchKey.Kind, _ field: Agreement.Field, _ text: String, _ token: SearchQuery.Token, _ meaning: inout TokenMeaning,
        _ whole: inout RowSetBuilder, _ open: inout RowSetBuilder
    ) throws(Source.Failure) {
        let exact = try source.numbers(kind, text, exact: true, limit: Self.numberLimit)
        note(exact, field, .whole, nil, 0, &meaning, &whole)
        guard text.utf8.count >= 3 || kind == .caseNumber, exact.count < Self.numberLimit else { return }
        let begun = try source.numbers(kind, text, exact: false, limit: Self.numberLimit).filter { $0.text != text }
        let penalty = token.isOpen ? SearchWeights.openBeginning : SearchWeights.penalty(.beginning)
        note(begun, field, .beginning, text.unicodeScalars.count, penalty, &meaning, &open)
    }

    func note(
        _ hits: [NumberHit], _ field: Agreement.Field, _ manner: Agreement.Manner, _ length: Int?, _ penalty: Double,
        _ meaning: inout TokenMeaning, _ rows: inout RowSetBuilder
    ) {
        guard !hits.isEmpty else { return }
        rows.add(RowSet(hits.map(\.row)))
        for hit in hits {
            if let known = meaning.numbers[hit.row], known.penalty <= penalty { continue }
            meaning.numbers[hit.row] = (Agreement(field: field, manner: manner, word: hit.text, length: length), penalty)
        }
        meaning.note(count: hits.count, penalty: penalty)
    }
}

extension SearchQuery.Token {
    func allows(_ field: Term.Field) -> Bool { fields?.contains(field) ?? true }
}
