/// Where a search gets rows, terms and records from. Every answer is bounded by what was asked.
public protocol PostingSource {
    associatedtype Failure: Error

    /// The distinct terms, for spelling mistakes; nil while they are not loaded: all else is found without.
    var lexicon: Lexicon? { get }
    /// People registered.
    var population: Int { get }

    func rows(of term: Term) throws(Failure) -> RowSet
    /// Rows of the terms of a field that begin so, and those terms, the most frequent first, at most `limit` terms.
    func rows(beginning prefix: String, in field: Term.Field, limit: Int) throws(Failure) -> (rows: RowSet, terms: [TermCount])
    func count(of term: Term) throws(Failure) -> Int
    /// Terms of names whose `SoundKey` is this, the most frequent first.
    func terms(soundingLike key: String, limit: Int) throws(Failure) -> [TermCount]
    /// Rows with such a number, in order of the number's text.
    ///
    /// - Parameter exact: whether the text is the whole number, and not its beginning only.
    func numbers(_ kind: SearchKey.Kind, _ text: String, exact: Bool, limit: Int) throws(Failure) -> [NumberHit]
    /// Nil for a row that is none.
    func record(_ row: UInt32) throws(Failure) -> MatchRecord?
}

/// A row that a number belongs to.
public struct NumberHit: Sendable, Equatable {
    public let row: UInt32
    public let text: String

    public init(row: UInt32, text: String) {
        self.row = row
        self.text = text
    }
}
