/// Between which numbers a term lies whatever is answered, and that it cannot fail: what makes reasoning about order safe.
struct TermBounds {
    enum Kind {
        case integer, real, date, days
    }

    var kind: Kind
    var low: Double
    var high: Double

    init(_ kind: Kind, _ low: Double, _ high: Double) {
        self.kind = kind
        self.low = low
        self.high = high
    }

    /// Nil when arithmetic might leave 64 bits, or a date the years 1 to 9999.
    fileprivate var checked: TermBounds? {
        guard low.isFinite, high.isFinite else { return nil }
        if kind == .date {
            guard low >= Self.firstDay, high <= Self.lastDay else { return nil }
        }
        return abs(low) < Self.safe && abs(high) < Self.safe ? self : nil
    }

    private static let safe = 4.0e18
    private static let firstDay = Double(CivilDay(year: 1, month: 1, day: 1)?.number ?? 0)
    private static let lastDay = Double(CivilDay(year: 9999, month: 12, day: 31)?.number ?? 0)
}

extension ConditionSet {
    /// The bounds of a term over whole domains; nil where it may fail or is not a number, a date or a span of days.
    func bounds(_ syntax: Syntax) -> TermBounds? {
        let reading = term(syntax)
        if reading.questions.isEmpty {
            guard case .value(let value) = reading.outcome([]) else { return nil }
            return Self.bounds(of: value)
        }
        switch syntax.form {
        case .name, .select:
            guard reading.questions.count == 1 else { return nil }
            let range = ranges[reading.questions[0]]
            let (low, high) = (Double(range.positions.lowerBound), Double(range.positions.upperBound))
            switch range.domain {
            case .integers: return TermBounds(.integer, low, high)
            case .dates: return TermBounds(.date, low, high).checked
            case .amounts: return TermBounds(.real, low / 100, high / 100).checked
            case .yesNo, .choices, .anything: return nil
            }
        case .call(let function, let operands, _):
            return bounds(function, operands)
        default:
            return nil
        }
    }

    private static func bounds(of value: Value) -> TermBounds? {
        switch value {
        case .int(let number): TermBounds(.integer, Double(number), Double(number))
        case .double(let number): TermBounds(.real, number, number).checked
        case .date(let day): TermBounds(.date, Double(day.number), Double(day.number)).checked
        case .days(let count): TermBounds(.days, Double(count), Double(count)).checked
        default: nil
        }
    }

    private func bounds(_ function: String, _ operands: [Syntax]) -> TermBounds? {
        if function == "_?_:_", operands.count == 3 {
            guard let first = bounds(operands[1]), let second = bounds(operands[2]), first.kind == second.kind else { return nil }
            return TermBounds(first.kind, min(first.low, second.low), max(first.high, second.high))
        }
        if function == "date", operands.count == 3 { return boundsOfDate(operands) }
        if ["year", "month", "day"].contains(function) { return boundsOfPart(function, operands) }
        var sides: [TermBounds] = []
        for operand in operands {
            guard let side = bounds(operand)?.checked else { return nil }
            sides.append(side)
        }
        switch (function, sides.count) {
        case ("_+_", 2):
            guard let kind = Self.sum(sides[0].kind, sides[1].kind) else { return nil }
            return TermBounds(kind, sides[0].low + sides[1].low, sides[0].high + sides[1].high).checked
        case ("_-_", 2):
            guard let kind = Self.difference(sides[0].kind, sides[1].kind) else { return nil }
            return TermBounds(kind, sides[0].low - sides[1].high, sides[0].high - sides[1].low).checked
        case ("-_", 1):
            guard sides[0].kind == .integer || sides[0].kind == .real else { return nil }
            return TermBounds(sides[0].kind, -sides[0].high, -sides[0].low).checked
        case ("_*_", 2), ("_/_", 2), ("_%_", 2):
            return product(function, sides[0], sides[1])
        case ("days", 1) where sides[0].kind == .integer:
            return TermBounds(.days, sides[0].low, sides[0].high).checked
        case ("days_between", 2) where sides[0].kind == .date && sides[1].kind == .date:
            return TermBounds(.integer, -8e6, 8e6)
        case ("int", 1) where sides[0].kind == .integer || sides[0].kind == .real:
            return TermBounds(.integer, sides[0].low.rounded(.down), sides[0].high.rounded(.up)).checked
        case ("double", 1) where sides[0].kind == .integer || sides[0].kind == .real:
            return TermBounds(.real, sides[0].low, sides[0].high).checked
        default:
            return nil
        }
    }

    private static func sum(_ left: TermBounds.Kind, _ right: TermBounds.Kind) -> TermBounds.Kind? {
        switch (left, right) {
        case (.integer, .integer): .integer
        case (.real, .real): .real
        case (.date, .days), (.days, .date): .date
        case (.days, .days): .days
        default: nil
        }
    }

    private static func difference(_ left: TermBounds.Kind, _ right: TermBounds.Kind) -> TermBounds.Kind? {
        left == .date && right == .date ? nil : right == .date ? nil : sum(left, right)
    }

    private func product(_ function: String, _ left: TermBounds, _ right: TermBounds) -> TermBounds? {
        guard left.kind == right.kind, left.kind == .integer || left.kind == .real else { return nil }
        let largest = max(abs(left.low), abs(left.high))
        if function == "_*_" {
            let corners = [left.low * right.low, left.low * right.high, left.high * right.low, left.high * right.high]
            return TermBounds(left.kind, corners.min() ?? 0, corners.max() ?? 0).checked
        }
        let isApart = right.low > 0 || right.high < 0
        if function == "_%_" {
            guard left.kind == .integer, isApart else { return nil }
            return TermBounds(.integer, left.low < 0 ? -largest : 0, left.high > 0 ? largest : 0)
        }
        // A whole divisor that may be 0 fails there, and only there; the callers cut that place out.
        if left.kind == .integer, !isApart { return TermBounds(.integer, -largest, largest) }
        guard isApart else { return nil }
        let corners = [left.low / right.low, left.low / right.high, left.high / right.low, left.high / right.high]
        let (low, high) = (corners.min() ?? 0, corners.max() ?? 0)
        return left.kind == .integer ? TermBounds(.integer, low.rounded(.down), high.rounded(.up)) : TermBounds(.real, low, high).checked
    }

    private func boundsOfPart(_ function: String, _ operands: [Syntax]) -> TermBounds? {
        guard operands.count == 1, let day = bounds(operands[0]), day.kind == .date else { return nil }
        switch function {
        case "month": return TermBounds(.integer, 1, 12)
        case "day": return TermBounds(.integer, 1, 31)
        default:
            return TermBounds(
                .integer, Double(CivilDay(number: Int(day.low)).components.year), Double(CivilDay(number: Int(day.high)).components.year))
        }
    }

    /// Only where every year, month and day that may come up makes a day that exists.
    private func boundsOfDate(_ operands: [Syntax]) -> TermBounds? {
        guard let year = bounds(operands[0]), let month = bounds(operands[1]), let day = bounds(operands[2]),
            [year, month, day].allSatisfy({ $0.kind == .integer }), year.low >= 1, year.high <= 9999, month.low >= 1, month.high <= 12,
            day.low >= 1, day.high <= 31
        else { return nil }
        let months = Int(month.low)...Int(month.high)
        guard months.allSatisfy({ Int(day.high) <= CivilDay.daysInMonth($0, of: 2023) }),
            let first = CivilDay(year: Int(year.low), month: Int(month.low), day: Int(day.low)),
            let last = CivilDay(year: Int(year.high), month: Int(month.high), day: Int(day.high))
        else { return nil }
        return TermBounds(.date, Double(first.number), Double(last.number))
    }
}
