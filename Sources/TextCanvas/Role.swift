/// What a piece of text *is*; the theme decides how that looks.
///
/// Colour alone never tells: whoever draws also writes the word or the sign. The letter stands for the role in
/// recorded screens, so it must not change lightly.
public enum Role: String, Sendable, Hashable, CaseIterable, Codable {
    /// Ordinary text.
    case text
    /// Text that matters more than what is around it: the state a case stands at.
    case strong
    /// Text that may be skipped: who did it, when, what a column is about.
    case muted
    /// The name of the screen or dialog.
    case title
    /// The head of a section or column.
    case heading
    /// Something to notice that is neither good nor bad: a number, a link to more.
    case accent
    /// Done, fits, allowed.
    case good
    /// Soon due, needs a look.
    case warning
    /// Late, failed, refused.
    case bad
    /// What cannot be done now (its reason stands beside it).
    case disabled
    /// The current row of a list that does not have the focus.
    case selected
    /// What has the focus: the hardware cursor stands here.
    case focus
    /// The content of an input field without the focus.
    case field
    /// Lines and frames.
    case border
    /// The bar across the top or bottom.
    case bar
    /// What a key does, in the hint line.
    case hint
    /// The name of a key, in hints, menus and help.
    case key
    /// The mark of a training store.
    case training
    /// The part of a text that matched what was searched for.
    case match

    /// The letter that stands for this role in a recorded screen.
    public var letter: Character {
        switch self {
        case .text: "."
        case .strong: "S"
        case .muted: "m"
        case .title: "T"
        case .heading: "H"
        case .accent: "a"
        case .good: "g"
        case .warning: "w"
        case .bad: "b"
        case .disabled: "d"
        case .selected: "s"
        case .focus: "f"
        case .field: "i"
        case .border: "-"
        case .bar: "B"
        case .hint: "h"
        case .key: "k"
        case .training: "!"
        case .match: "M"
        }
    }
}

/// A piece of text in one role: rows are often made of several.
public struct Span: Sendable, Hashable {
    public var text: String
    public var role: Role

    public init(_ text: String, _ role: Role = .text) {
        self.text = text
        self.role = role
    }
}
