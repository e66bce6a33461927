/// Ranks records by how much of a query agrees with them: for each token the bits it says, less what the manner of the
/// agreement takes away, and less a little for every word of the name that nobody mentioned.
struct Ranking {
    /// A token and the word of the record that agrees with it: nil where it is a number or a date.
    private struct Pairing {
        let token: Int
        let word: Int?
        let bits: Double
        let manner: Agreement.Manner
        /// Letters of the word that were typed, nil for all.
        let length: Int?
    }

    private let meanings: [TokenMeaning]
    private let information: [Double]
    /// What the tokens could say together.
    private let possible: Double
    private let isRequired: [Bool]
    /// Whether a token is compared with the record: what the store knows of cases was settled by its rows.
    private let isCompared: [Bool]

    init(_ meanings: [TokenMeaning], query: SearchQuery, population: Int) {
        self.meanings = meanings
        information = meanings.map { $0.information(population: population) }
        isRequired = query.tokens.map(\.isRequired)
        isCompared = query.tokens.map { token in !token.readings.contains { if case .flag = $0 { true } else { false } } }
        possible = zip(information, isCompared).reduce(0) { $1.1 ? $0 + $1.0 + SearchWeights.explained : $0 }
    }

    /// From 0 to 1, in thousandths; nil where nothing agrees.
    func score(_ row: UInt32, _ record: MatchRecord) -> Double? {
        let words = RecordWords(record)
        guard let pairings = pairings(row, record, words) else { return nil }
        let total = pairings.reduce(0) { $0 + $1.bits } - words.unmentioned(by: pairings.compactMap(\.word))
        return possible > 0 ? (max(0, min(1, total / possible)) * 1000).rounded() / 1000 : 1
    }

    /// What agrees, the most telling first.
    func agreements(_ row: UInt32, _ record: MatchRecord) -> [Agreement] {
        let words = RecordWords(record)
        return (pairings(row, record, words) ?? []).compactMap { pairing in
            if let word = pairing.word.map({ words.all[$0] }) {
                return Agreement(field: word.field, manner: pairing.manner, word: word.text, length: pairing.length)
            }
            let meaning = meanings[pairing.token]
            if let number = meaning.numbers[row], number.agreement.manner == pairing.manner { return number.agreement }
            return record.birthDate.map {
                Agreement(field: .birthDate, manner: pairing.manner, word: $0, length: pairing.length)
            }
        }
    }

    /// Each token with the word that agrees best, each word once; nil where nothing agrees, or not what has to.
    private func pairings(_ row: UInt32, _ record: MatchRecord, _ words: RecordWords) -> [Pairing]? {
        var all: [Pairing] = []
        for (token, meaning) in meanings.enumerated() where isCompared[token] { pair(token, meaning, row, record, words, &all) }
        creditHouseNumbers(words, &all)
        all.sort { $0.bits == $1.bits ? ($0.token, $0.word ?? .max) < ($1.token, $1.word ?? .max) : $0.bits > $1.bits }
        var isTokenUsed = [Bool](repeating: false, count: meanings.count)
        var isWordUsed = [Bool](repeating: false, count: words.all.count)
        var chosen: [Pairing] = []
        for pairing in all where !isTokenUsed[pairing.token] {
            if let word = pairing.word {
                // A word typed in two halves is agreed with by both.
                if isWordUsed[word], pairing.manner != .joined { continue }
                isWordUsed[word] = true
            }
            isTokenUsed[pairing.token] = true
            chosen.append(pairing)
        }
        guard !chosen.isEmpty || possible == 0 else { return nil }
        for token in meanings.indices where isRequired[token] && isCompared[token] && !isTokenUsed[token] { return nil }
        return chosen
    }

    /// Digits that are the number of a house, in a street of which a word was typed too, are that and no year.
    private func creditHouseNumbers(_ words: RecordWords, _ pairings: inout [Pairing]) {
        func isNumber(_ pairing: Pairing) -> Bool? {
            pairing.word.flatMap { words.street.contains($0) ? words.all[$0].text.isDigits : nil }
        }
        guard pairings.contains(where: { isNumber($0) == true }), pairings.contains(where: { isNumber($0) == false }) else { return }
        for (index, pairing) in pairings.enumerated() where isNumber(pairing) == true {
            pairings[index] = Pairing(
                token: pairing.token, word: pairing.word, bits: pairing.bits + SearchWeights.houseNumber, manner: pairing.manner,
                length: pairing.length)
        }
    }

    private func pair(
        _ token: Int, _ meaning: TokenMeaning, _ row: UInt32, _ record: MatchRecord, _ words: RecordWords,
        _ pairings: inout [Pairing]
    ) {
        let information = information[token]
        func add(_ word: Int?, _ penalty: Double, _ manner: Agreement.Manner, _ length: Int?) {
            pairings.append(
                Pairing(
                    token: token, word: word, bits: max(information - penalty, 0.1) + SearchWeights.explained, manner: manner,
                    length: length))
        }
        for (index, word) in words.all.enumerated() {
            guard word.field == .name else {
                if let agreement = meaning.places[word.text] {
                    add(index, agreement.penalty, word.isJoin && agreement.manner == .whole ? .joined : agreement.manner, agreement.length)
                }
                continue
            }
            let beginning = meaning.nameBeginning.flatMap { !word.isJoin && word.text.utf8.starts(with: $0.text.utf8) ? $0 : nil }
            if let agreement = meaning.names[word.text], agreement.penalty <= beginning?.penalty ?? agreement.penalty {
                add(index, agreement.penalty, word.isJoin && agreement.manner == .whole ? .joined : agreement.manner, agreement.length)
            } else if let beginning {
                add(index, beginning.penalty, .beginning, beginning.text.unicodeScalars.count)
            }
        }
        if let number = meaning.numbers[row] { add(nil, number.penalty, number.agreement.manner, nil) }
        if let born = record.birthDate, let date = DateAgreement(born, meaning) { add(nil, date.penalty, date.manner, date.length) }
    }
}

/// The words of a record that tokens may agree with, each with its field.
private struct RecordWords {
    struct Word {
        let text: String
        let field: Agreement.Field
        var isJoin = false
        /// Of a joined word: the words it is made of.
        var parts = 0..<0
    }

    private(set) var all: [Word] = []
    private let nameCount: Int
    let street: Range<Int>

    init(_ record: MatchRecord) {
        all.reserveCapacity(16)
        for part in record.nameParts { for word in part { all.append(Word(text: word, field: .name)) } }
        nameCount = all.count
        var start = 0
        for part in record.nameParts {
            for join in MatchRecord.joins(of: part) {
                let parts = (start + join.words.lowerBound)..<(start + join.words.upperBound)
                all.append(Word(text: join.text, field: .name, isJoin: true, parts: parts))
            }
            start += part.count
        }
        let streetStart = all.count
        for word in record.street { all.append(Word(text: word, field: .street)) }
        street = streetStart..<all.count
        for word in record.city { all.append(Word(text: word, field: .city)) }
        for join in MatchRecord.joins(of: record.city) { all.append(Word(text: join.text, field: .city, isJoin: true)) }
        if let code = record.postalCode { all.append(Word(text: code, field: .postalCode)) }
        if let state = record.state { all.append(Word(text: state, field: .state)) }
    }

    /// Bits taken away for words that nothing typed agrees with: those of the name, so that whole names stand first, and
    /// less for those of a street that was mentioned.
    func unmentioned(by used: [Int]) -> Double {
        var isMentioned = [Bool](repeating: false, count: all.count)
        for index in used {
            isMentioned[index] = true
            for part in all[index].parts { isMentioned[part] = true }
        }
        let names = isMentioned[..<nameCount].count { !$0 }
        let streets = isMentioned[street].contains(true) ? isMentioned[street].count { !$0 } : 0
        return SearchWeights.unmentioned * Double(names) + SearchWeights.unmentionedStreet * Double(streets)
    }
}

/// How a birth date agrees with a date, month or year that was typed.
private struct DateAgreement {
    let penalty: Double
    let manner: Agreement.Manner
    /// Digits of it that were typed.
    let length: Int

    init?(_ born: String, _ meaning: TokenMeaning) {
        var best: (manner: Agreement.Manner, length: Int, penalty: Double)?
        func offer(_ manner: Agreement.Manner, _ length: Int, _ penalty: Double) {
            if best.map({ penalty < $0.penalty }) ?? true { best = (manner, length, penalty) }
        }
        if meaning.years.contains(where: { born.utf8.starts(with: $0.utf8) }) { offer(.whole, 4, 0) }
        if let month = meaning.month, born.utf8.starts(with: month.utf8) { offer(.whole, 6, 0) }
        for date in meaning.dates {
            for day in date.days {
                if born == day {
                    offer(.whole, 8, 0)
                } else if EditDistance.within(1, born, day) != nil {
                    offer(.spelling, 8, SearchWeights.penalty(.spelling))
                } else if born.utf8.starts(with: day.utf8.prefix(6)) {
                    offer(.part, 6, SearchWeights.penalty(.part))
                } else if born.utf8.starts(with: day.utf8.prefix(4)) {
                    offer(.part, 4, SearchWeights.penalty(.part) + 2)
                }
            }
            if date.swapped.contains(born) { offer(.swapped, 8, SearchWeights.penalty(.swapped)) }
        }
        guard let best else { return nil }
        (manner, length, penalty) = best
    }
}
