extension Evaluator {
    mutating func call(_ function: Function, _ arguments: [Code], at place: Position) -> Outcome {
        switch arguments.count {
        case 1:
            let outcome = evaluate(arguments[0])
            guard case .value(let value) = outcome else { return outcome }
            return ofOne(function, value, at: place)
        case 2:
            let (first, second) = (evaluate(arguments[0]), evaluate(arguments[1]))
            guard case .value(let one) = first, case .value(let other) = second else { return Self.without(first, second) }
            return ofTwo(function, one, other, at: place)
        case 3 where function == .date: return date(arguments, at: place)
        default: return Self.noOverload(place)
        }
    }

    private mutating func ofTwo(_ function: Function, _ one: Value, _ other: Value, at place: Position) -> Outcome {
        guard function == .daysBetween else { return ofTexts(function, one, other, at: place) }
        guard case .date(let first) = one, case .date(let second) = other else { return Self.noOverload(place) }
        return .value(.int(Int64(second.number - first.number)))
    }

    private mutating func ofOne(_ function: Function, _ value: Value, at place: Position) -> Outcome {
        switch function {
        case .size: return size(of: value, at: place)
        case .dyn: return .value(value)
        case .type: return .value(.type(value.typeName))
        case .bool, .int, .double, .string:
            if case .string(let text) = value, !spend(text.utf8.count / 16) { return Self.exhausted }
            return Conversion.convert(value, to: function, at: place)
        case .date:
            if case .date = value { return .value(value) }
            guard case .string(let text) = value else { return Self.noOverload(place) }
            guard let day = CivilDay(text) else { return Self.failure("no such date", place) }
            return .value(.date(day))
        case .days:
            guard case .int(let count) = value else { return Self.noOverload(place) }
            return .value(.days(count))
        case .year, .month, .day:
            guard case .date(let date) = value else { return Self.noOverload(place) }
            let parts = date.components
            return .value(.int(Int64(function == .year ? parts.year : (function == .month ? parts.month : parts.day))))
        case .contains, .startsWith, .endsWith, .matches, .daysBetween: return Self.noOverload(place)
        }
    }

    /// Texts are counted in code points.
    private mutating func size(of value: Value, at place: Position) -> Outcome {
        switch value {
        case .string(let text): spend(text.utf8.count / 64) ? .value(.int(Int64(text.unicodeScalars.count))) : Self.exhausted
        case .list(let items): .value(.int(Int64(items.count)))
        case .map(let entries): .value(.int(Int64(entries.count)))
        default: Self.noOverload(place)
        }
    }

    private mutating func ofTexts(_ function: Function, _ one: Value, _ other: Value, at place: Position) -> Outcome {
        guard case .string(let text) = one, case .string(let piece) = other else { return Self.noOverload(place) }
        guard spend((text.utf8.count + piece.utf8.count) / 16) else { return Self.exhausted }
        switch function {
        case .startsWith: return .value(.bool(text.utf8.starts(with: piece.utf8)))
        case .endsWith:
            return .value(.bool(text.utf8.count >= piece.utf8.count && text.utf8.suffix(piece.utf8.count).elementsEqual(piece.utf8)))
        case .contains: return .value(.bool(TextSearch.contains(piece, in: text)))
        case .matches:
            do throws(Pattern.Problem) {
                let pattern = try Pattern(piece)
                return spend(pattern.size) ? matches(text, pattern, at: place) : Self.exhausted
            } catch {
                return Self.failure(error.message, place)
            }
        default: return Self.noOverload(place)
        }
    }

    mutating func matches(_ text: Code, _ pattern: Pattern, at place: Position) -> Outcome {
        let outcome = evaluate(text)
        guard case .value(let value) = outcome else { return outcome }
        guard case .string(let text) = value else { return Self.noOverload(place) }
        return matches(text, pattern, at: place)
    }

    private mutating func matches(_ text: String, _ pattern: Pattern, at place: Position) -> Outcome {
        // The automaton takes time in proportion to the text and to the pattern.
        guard spend(text.utf8.count * pattern.size / 64) else { return Self.exhausted }
        return .value(.bool(pattern.matches(text)))
    }

    private mutating func date(_ arguments: [Code], at place: Position) -> Outcome {
        let parts = list(arguments, at: place)
        guard case .value(.list(let values)) = parts else { return parts }
        guard values.count == 3, case .int(let year) = values[0], case .int(let month) = values[1], case .int(let day) = values[2] else {
            return Self.noOverload(place)
        }
        guard let date = CivilDay(year: Int(year), month: Int(month), day: Int(day)) else {
            return Self.failure("no such date", place)
        }
        return .value(.date(date))
    }
}
