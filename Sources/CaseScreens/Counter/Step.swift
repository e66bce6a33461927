public import TextCanvas

/// What a screen wants after a key or an answer; the counter does it.
public indirect enum Step: Sendable, Equatable {
    case run(Effect)
    case push(Screen)
    case replace(Screen)
    /// Closes the screen it comes from.
    case pop
    /// Closes every screen but the desk.
    case popToDesk
    case show(Overlay)
    /// Puts a notice in the place of the one of the same title, where that is still seen.
    case renew(Overlay)
    case say(String, Tone)
    /// Takes back what was said in this tone, since it is true no longer.
    case unsay(Tone)
    case command(Command)
    /// Gives a typed text to the screen under a prompt.
    case answerPrompt(tag: String)
    case quit
}

/// How a message is meant; said by a sign as well as by colour.
public enum Tone: Sendable, Equatable { case done, plain, refusal, failure }

/// Whether a command can be done on a screen now.
public enum Availability: Sendable, Equatable {
    case go
    /// The sentence that says why not; shown in its place, in palette and status line alike.
    case refused(String)
}

/// A box on top of a screen; it hears the keys first.
public enum Overlay: Sendable, Equatable {
    /// A list of choices, each with what follows. Choices that are refused say why.
    case menu(MenuOverlay)
    /// One line to type.
    case prompt(PromptOverlay)
    /// Lines to read.
    case notice(title: String, ScrollText)
}

public struct MenuOverlay: Sendable, Equatable {
    public struct Choice: Sendable, Equatable {
        public var item: Menu.Item
        public var steps: [Step]
        /// Said when it is chosen although it is refused.
        public var refusal: String?

        public init(_ item: Menu.Item, _ steps: [Step], refusal: String? = nil) {
            self.item = item
            self.steps = steps
            self.refusal = refusal
        }
    }

    public var menu: Menu
    public var choices: [Choice]
    /// Whether a choice is tried out as soon as the cursor stands on it, such as a theme; Esc goes back to the first.
    public var tries: Bool
    let firstSelection: Int

    public init(
        title: String, choices: [Choice], filtering: Bool = false, selection: Int = 0, tries: Bool = false,
        emptyText: String = "Nothing here."
    ) {
        self.menu = Menu(title: title, items: choices.map(\.item), filtering: filtering, selection: selection, emptyText: emptyText)
        self.choices = choices
        self.tries = tries
        self.firstSelection = selection
    }
}

public struct PromptOverlay: Sendable, Equatable {
    public var title: String
    public var message: String
    public var field: TextField
    /// Tells the screen under it which question was answered.
    public var tag: String

    public init(title: String, message: String = "", text: String = "", tag: String) {
        self.title = title
        self.message = message
        self.field = TextField(text, limit: 400)
        self.tag = tag
    }
}
