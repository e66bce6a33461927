/// Works out the candidates for some questions, which are bound to each other and to no further ones.
struct CandidateSearch {
    struct Limits {
        /// A domain up to this size is listed whole where conditions are not understood.
        var listing = 1_000
        /// A domain up to this size is listed whole as soon as it is compared with another question.
        var shortListing = 48
        /// For a question that stands in an atom with others.
        var candidates = 500
        /// For a question that every atom reads alone.
        var candidatesAlone = 10_000
        var combinations = 20_000

        static let standard = Limits()
    }

    /// How an atom depends on a question with an order.
    struct Reading {
        let atom: Int
        let question: Int
        let sensitivity: Sensitivity
    }

    let set: ConditionSet
    let questions: [Int]
    /// Answers there are already, which stay candidates whether or not they are in the domain.
    let present: [Int: Value]
    let limits: Limits
    let effort: Effort

    let atoms: [Int]
    var positions: [Set<Int>]
    var listed: Set<Int> = []
    var starts: [Set<Int>]
    var doubt: String?
    var doubtful: Set<Int> = []

    init(_ set: ConditionSet, questions: [Int], present: [Int: Value], limits: Limits, effort: Effort) {
        self.set = set
        self.questions = questions
        self.present = present
        self.limits = limits
        self.effort = effort
        let own = Set(questions)
        atoms = set.atoms.indices.filter { !set.atoms[$0].isBeyond && !own.isDisjoint(with: set.atoms[$0].questions) }
        positions = Array(repeating: [], count: set.ranges.count)
        starts = Array(repeating: [], count: set.ranges.count)
    }

    /// Candidates that are enough for a search, or a doubt.
    mutating func candidates() -> Candidates {
        for question in questions where !set.ranges[question].isOrdered || isComparedAndShort(question) { list(question) }
        doubtStrangers()
        var readings = understood()
        untangle(&readings)
        seed()
        for reading in readings where isAlone(reading) { followAll(reading) }
        carry(readings)
        return result
    }

    /// Only the classes of one question, as far as the other questions' own classes tell.
    mutating func classes(of question: Int) -> Candidates {
        for other in questions where !set.ranges[other].isOrdered || isComparedAndShort(other) { list(other) }
        let readings = understood()
        seed()
        for other in questions where other != question && !listed.contains(other) { sample(other) }
        for reading in readings where reading.question != question && isAlone(reading) { followAll(reading) }
        for reading in readings where reading.question == question { followAll(reading) }
        return result
    }

    private var result: Candidates {
        Candidates(
            lists: set.ranges.indices.map { questions.contains($0) ? sortedCandidates($0, positions) : [] }, starts: starts, doubt: doubt,
            doubtful: doubtful)
    }

    private func isComparedAndShort(_ question: Int) -> Bool {
        set.ranges[question].count <= Double(limits.shortListing)
            && atoms.contains { set.atoms[$0].questions.contains(question) && set.atoms[$0].questions.count > 1 }
    }

    mutating func list(_ question: Int) {
        let range = set.ranges[question]
        positions[question] = Set(range.positions)
        listed.insert(question)
        if range.isOrdered { starts[question] = positions[question].subtracting([range.positions.lowerBound]) }
    }

    /// - Parameter question: the one whose classes are not all known, if it is that.
    mutating func raise(_ reason: String, of question: Int? = nil) {
        if doubt == nil { doubt = reason }
        if let question { doubtful.insert(question) }
    }

    mutating func add(_ question: Int, _ position: Int) {
        guard set.ranges[question].positions.contains(position) else { return }
        positions[question].insert(position)
    }

    func isFull(_ question: Int) -> Bool {
        positions[question].count >= (isReadAlone(question) ? limits.candidatesAlone : limits.candidates)
    }

    func isReadAlone(_ question: Int) -> Bool {
        atoms.allSatisfy { set.atoms[$0].questions.count == 1 || !set.atoms[$0].questions.contains(question) }
    }

    mutating func addStart(_ question: Int, _ position: Int) {
        starts[question].insert(position)
        add(question, position)
        add(question, position - 1)
    }

    /// What is known of the order of terms holds for answers in the domain.
    private mutating func doubtStrangers() {
        for (question, value) in present.sorted(by: { $0.key < $1.key }) {
            let range = set.ranges[question]
            guard range.isOrdered, range.position(of: value) == nil, !isReadAlone(question) else { continue }
            raise("the answer to `\(range.name)` is none of the domain")
        }
    }

    /// Some answers from all over a wide domain, more of them near its beginning.
    private mutating func sample(_ question: Int) {
        let range = set.ranges[question]
        var distance = 1.0
        while distance < range.count {
            if distance < 1e15 { add(question, range.positions.lowerBound + Int(distance)) }
            distance *= 4
        }
    }

    private mutating func seed() {
        for question in questions where !listed.contains(question) {
            let range = set.ranges[question]
            positions[question].insert(range.positions.lowerBound)
            positions[question].insert(range.positions.upperBound)
            if let value = present[question], let position = range.position(of: value) { positions[question].insert(position) }
        }
    }

    /// In the order of their positions; an answer outside the domain first, leaving the question open last.
    func sortedCandidates(_ question: Int, _ positions: [Set<Int>]) -> [Candidate] {
        let range = set.ranges[question]
        var result = positions[question].sorted().map { Candidate(position: $0, value: range.value(at: $0)) }
        if let value = present[question] {
            if range.position(of: value) == nil { result.insert(Candidate(position: nil, value: value), at: 0) }
        } else if set.knownAsked.contains(question) {
            result.append(.open)
        }
        return result
    }

    /// Every choice of one element from each list.
    static func combinations(_ lists: [[Candidate]]) -> [[Candidate]] {
        lists.reduce([[]]) { prefixes, list in prefixes.flatMap { prefix in list.map { prefix + [$0] } } }
    }
}
