/// One piece of a document, in reading order. Blocks say what something is; a layout decides how it looks.
public enum Block: Sendable, Equatable {
    /// A heading below the document's title; levels 2 to 4.
    case heading(level: Int, String)
    case paragraph(Paragraph)
    /// Names and values, one pair a row.
    case facts([Fact])
    case items([CheckItem])
    case table(Table)
    /// A number for a scanner, with its text beneath.
    case barcode(label: String, text: String)
    /// A framed space with lines to fill in by hand.
    case box(title: String, blanks: [String])
    /// What one signs, and lines to sign on, each with its date.
    case signatures(statement: String, [SignatureLine])
    case rule
}

public struct Paragraph: Sendable, Equatable {
    public enum Style: Sendable, Equatable {
        case plain
        /// What must not be overlooked: framed or bold.
        case notice
    }

    public var text: String
    public var style: Style
    /// Where it is not in the document's language.
    public var language: String?

    public init(_ text: String, style: Style = .plain, language: String? = nil) {
        self.text = text
        self.style = style
        self.language = language
    }
}

public struct Fact: Sendable, Equatable {
    public var label: String
    public var value: String

    public init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
    }
}

/// Something to do or to bring, with a box to tick.
public struct CheckItem: Sendable, Equatable {
    public var number: Int
    public var isDone: Bool
    public var title: String
    /// What matters most after the title: by when, or since when it is done.
    public var emphasis: String?
    public var explanation: String?
    public var facts: [Fact]
    /// A reason to ask before relying on it.
    public var caution: String?

    public init(
        number: Int, isDone: Bool, title: String, emphasis: String? = nil, explanation: String? = nil,
        facts: [Fact] = [], caution: String? = nil
    ) {
        self.number = number
        self.isDone = isDone
        self.title = title
        self.emphasis = emphasis
        self.explanation = explanation
        self.facts = facts
        self.caution = caution
    }
}

/// Rows under named columns; the first column names its row.
public struct Table: Sendable, Equatable {
    public struct Cell: Sendable, Equatable {
        /// Each on a line of its own.
        public var lines: [String]
        /// Whether it is a code to compare by character, such as a hash.
        public var isCode: Bool
        /// Whether a line should rather widen its column than be broken, such as a time.
        public var isUnbroken: Bool

        public init(_ lines: [String], isCode: Bool = false, isUnbroken: Bool = false) {
            self.lines = lines
            self.isCode = isCode
            self.isUnbroken = isUnbroken
        }

        public init(_ line: String) {
            self.init(line.isEmpty ? [] : [line])
        }
    }

    public var caption: String
    public var columns: [String]
    public var rows: [[Cell]]

    public init(caption: String, columns: [String], rows: [[Cell]]) {
        self.caption = caption
        self.columns = columns
        self.rows = rows
    }
}

public struct SignatureLine: Sendable, Equatable {
    public var label: String
    public var dateLabel: String

    public init(label: String, dateLabel: String) {
        self.label = label
        self.dateLabel = dateLabel
    }
}
