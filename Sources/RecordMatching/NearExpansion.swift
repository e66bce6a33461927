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
            case .caseNumber(let text): try mistyped(text, &meaning, &near)
            case .month, .year, .externalID, .flag: continue
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
        if meaning.names.count == 1, meaning.whole.isEmpty { try splitNames(word, &meaning, &near) }
    }

    /// Two names written as one, where nothing else is near: `davidwelch`.
    private func splitNames(
        _ word: String, _ meaning: inout TokenMeaning, _ near: inout RowSetBuilder
    ) throws(Source.Failure) {
        let scalars = Array(word.unicodeScalars)
        guard (6...24).contains(scalars.count) else { return }
        for place in 3...(scalars.count - 3) {
            let halves = [scalars[..<place], scalars[place...]].map { half in String(String.UnicodeScalarView(half)) }
            let first = try source.rows(of: Term(.name, halves[0]))
            guard !first.isEmpty else { continue }
            let both = first.intersection(try source.rows(of: Term(.name, halves[1])))
            guard !both.isEmpty else { continue }
            near.add(both)
            for half in halves { meaning.add(name: half, .joined) }
            meaning.note(count: both.count, penalty: SearchWeights.penalty(.joined))
        }
    }

    /// A whole case number with another check character, or with a nought too few or too many.
    private func mistyped(
        _ text: String, _ meaning: inout TokenMeaning, _ near: inout RowSetBuilder
    ) throws(Source.Failure) {
        let letters = text.prefix { !("0"..."9").contains($0) }
        let digits = text.dropFirst(letters.count).prefix { ("0"..."9").contains($0) }
        guard letters.utf8.count >= 2, (6...14).contains(digits.utf8.count), meaning.numbers.isEmpty else { return }
        let serial = String(digits.dropFirst(4).drop { $0 == "0" })
        let padded = String(repeating: "0", count: max(0, 6 - serial.utf8.count)) + serial
        let hits = try source.numbers(.caseNumber, letters + digits.prefix(4) + padded, exact: false, limit: 5)
        note(hits, .caseNumber, .spelling, nil, SearchWeights.penalty(.spelling), &meaning, &near)
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
