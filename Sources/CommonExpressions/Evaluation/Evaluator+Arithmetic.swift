extension Evaluator {
    mutating func arithmetic(_ operation: Code.Arithmetic, _ left: Code, _ right: Code, at place: Position) -> Outcome {
        let (first, second) = (evaluate(left), evaluate(right))
        guard case .value(let one) = first, case .value(let other) = second else { return Self.without(first, second) }
        switch (one, other) {
        case (.int(let left), .int(let right)): return Self.integers(operation, left, right, at: place)
        case (.double(let left), .double(let right)): return Self.doubles(operation, left, right, at: place)
        case (.string(let left), .string(let right)) where operation == .add:
            guard spend((left.utf8.count + right.utf8.count) / 16) else { return Self.exhausted }
            return .value(.string(left + right))
        case (.list(let left), .list(let right)) where operation == .add:
            guard spend(left.count + right.count) else { return Self.exhausted }
            return .value(.list(left + right))
        default: return Self.civil(operation, one, other, at: place)
        }
    }

    private static func integers(_ operation: Code.Arithmetic, _ left: Int64, _ right: Int64, at place: Position) -> Outcome {
        let (result, overflows): (Int64, Bool)
        switch operation {
        case .add: (result, overflows) = left.addingReportingOverflow(right)
        case .subtract: (result, overflows) = left.subtractingReportingOverflow(right)
        case .multiply: (result, overflows) = left.multipliedReportingOverflow(by: right)
        case .divide:
            if right == 0 { return failure("division by zero", place) }
            (result, overflows) = left.dividedReportingOverflow(by: right)
        case .remainder:
            if right == 0 { return failure("modulus by zero", place) }
            (result, overflows) = left.remainderReportingOverflow(dividingBy: right)
        }
        return overflows ? failure("integer overflow", place) : .value(.int(result))
    }

    /// Doubles follow IEEE 754: dividing by zero gives an infinity. There is no remainder of doubles.
    private static func doubles(_ operation: Code.Arithmetic, _ left: Double, _ right: Double, at place: Position) -> Outcome {
        switch operation {
        case .add: .value(.double(left + right))
        case .subtract: .value(.double(left - right))
        case .multiply: .value(.double(left * right))
        case .divide: .value(.double(left / right))
        case .remainder: noOverload(place)
        }
    }

    /// A day and a span of days.
    private static func civil(_ operation: Code.Arithmetic, _ one: Value, _ other: Value, at place: Position) -> Outcome {
        switch (operation, one, other) {
        case (.add, .date(let day), .days(let count)), (.add, .days(let count), .date(let day)): return shifted(day, by: count, at: place)
        case (.subtract, .date(let day), .days(let count)):
            let (opposite, overflows) = Int64(0).subtractingReportingOverflow(count)
            return overflows ? failure("date out of range", place) : shifted(day, by: opposite, at: place)
        case (.add, .days(let left), .days(let right)), (.subtract, .days(let left), .days(let right)):
            let (sum, overflows) = operation == .add ? left.addingReportingOverflow(right) : left.subtractingReportingOverflow(right)
            return overflows ? failure("integer overflow", place) : .value(.days(sum))
        default: return noOverload(place)
        }
    }

    /// Days run from the year 1 to the year 9999, as everywhere in civil dates.
    private static let calendar = Int64(-719_162)...Int64(2_932_896)

    private static func shifted(_ day: CivilDay, by count: Int64, at place: Position) -> Outcome {
        let (number, overflows) = Int64(day.number).addingReportingOverflow(count)
        guard !overflows, calendar.contains(number) else { return failure("date out of range", place) }
        return .value(.date(CivilDay(number: Int(number))))
    }

    mutating func negative(_ operand: Code, at place: Position) -> Outcome {
        let outcome = evaluate(operand)
        guard case .value(let value) = outcome else { return outcome }
        switch value {
        case .int(.min), .days(.min): return Self.failure("integer overflow", place)
        case .int(let number): return .value(.int(-number))
        case .double(let number): return .value(.double(-number))
        case .days(let count): return .value(.days(-count))
        default: return Self.noOverload(place)
        }
    }
}
