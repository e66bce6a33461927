/// Works out the sensitivity of terms to one question.
struct SensitivityReading {
    let set: ConditionSet
    let question: Int
    let effort: Effort

    /// Nil where it is not understood.
    func atom(_ syntax: Syntax) -> Sensitivity? {
        guard case .call(let function, let operands, _) = syntax.form, operands.count == 2 else { return other(syntax) }
        switch function {
        case "_<_", "_<=_", "_>_", "_>=_":
            guard var result = difference(operands[0], operands[1]) else { return nil }
            result.probes = [syntax]
            return result
        case "_==_", "_!=_":
            guard var result = difference(operands[0], operands[1]) else { return nil }
            result.probes = sides(syntax, operands[0], operands[1])
            result.isEquality = true
            return result
        case "@in":
            return membership(syntax, operands[0], operands[1])
        default:
            return other(syntax)
        }
    }

    /// A term by itself, such as one that gives a day; or whether there is an answer, which does not depend on what it is.
    private func other(_ syntax: Syntax) -> Sensitivity? {
        if case .call("known", _, _) = syntax.form { return Sensitivity(slope: .constant, step: 0) }
        guard var result = term(syntax), set.bounds(syntax) != nil else { return nil }
        result.probes = [syntax]
        return result
    }

    /// `left - right`; nil where a side might fail, since a failure is no order.
    private func difference(_ left: Syntax, _ right: Syntax) -> Sensitivity? {
        // A side that fails by itself settles the comparison.
        for side in [left, right] where set.term(side).questions.isEmpty {
            if case .failure = set.term(side).outcome([]) { return Sensitivity(slope: .constant, step: 0) }
        }
        guard set.bounds(left) != nil, set.bounds(right) != nil else { return nil }
        return sum(left, right, isDifference: true)
    }

    private func sum(_ left: Syntax, _ right: Syntax, isDifference: Bool) -> Sensitivity? {
        guard let first = term(left), let second = term(right) else { return nil }
        func total(_ first: Sensitivity, _ second: Sensitivity) -> Sensitivity? { first + (isDifference ? -second : second) }
        if let result = total(first, second) { return result }
        // Sides that pull apart, such as `date(year(d), 3, 1) - d`: where one of them has few values, it is constant between
        // the places where it takes another.
        if let steady = steady(right, second), let result = total(first, steady) { return result }
        return steady(left, first).flatMap { total($0, second) }
    }

    private func steady(_ syntax: Syntax, _ sensitivity: Sensitivity) -> Sensitivity? {
        guard sensitivity.step == nil, let cuts = levels(of: syntax, cuts: sensitivity.cuts, atMost: 500) else { return nil }
        return Sensitivity(slope: .constant, cuts: sensitivity.cuts + cuts)
    }

    func sides(_ syntax: Syntax, _ left: Syntax, _ right: Syntax) -> [Syntax] {
        ["_<_", "_<=_"].map { Syntax(.call($0, [left, right], isMethod: false), start: syntax.start, range: syntax.range) }
    }

    private func membership(_ syntax: Syntax, _ left: Syntax, _ right: Syntax) -> Sensitivity? {
        guard case .list(let elements) = right.form else { return nil }
        var result = Sensitivity(slope: .constant, isEquality: true)
        for element in elements {
            guard let one = difference(left, element) else { return nil }
            result.cuts += one.cuts
            result.probes += sides(syntax, left, element)
            result.slope = Self.joined(result.slope, one.slope)
            result.step = result.probes.count == 2 || result.step == one.step ? one.step : nil
        }
        return result
    }

    // MARK: Terms

    func term(_ syntax: Syntax) -> Sensitivity? {
        let questions = set.term(syntax).questions
        guard questions.contains(question) else { return Sensitivity(slope: .constant, step: 0) }
        switch syntax.form {
        case .name, .select:
            // In hundredths, since amounts go by cents.
            if case .amounts = set.ranges[question].domain { return Sensitivity(slope: .rising, step: 1) }
            return Sensitivity(slope: .rising, step: 100)
        case .call(let function, let operands, _):
            return call(function, operands, syntax)
        default:
            return nil
        }
    }

    private func call(_ function: String, _ operands: [Syntax], _ syntax: Syntax) -> Sensitivity? {
        switch (function, operands.count) {
        case ("_+_", 2):
            return sum(operands[0], operands[1], isDifference: false).map(inexactForAmounts)
        case ("_-_", 2):
            return sum(operands[0], operands[1], isDifference: true).map(inexactForAmounts)
        case ("days_between", 2):
            return sum(operands[1], operands[0], isDifference: true)
        case ("-_", 1):
            return term(operands[0]).map { -$0 }
        case ("days", 1):
            return term(operands[0])
        case ("int", 1), ("double", 1), ("year", 1):
            guard var result = term(operands[0]) else { return nil }
            result.step = result.step == 0 ? 0 : nil
            return result
        case ("_*_", 2):
            return product(operands[0], operands[1]) ?? product(operands[1], operands[0])
        case ("_/_", 2):
            return quotient(operands[0], operands[1])
        case ("_%_", 2):
            return remainder(operands[0], operands[1], syntax)
        case ("month", 1):
            return part(of: operands[0], within: yearTerm(operands[0], syntax))
        case ("day", 1):
            return part(of: operands[0], within: monthTerm(operands[0], syntax))
        case ("date", 3):
            return date(operands)
        case ("_?_:_", 3):
            return choice(operands)
        default:
            return nil
        }
    }

    /// Doubles are rounded, so that equal steps of an answer are not quite equal steps of a sum.
    private func inexactForAmounts(_ sensitivity: Sensitivity) -> Sensitivity {
        guard case .amounts = set.ranges[question].domain, sensitivity.step != 0 else { return sensitivity }
        var result = sensitivity
        result.step = nil
        return result
    }

    /// Where a condition inside a term changes; it may read this question only.
    func conditionCuts(_ syntax: Syntax) -> [Int]? {
        if case .call(let function, let operands, _) = syntax.form, ["_&&_", "_||_", "!_"].contains(function) {
            var cuts: [Int] = []
            for operand in operands {
                guard let some = conditionCuts(operand) else { return nil }
                cuts += some
            }
            return cuts
        }
        guard set.term(syntax).questions == [question] else { return set.term(syntax).questions.contains(question) ? nil : [] }
        guard let inner = atom(syntax) else { return nil }
        var cuts = inner.cuts
        for probe in inner.probes {
            guard let some = levels(of: probe, cuts: inner.cuts) else { return nil }
            cuts += some
        }
        return cuts
    }

    /// Where a term that reads this question only takes another value, moving one way within each piece.
    func levels(of syntax: Syntax, cuts: [Int], atMost maximum: Int = ChangeSearch.maximum) -> [Int]? {
        let term = set.term(syntax)
        guard term.questions == [question] else { return nil }
        var search = ChangeSearch(term: term, slot: 0, range: set.ranges[question], effort: effort, maximum: maximum)
        return search.changes(pieces: cuts, values: [nil])
    }

    static func joined(_ left: Sensitivity.Slope, _ right: Sensitivity.Slope) -> Sensitivity.Slope {
        if left == right || right == .constant { return left }
        return left == .constant ? right : .monotone
    }
}
