import Foundation

/// What a token stands for in a register: the rows it may mean, nearest first, and the words that make it so.
struct TokenMeaning: Sendable {
    /// How a word of a record agrees with the token.
    struct WordAgreement: Sendable {
        let manner: Agreement.Manner
        /// Bits that it says less than an agreement to the letter.
        let penalty: Double
        /// Letters of the word that were typed, nil for all.
        var length: Int?
    }

    /// Rows with exactly what was typed.
    var whole = RowSet()
    /// Those of them that have it as a telephone, case or other register's number.
    var numbered = RowSet()
    /// Those of them that have it in their name.
    var named = RowSet()
    /// These, and those that begin with it, where it may go on.
    var open: RowSet?
    /// These, and all that are near.
    var near: RowSet?

    var names: [String: WordAgreement] = [:]
    var places: [String: WordAgreement] = [:]
    /// A name that begins so agrees although it is not among `names`.
    var nameBeginning: (text: String, penalty: Double)?
    /// Rows whose number agrees.
    var numbers: [UInt32: (agreement: Agreement, penalty: Double)] = [:]
    var dates: [TypedDate] = []
    var month: String?
    var years: [String] = []
    /// How many people chance alone would find: rows that agree, each as much as its manner says.
    var chance = 0.0

    var byteCount: Int {
        let sets = [whole, numbered, named, open ?? RowSet(), near ?? RowSet()].reduce(0) { $0 + $1.byteCount }
        return sets + (names.count + places.count) * 64 + numbers.count * 96
    }

    /// What the token can say at most, in bits.
    func information(population: Int) -> Double {
        let bits = Binary.logarithm((Double(population) + 1) / (chance + 0.5))
        return min(max(bits, 1), SearchWeights.most)
    }

    mutating func add(name word: String, _ manner: Agreement.Manner, extra: Double = 0, length: Int? = nil) {
        let new = WordAgreement(manner: manner, penalty: SearchWeights.penalty(manner) + extra, length: length)
        if let known = names[word], known.penalty <= new.penalty { return }
        names[word] = new
    }

    mutating func add(place word: String, _ manner: Agreement.Manner, extra: Double = 0, length: Int? = nil) {
        let new = WordAgreement(
            manner: manner, penalty: SearchWeights.penalty(manner) + SearchWeights.place + extra, length: length)
        if let known = places[word], known.penalty <= new.penalty { return }
        places[word] = new
    }

    mutating func note(count: Int, penalty: Double) {
        // Two to the power of minus the penalty; precise enough in halves.
        chance = max(chance, Double(count) * Binary.power(-penalty))
    }
}

/// Logarithms and powers to base two, from Foundation's.
enum Binary {
    static func logarithm(_ value: Double) -> Double { value > 0 ? log2(value) : -1000 }
    static func power(_ exponent: Double) -> Double { exp2(exponent) }
}
