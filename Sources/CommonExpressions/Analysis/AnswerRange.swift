/// The answers to one question that a search goes through, numbered: an integer is its own position, a day its day number,
/// an amount its cents, a choice its place in the list, and no and yes are 0 and 1.
struct AnswerRange {
    let name: String
    let domain: AnswerSpace.Domain
    let positions: ClosedRange<Int>

    /// Nil where nothing can be searched: text, rows, a choice without choices.
    init?(name: String, domain: AnswerSpace.Domain) {
        self.name = name
        self.domain = domain
        switch domain {
        case .yesNo: positions = 0...1
        case .choices(let choices):
            guard !choices.isEmpty else { return nil }
            positions = 0...(choices.count - 1)
        case .integers(let range), .amounts(let range): positions = Int(range.lowerBound)...Int(range.upperBound)
        case .dates(let range): positions = range.lowerBound.number...range.upperBound.number
        case .anything: return nil
        }
    }

    /// Whether positions have an order that conditions can use.
    var isOrdered: Bool {
        switch domain {
        case .integers, .amounts, .dates: true
        case .yesNo, .choices, .anything: false
        }
    }

    /// How many answers there are; a Double because all 64-bit integers are more than an Int counts.
    var count: Double {
        Double(positions.upperBound) - Double(positions.lowerBound) + 1
    }

    func value(at position: Int) -> Value {
        switch domain {
        case .yesNo: .bool(position == 1)
        case .choices(let choices): .string(choices[position])
        case .integers: .int(Int64(position))
        case .amounts: .double(Double(position) / 100)
        case .dates: .date(CivilDay(number: position))
        case .anything: .null
        }
    }

    /// Where an answer stands; nil when it is none of the domain, as an old answer may be.
    func position(of value: Value) -> Int? {
        let position: Int? =
            switch (domain, value) {
            case (.yesNo, .bool(let truth)): truth ? 1 : 0
            case (.choices(let choices), .string(let text)): choices.firstIndex(of: text)
            case (.integers, .int(let number)): Int(number)
            case (.dates, .date(let day)): day.number
            case (.amounts, .double(let amount)): Int(exactly: (amount * 100).rounded())
            default: nil
            }
        guard let position, positions.contains(position), self.value(at: position) == value else { return nil }
        return position
    }
}

/// One answer a search tries.
struct Candidate: Hashable {
    /// Nil for an answer outside the domain, and for none.
    var position: Int?
    /// Nil for leaving the question open.
    var value: Value?

    /// Leaving the question open, which `known(…)` can tell from an answer.
    static let open = Candidate(position: nil, value: nil)
}
