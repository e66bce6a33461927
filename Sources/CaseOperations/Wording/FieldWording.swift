public import Casework

/// What fields take, and what is wrong with what was put into them.
extension Wording {
    func phrase(_ problem: FieldProblem, _ field: Field?) -> String {
        func amount(_ number: Int) -> String {
            switch field?.kind {
            case .money: ValueWording.money(number)
            case .date: DateWording.long(CivilDate(dayNumber: number))
            default: ValueWording.grouped(number)
            }
        }
        switch problem {
        case .wrongKind(let kind): return "it takes \(Self.wanted(kind))"
        case .belowMinimum(let least): return "it must be \(amount(least)) or \(field?.kind == .date ? "later" : "more")"
        case .aboveMaximum(let most): return "it must be \(amount(most)) or \(field?.kind == .date ? "earlier" : "less")"
        case .tooLong(let limit): return "at most \(limit) characters fit"
        case .notAChoice(let known): return "choose one of \(Self.list(known, "or"))"
        case .notADate: return "it takes a date such as 2026-11-09"
        case .badPattern(let pattern): return "it takes \(Self.wanted(pattern))"
        case .tooFewRows(let least): return "it needs \(least == 1 ? "a row" : "\(least) rows") at least"
        case .unknownColumn(let name): return "it has no column \(Self.shown(name))"
        case .inRow(let row, let column, let inner):
            let columnField = field?.columns.first { $0.id == column }
            return "row \(row), \(columnField?.label.plain ?? column): \(phrase(inner, columnField))"
        case .blankColumn: return "fill it in"
        case .blankAnswer: return "answer it, or say that you don't know"
        case .controlCharacters: return "it holds characters that cannot be printed"
        }
    }

    /// What a field takes, for messages and hints.
    public static func wanted(_ kind: Field.Kind) -> String {
        switch kind {
        case .text: "text"
        case .integer: "a whole number"
        case .money: "an amount such as 1250.00"
        case .date: "a date such as 2026-11-09"
        case .choice: "one of its choices"
        case .yesNo: "yes or no"
        case .rows: "rows such as kind=cow head=3; kind=calf head=5"
        }
    }

    static func wanted(_ pattern: Field.Pattern) -> String {
        switch pattern {
        case .phone: "a telephone number of ten digits"
        case .socialSecurityNumber: "a social security number of nine digits"
        case .postalCode: "a ZIP code of five or nine digits"
        case .state: "the two capital letters of a state"
        }
    }
}
