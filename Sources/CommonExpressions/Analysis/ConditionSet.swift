/// Conditions taken apart for analysis: the questions they read, their atoms, and the parts that all have to be true.
struct ConditionSet {
    struct Conjunct {
        let condition: Condition
        let atoms: [Int]
        /// The searched questions it reads, ascending.
        let questions: [Int]
        /// The names it reads whose answers are fixed.
        let fixed: Set<String>
    }

    private(set) var ranges: [AnswerRange] = []
    private(set) var atoms: [Atom] = []
    private(set) var conjuncts: [Conjunct] = []
    /// Places that are neither given nor searchable, as the conditions write them.
    private(set) var unsearchable: Set<String> = []
    /// Questions that some condition asks whether they are answered.
    private(set) var knownAsked: Set<Int> = []

    private let space: AnswerSpace
    private let fixed: [String: Value]
    private var indexOfName: [String: Int] = [:]
    private var indexOfAtom: [String: Int] = [:]

    /// - Parameter fixed: answers that are not searched, whatever the space says.
    init(_ expressions: [CommonExpression], space: AnswerSpace, fixed: [String: Value]) {
        self.space = space
        self.fixed = fixed
        for expression in expressions {
            for part in Self.conjunctParts(expression.root) {
                add(part, of: expression)
            }
        }
    }

    func index(of name: String) -> Int? { indexOfName[name] }

    /// The questions of some conjuncts, ascending.
    func questions(of indices: [Int]) -> [Int] {
        indices.reduce(into: Set<Int>()) { $0.formUnion(conjuncts[$1].questions) }.sorted()
    }

    /// Answers by the names of their questions.
    func named(_ answers: [Int: Value]) -> [String: Value] {
        Dictionary(uniqueKeysWithValues: answers.map { (ranges[$0.key].name, $0.value) })
    }

    /// The atoms that read a question.
    func atoms(reading question: Int) -> [Int] {
        atoms.indices.filter { atoms[$0].questions.contains(question) }
    }

    /// Groups of conjuncts that share no question with another group, each by itself. Conjuncts without questions are a
    /// group each.
    var components: [[Int]] {
        var groupOfQuestion: [Int: Int] = [:]
        var groups: [[Int]] = []
        for (index, conjunct) in conjuncts.enumerated() {
            let touched = Set(conjunct.questions.compactMap { groupOfQuestion[$0] })
            guard let target = touched.min() else {
                groups.append([index])
                for question in conjunct.questions { groupOfQuestion[question] = groups.count - 1 }
                continue
            }
            groups[target].append(index)
            for other in touched where other != target {
                groups[target] += groups[other]
                groups[other] = []
            }
            for member in groups[target] {
                for question in conjuncts[member].questions { groupOfQuestion[question] = target }
            }
        }
        return groups.filter { !$0.isEmpty }
    }

    /// A term over the same questions as `syntax` reads, evaluated by the evaluator itself.
    func term(_ syntax: Syntax, source: String = "") -> SearchedTerm {
        var questions: Set<Int> = []
        var known: [String: Value] = [:]
        for place in syntax.placesRead() {
            switch resolve(place) {
            case .question(let name): if let index = indexOfName[name] { questions.insert(index) }
            case .given(let name): known[name] = fixed[name]
            case .beyond: break
            }
        }
        let sorted = questions.sorted()
        return SearchedTerm(
            expression: CommonExpression(source: source, root: syntax, names: []), questions: sorted,
            names: sorted.map { ranges[$0].name }, fixed: known)
    }

    // MARK: Reading

    private enum Place {
        case question(String)
        case given(String)
        case beyond
    }

    /// `a.b.c` is first looked up whole, then `a.b`, then `a`, as evaluation does.
    private func resolve(_ place: String) -> Place {
        var name = Substring(place)
        while true {
            if fixed[String(name)] != nil { return .given(String(name)) }
            if let domain = space.domains[String(name)] {
                return AnswerRange(name: String(name), domain: domain) == nil ? .beyond : .question(String(name))
            }
            guard let dot = name.lastIndex(of: ".") else { return .beyond }
            name = name[..<dot]
        }
    }

    private mutating func add(_ part: Syntax, of expression: CommonExpression) {
        let condition = read(part, of: expression)
        var atomIndices: Set<Int> = []
        condition.visitAtoms { atomIndices.insert($0) }
        let questions = atomIndices.reduce(into: Set<Int>()) { $0.formUnion(atoms[$1].questions) }
        let fixed = atomIndices.reduce(into: Set<String>()) { $0.formUnion(atoms[$1].term.fixed.keys) }
        conjuncts.append(Conjunct(condition: condition, atoms: atomIndices.sorted(), questions: questions.sorted(), fixed: fixed))
    }

    private mutating func read(_ syntax: Syntax, of expression: CommonExpression) -> Condition {
        switch syntax.form {
        case .literal(.bool(let truth)):
            return .constant(truth ? .yes : .no)
        case .call("_&&_", let operands, _):
            return .all(operands.map { read($0, of: expression) })
        case .call("_||_", let operands, _):
            return .any(operands.map { read($0, of: expression) })
        case .call("!_", let operands, _) where operands.count == 1:
            return .not(read(operands[0], of: expression))
        case .call("_?_:_", let operands, _) where operands.count == 3:
            return .choose(read(operands[0], of: expression), read(operands[1], of: expression), read(operands[2], of: expression))
        case .call("_==_", let operands, _) where operands.count == 2 && operands.allSatisfy(isTruth):
            return .same(read(operands[0], of: expression), read(operands[1], of: expression))
        case .call("_!=_", let operands, _) where operands.count == 2 && operands.allSatisfy(isTruth):
            return .not(.same(read(operands[0], of: expression), read(operands[1], of: expression)))
        default:
            return .atom(atom(syntax, of: expression))
        }
    }

    private mutating func atom(_ syntax: Syntax, of expression: CommonExpression) -> Int {
        let scalars = expression.source.unicodeScalars.dropFirst(syntax.range.lowerBound).prefix(syntax.range.count)
        let text = String(String.UnicodeScalarView(scalars))
        if let index = indexOfAtom[text] { return index }
        var isBeyond = false
        // Sorted, so that the same conditions always give the same answers.
        for place in syntax.placesRead().sorted() {
            switch resolve(place) {
            case .question(let name): register(name)
            case .given: break
            case .beyond:
                isBeyond = true
                unsearchable.insert(place)
            }
        }
        let term = term(syntax, source: text)
        if syntax.asksWhatIsKnown { knownAsked.formUnion(term.questions) }
        atoms.append(Atom(term: term, isBeyond: isBeyond))
        indexOfAtom[text] = atoms.count - 1
        return atoms.count - 1
    }

    private mutating func register(_ name: String) {
        guard indexOfName[name] == nil, let domain = space.domains[name] else { return }
        guard let range = AnswerRange(name: name, domain: domain) else { return }
        indexOfName[name] = ranges.count
        ranges.append(range)
    }

    /// Whether it can only be true or false, by its form and the domains.
    private func isTruth(_ syntax: Syntax) -> Bool {
        switch syntax.form {
        case .literal(.bool): return true
        case .call(let function, let operands, _):
            switch function {
            case "_&&_", "_||_", "!_", "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "@in", "known": return true
            case "_?_:_": return operands.count == 3 && isTruth(operands[1]) && isTruth(operands[2])
            default: return false
            }
        case .has: return true
        case .macro(let macro, _, _, _, _): return [.all, .exists, .existsOne].contains(macro)
        case .name, .select:
            guard let place = syntax.placesRead().first else { return false }
            switch resolve(place) {
            case .question(let name): return name == place && space.domains[name] == .yesNo
            case .given(let name):
                guard case .bool? = fixed[name] else { return false }
                return name == place
            case .beyond: return false
            }
        default: return false
        }
    }

    /// What has to be true for the whole to be: `a && (b && c)` is three parts.
    private static func conjunctParts(_ syntax: Syntax) -> [Syntax] {
        guard case .call("_&&_", let operands, _) = syntax.form else { return [syntax] }
        return operands.flatMap(conjunctParts)
    }
}
