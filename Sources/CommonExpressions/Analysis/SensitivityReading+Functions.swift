extension SensitivityReading {
    func product(_ factor: Syntax, _ moving: Syntax) -> Sensitivity? {
        guard let bounds = set.bounds(factor), let other = term(moving), let own = term(factor) else { return nil }
        guard own.slope == .constant else {
            // Two moving factors: only where both are at least 0 and move alike.
            guard bounds.low >= 0, let second = set.bounds(moving), second.low >= 0, own.slope == other.slope, own.slope != .monotone else {
                return nil
            }
            return Sensitivity(slope: own.slope, cuts: own.cuts + other.cuts)
        }
        var result = bounds.low >= 0 ? other : -other
        result.step = nil
        if bounds.low < 0 && bounds.high > 0 {
            result.slope = other.slope == .constant ? .constant : .monotone
        } else if bounds.low == bounds.high, bounds.kind == .integer, let step = other.step, bounds.low.magnitude < 1e15 {
            let (exact, hasOverflowed) = step.multipliedReportingOverflow(by: Int(bounds.low))
            result.step = hasOverflowed ? nil : exact
            if exact == 0, !hasOverflowed { result.slope = .constant }
        }
        result.cuts += own.cuts
        return result
    }

    func quotient(_ dividend: Syntax, _ divisor: Syntax) -> Sensitivity? {
        guard let bounds = set.bounds(divisor), let above = term(dividend), let below = term(divisor) else { return nil }
        if below.slope == .constant {
            var result = bounds.high < 0 ? -above : above
            result.step = nil
            if bounds.low <= 0 && bounds.high >= 0 { result.slope = above.slope == .constant ? .constant : .monotone }
            result.cuts += below.cuts
            return result
        }
        guard above.slope == .constant else { return nil }
        var result = Sensitivity(slope: .monotone, cuts: above.cuts + below.cuts)
        if bounds.low <= 0 && bounds.high >= 0 {
            // At 0 it fails; on either side of it the quotient moves one way.
            let zero = Syntax(.literal(.int(0)), start: divisor.start, range: divisor.range)
            for probe in sides(divisor, divisor, zero) {
                guard let cuts = levels(of: probe, cuts: below.cuts) else { return nil }
                result.cuts += cuts
            }
        }
        return result
    }

    func remainder(_ dividend: Syntax, _ divisor: Syntax, _ syntax: Syntax) -> Sensitivity? {
        guard var result = term(dividend), set.term(divisor).questions.isEmpty, set.bounds(syntax) != nil else { return nil }
        let quotient = Syntax(.call("_/_", [dividend, divisor], isMethod: false), start: syntax.start, range: syntax.range)
        guard let cuts = levels(of: quotient, cuts: result.cuts) else { return nil }
        result.cuts += cuts
        result.step = nil
        return result
    }

    func yearTerm(_ day: Syntax, _ syntax: Syntax) -> Syntax {
        Syntax(.call("year", [day], isMethod: false), start: syntax.start, range: syntax.range)
    }

    /// Months counted through the years.
    func monthTerm(_ day: Syntax, _ syntax: Syntax) -> Syntax {
        func make(_ form: Syntax.Form) -> Syntax { Syntax(form, start: syntax.start, range: syntax.range) }
        let year = make(.call("_*_", [yearTerm(day, syntax), make(.literal(.int(12)))], isMethod: false))
        return make(.call("_+_", [year, make(.call("month", [day], isMethod: false))], isMethod: false))
    }

    func part(of day: Syntax, within whole: Syntax) -> Sensitivity? {
        guard var result = term(day), set.bounds(day) != nil, let cuts = levels(of: whole, cuts: result.cuts) else { return nil }
        result.cuts += cuts
        result.step = nil
        return result
    }

    func date(_ operands: [Syntax]) -> Sensitivity? {
        var result = Sensitivity(slope: .constant)
        for operand in operands {
            guard let one = term(operand) else { return nil }
            guard one.slope != .constant else {
                result.cuts += one.cuts
                continue
            }
            guard one.slope != .monotone, result.slope == .constant || result.slope == one.slope else { return nil }
            result.slope = one.slope
            result.cuts += one.cuts
        }
        return result
    }

    func choice(_ operands: [Syntax]) -> Sensitivity? {
        guard let first = term(operands[1]), let second = term(operands[2]) else { return nil }
        var result = Sensitivity(slope: Self.joined(first.slope, second.slope), cuts: first.cuts + second.cuts)
        if first.step == second.step { result.step = first.step }
        guard set.term(operands[0]).questions.contains(question) else { return result }
        guard let cuts = conditionCuts(operands[0]) else { return nil }
        result.cuts += cuts
        result.step = nil
        return result
    }
}
