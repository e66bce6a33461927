public import RecordMatching

extension LinkageFrequencies {
    /// How common the names in these records are in a register: for every engine and question the same way.
    ///
    /// - Parameters:
    ///   - population: people registered.
    ///   - count: how many of them bear a folded word as part of their name.
    public init<Failure: Error>(
        population: Int, for records: some Sequence<MatchRecord>, count: (_ word: String) throws(Failure) -> Int
    ) throws(Failure) {
        var counts: [String: Int] = [:]
        for record in records {
            for part in record.nameParts {
                for word in part where counts[word] == nil { counts[word] = try count(word) }
            }
        }
        self.init(population: population, counts: counts)
    }
}
