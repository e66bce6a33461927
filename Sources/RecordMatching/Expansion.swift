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
                if token.allows(.name) { try names(word, token.isOpen, &meaning, &whole, &open) }
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
                meaning.year = year
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
                whole.add(rows)
                if field == .name { meaning.add(name: join, .joined) } else { meaning.add(place: join, .joined) }
                meaning.note(count: rows.count, penalty: SearchWeights.penalty(.joined))
            }
        }
        meaning.whole = whole.finish()
        let begun = open.finish()
        meaning.open = begun.isEmpty ? nil : meaning.whole.union(begun)
        return meaning
    }

    private func add(
        _ term: Term, to rows: inout RowSetBuilder, _ meaning: inout TokenMeaning, penalty: Double = 0
    ) throws(Source.Failure) {
        let found = try source.rows(of: term)
        rows.add(found)
        meaning.note(count: found.count, penalty: penalty)
    }

    private func names(
        _ word: String, _ isOpen: Bool, _ meaning: inout TokenMeaning, _ whole: inout RowSetBuilder, _ open: inout RowSetBuilder
    ) throws(Source.Failure) {
        try add(Term(.name, word), to: &whole, &meaning)
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

    private func note(
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

// MARK: What is near

extension Expansion {
    /// Adds what is near: beginnings, nicknames, what sounds alike, spelling mistakes, digits exchanged.
    func addNear(to meaning: inout TokenMeaning, of token: SearchQuery.Token) throws(Source.Failure) {
        guard meaning.near == nil else { return }
        var near = RowSetBuilder()
        near.add(meaning.open ?? meaning.whole)
        for reading in token.readings {
            switch reading {
            case .word(let word):
                if token.allows(.name) { try nearNames(word, token.isOpen, &meaning, &near) }
                if token.allows(.place), meaning.names.count < 3 || !token.allows(.name) { try nearPlaces(word, &meaning, &near) }
            case .day(let date): try nearDays(date, &meaning, &near)
            case .phone(let digits): try exchanged(digits, &meaning, &near)
            case .house(let digits):
                if token.allows(.place), digits.utf8.count >= 4 { try nearPlaces(digits, &meaning, &near) }
            case .month, .year, .caseNumber, .externalID, .flag: continue
            }
        }
        meaning.near = near.finish()
    }

    private func nearNames(
        _ word: String, _ isOpen: Bool, _ meaning: inout TokenMeaning, _ near: inout RowSetBuilder
    ) throws(Source.Failure) {
        let length = word.unicodeScalars.count
        if !isOpen, length <= 3 {
            try add(Term(.nameStart, word), to: &near, &meaning, penalty: SearchWeights.penalty(.beginning))
            meaning.nameBeginning = (word, SearchWeights.penalty(.beginning))
        } else if !isOpen {
            let found = try source.rows(beginning: word, in: .name, limit: Self.beginningLimit)
            near.add(found.rows)
            for term in found.terms { meaning.add(name: term.text, .beginning, length: length) }
            meaning.note(count: found.rows.count, penalty: SearchWeights.penalty(.beginning))
        }
        for nickname in Nicknames.others(of: word) { try add(name: nickname, .nickname, &meaning, &near) }
        guard length >= 3 else { return }
        // A name that many bear is seldom a slip for another: a few near it are enough.
        let share = meaning.whole.count > Self.common ? 4 : 1
        let sound = SoundKey.of(word)
        if sound.utf8.count >= 2 {
            for term in try source.terms(soundingLike: sound, limit: Self.soundLimit / share) {
                let extra = SearchWeights.soundExtra(distance: EditDistance.within(2, term.text, word))
                try add(name: term.text, .sound, extra: extra, &meaning, &near)
            }
        }
        guard let lexicon = source.lexicon else { return }
        // A word that may go on is looked for as the beginning of others too, in the same walk.
        let mayGoOn = isOpen && length >= 4
        var spelled = lexicon.near(
            word, in: .name, distance: 1, beginning: mayGoOn, firstLetter: length == 3, limit: Self.spellingLimit / share)
        // Two letters are wrong only where nothing is near with one.
        if length >= 6, spelled.count < 3 {
            spelled += lexicon.near(word, in: .name, distance: 2, firstLetter: true, limit: Self.spellingLimit)
        }
        for term in spelled where term.distance > 0 {
            try add(name: term.term.text, .spelling, extra: Double(term.distance - 1) * SearchWeights.secondMistake, &meaning, &near)
        }
    }

    private func add(
        name word: String, _ manner: Agreement.Manner, extra: Double = 0, _ meaning: inout TokenMeaning, _ near: inout RowSetBuilder
    ) throws(Source.Failure) {
        let penalty = SearchWeights.penalty(manner) + extra
        if let known = meaning.names[word], known.penalty <= penalty { return }
        let isNew = meaning.names[word] == nil
        meaning.add(name: word, manner, extra: extra)
        guard isNew else { return }
        let rows = try source.rows(of: Term(.name, word))
        near.add(rows)
        meaning.note(count: rows.count, penalty: penalty)
    }

    private func nearPlaces(
        _ word: String, _ meaning: inout TokenMeaning, _ near: inout RowSetBuilder
    ) throws(Source.Failure) {
        guard let lexicon = source.lexicon, word.unicodeScalars.count >= 4 else { return }
        let spelled = lexicon.near(
            word, in: .place, distance: 1, firstLetter: !word.isDigits && word.utf8.count < 6, limit: Self.spellingLimit)
        for term in spelled where term.distance > 0 && meaning.places[term.term.text] == nil {
            meaning.add(place: term.term.text, .spelling)
            let rows = try source.rows(of: Term(.place, term.term.text))
            near.add(rows)
            meaning.note(count: rows.count, penalty: SearchWeights.penalty(.spelling) + SearchWeights.place)
        }
    }

    private func nearDays(
        _ date: TypedDate, _ meaning: inout TokenMeaning, _ near: inout RowSetBuilder
    ) throws(Source.Failure) {
        guard let lexicon = source.lexicon else { return }
        for day in date.days {
            for term in lexicon.near(day, in: .date, distance: 1, limit: 100) where term.distance > 0 && term.term.text.utf8.count == 8 {
                try add(Term(.date, term.term.text), to: &near, &meaning, penalty: SearchWeights.penalty(.spelling))
            }
        }
    }

    /// Two digits of a whole number exchanged, neighbours or not.
    private func exchanged(
        _ digits: String, _ meaning: inout TokenMeaning, _ near: inout RowSetBuilder
    ) throws(Source.Failure) {
        guard [7, 10].contains(digits.utf8.count) else { return }
        let typed = Array(digits.utf8)
        for left in typed.indices {
            for right in typed.indices where right > left && typed[left] != typed[right] {
                var other = typed
                other.swapAt(left, right)
                let text = String(decoding: other, as: UTF8.self)
                let hits = try source.numbers(.phone, text, exact: true, limit: 20)
                note(hits, .phone, .swapped, nil, SearchWeights.penalty(.swapped), &meaning, &near)
            }
        }
    }
}
