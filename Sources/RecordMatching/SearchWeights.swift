/// How much less an agreement says that is not to the letter, in bits: minus the logarithm of how often people remember
/// or write it so. Estimates, checked on FEBRL 1 to 3 and not on FEBRL 4 (docs/decisions/0009-finding-people.md).
enum SearchWeights {
    static func penalty(_ manner: Agreement.Manner) -> Double {
        switch manner {
        case .whole: 0
        case .beginning: 2.5
        case .joined: 1.5
        case .swapped: 3
        case .nickname: 3.5
        case .spelling: 5
        case .sound: 4.5
        case .part: 7
        }
    }

    /// For the beginning of the word that is still being typed.
    static let openBeginning = 0.8
    /// For a second letter that differs.
    static let secondMistake = 4.0
    /// For a word that is found in an address: most of what is typed is a name.
    static let place = 2.0
    /// For each word of the record's name that nothing typed agrees with: whole names stand first.
    static let unmentioned = 0.9
    /// For each word of a street of which another was typed.
    static let unmentionedStreet = 0.15
    /// Given to the number of a house when its street was typed as well.
    static let houseNumber = 2.2
    /// For what sounds alike and is spelled quite otherwise; less where one letter differs.
    static func soundExtra(distance: Int?) -> Double { distance == 1 ? -1 : distance == 2 ? 0 : 2 }
    /// For every token that something of the record explains, however badly: what was typed is seldom about nobody.
    static let explained = 3.0
    /// Most that one token can say, however rare it is.
    static let most = 24.0
}
