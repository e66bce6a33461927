import CommonExpressions

/// Answers picked by chance, the same in every run.
struct Guesses {
    private var state: UInt64 = 0x2545_F491_4F6C_DD1D

    /// Nil where there is nothing to pick from.
    mutating func value(of domain: AnswerSpace.Domain) -> Value? {
        switch domain {
        case .yesNo: .bool(next(2) == 1)
        case .choices(let choices): choices.isEmpty ? nil : .string(choices[next(choices.count)])
        case .integers(let range): .int(number(in: range))
        case .amounts(let range): .double(Double(number(in: range)) / 100)
        case .dates(let days): .date(CivilDay(number: day(in: days.lowerBound.number...days.upperBound.number)))
        case .anything: nil
        }
    }

    /// Near the ends, or of any size.
    private mutating func number(in range: ClosedRange<Int64>) -> Int64 {
        let width = UInt64(bitPattern: range.upperBound &- range.lowerBound)
        let distance: UInt64 =
            switch next(4) {
            case 0: UInt64(next(8))
            case 1: width - min(width, UInt64(next(8)))
            default: UInt64(next(1 << 31)) >> UInt64(next(31))
            }
        return range.lowerBound &+ Int64(bitPattern: min(width, distance))
    }

    /// Most days that a case is about lie within a year or two of one another.
    private mutating func day(in range: ClosedRange<Int>) -> Int {
        let middle = 20_600
        let distance = [0, 1, 5, 20, 100, 400][next(6)] + next(3)
        return min(range.upperBound, max(range.lowerBound, next(2) == 0 ? middle - distance : middle + distance))
    }

    /// From 0 up to but not including the limit; after Marsaglia's xorshift.
    private mutating func next(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }
}
