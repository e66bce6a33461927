/// One piece of a document, in reading order. Blocks say what something is; a layout decides how it looks.
public enum Block: Sendable, Equatable, Codable {
    /// A heading below the document's title, levels 2 to 4; its language where it is not the document's.
    case heading(level: Int, String, language: String? = nil)
    case paragraph(Paragraph)
    /// Names and values, one pair a row.
    case facts([Fact])
    case items([CheckItem])
    /// Conditions, each with what it came to.
    case findings([Finding])
    /// Short lines without a box, none before another.
    case list([ListLine])
    case table(Table)
    /// A number for a scanner, with its text beneath.
    case barcode(label: String, text: String)
    /// A framed space with lines to fill in by hand.
    case box(title: String, blanks: [String])
    /// What one signs, and lines to sign on, each with its date.
    case signatures(statement: String, [SignatureLine])
    case rule
}

public struct Paragraph: Sendable, Equatable, Codable {
    public enum Style: Sendable, Equatable, Codable {
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

public struct Fact: Sendable, Equatable, Codable {
    public var label: String
    public var value: String
    /// The value's, where it is not in the document's language.
    public var language: String?

    public init(_ label: String, _ value: String, language: String? = nil) {
        self.label = label
        self.value = value
        self.language = language
    }
}

/// Something to do or to bring, with a box to tick.
public struct CheckItem: Sendable, Equatable, Codable {
    /// Nil where nothing refers to it by its number.
    public var number: Int?
    public var isDone: Bool
    public var title: String
    /// The title's, where it is not in the document's language.
    public var titleLanguage: String?
    /// What has to be so for the item to count at all, where nobody can tell yet.
    public var condition: String?
    /// What matters most after the title: by when, or since when it is done.
    public var emphasis: String?
    public var explanation: String?
    /// The explanation's, where it is not in the document's language.
    public var explanationLanguage: String?
    public var facts: [Fact]
    /// A reason to ask before relying on it.
    public var caution: String?

    public init(
        number: Int? = nil, isDone: Bool, title: String, titleLanguage: String? = nil, condition: String? = nil,
        emphasis: String? = nil, explanation: String? = nil, explanationLanguage: String? = nil, facts: [Fact] = [],
        caution: String? = nil
    ) {
        self.number = number
        self.isDone = isDone
        self.title = title
        self.titleLanguage = titleLanguage
        self.condition = condition
        self.emphasis = emphasis
        self.explanation = explanation
        self.explanationLanguage = explanationLanguage
        self.facts = facts
        self.caution = caution
    }
}

/// A condition and what it came to: by a sign, and by a word for those who do not see the sign.
public struct Finding: Sendable, Equatable, Codable {
    public enum Standing: String, Sendable, Codable, CaseIterable {
        case holds, fails, unknown

        /// `✓`, `✗`, `?`: never without ``Finding/word``.
        public var sign: String {
            switch self {
            case .holds: "✓"
            case .fails: "✗"
            case .unknown: "?"
            }
        }
    }

    public var standing: Standing
    /// The same in a word or two, `Holds`.
    public var word: String
    public var text: String
    /// The text's, where it is not in the document's language.
    public var language: String?
    public var facts: [Fact]
    /// A reason to ask before relying on it.
    public var caution: String?

    public init(
        _ standing: Standing, word: String, text: String, language: String? = nil, facts: [Fact] = [], caution: String? = nil
    ) {
        self.standing = standing
        self.word = word
        self.text = text
        self.language = language
        self.facts = facts
        self.caution = caution
    }
}

public struct ListLine: Sendable, Equatable, Codable {
    public var text: String
    /// The text's, where it is not in the document's language.
    public var language: String?
    /// What more there is to say, below the text.
    public var detail: String?

    public init(_ text: String, language: String? = nil, detail: String? = nil) {
        self.text = text
        self.language = language
        self.detail = detail
    }
}

/// Rows under named columns; the first column names its row.
public struct Table: Sendable, Equatable, Codable {
    public struct Cell: Sendable, Equatable, Codable {
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

public struct SignatureLine: Sendable, Equatable, Codable {
    public var label: String
    public var dateLabel: String

    public init(label: String, dateLabel: String) {
        self.label = label
        self.dateLabel = dateLabel
    }
}
