/// What stands in one field of a form. Dates and choices are text that their field's definition has checked.
public enum FieldValue: Hashable, Sendable {
    case text(String)
    /// Whole numbers; amounts of money are cents.
    case integer(Int)
    case yesNo(Bool)
    /// One dictionary a row, by column.
    case rows([[String: FieldValue]])

    public var text: String? { if case .text(let text) = self { text } else { nil } }
    public var integer: Int? { if case .integer(let number) = self { number } else { nil } }
    public var date: CivilDate? { text.flatMap { CivilDate($0) } }

    /// Whether anything has been filled in: blank text and no rows count as nothing.
    public var isBlank: Bool {
        switch self {
        case .text(let text): text.allSatisfy(\.isWhitespace)
        case .rows(let rows): rows.isEmpty
        case .integer, .yesNo: false
        }
    }
}

/// The filled-in fields of a form, by field.
public typealias FieldValues = [String: FieldValue]

extension FieldValue: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .yesNo(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .integer(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else {
            self = .rows(try container.decode([[String: FieldValue]].self))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .integer(let number): try container.encode(number)
        case .yesNo(let flag): try container.encode(flag)
        case .rows(let rows): try container.encode(rows)
        }
    }
}
