public import CaseOperations
public import Casework
public import TextCanvas

/// What screens know besides their own state.
public struct ScreenContext: Sendable {
    public let agency: Agency
    public let mode: StoreMode
    public let me: StaffMember
    public let now: Moment
    public let keys: CounterKeys
    public let visits: VisitBook
    public let namesHidden: Bool
    public let size: Size
    /// Whether spelling mistakes are looked for already.
    public let isSearchPrepared: Bool

    public var today: CivilDate { now.date }
    public var actor: Actor { Actor(me, in: agency) }

    /// A person's name, or blocks in its place while names are hidden.
    public func name(_ name: String) -> String {
        namesHidden ? String(repeating: "\u{2592}", count: min(8, max(4, name.count))) : name
    }
}

/// What every screen does. All of it is pure.
public protocol ScreenState: Sendable, Equatable {
    /// Groups of commands that have keys here, the most particular first.
    var groups: [Command.Group] { get }
    /// Commands for the line of hints, the most important first.
    func hints(_ context: ScreenContext) -> [Command]
    /// Nil when the screen has nothing to do with the command.
    func availability(of command: Command, _ context: ScreenContext) -> Availability?
    mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step]
    /// Keys before they become commands (typing, moving in a list); nil passes the key on.
    mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]?
    mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step]
    /// The answer to a prompt that this screen put up.
    mutating func answered(prompt tag: String, text: String, _ context: ScreenContext) -> [Step]
    /// What to read when it is shown, uncovered, or when somebody's commit became visible.
    func loads(_ context: ScreenContext) -> [Effect]
    /// What stands in the line at the top, beside office and actor.
    func title(_ context: ScreenContext) -> String
    func draw(into canvas: inout Canvas, in rect: Rect, _ context: ScreenContext)
    /// What the signs on it mean, told behind `?`.
    var signs: [ScreenSign] { get }
    /// Whom the screen is about, for starting a visit.
    var subject: ConstituentID? { get }
    /// Whether letters are typed into something, so that commands need keys of another kind.
    var takesLetters: Bool { get }
    /// The half-filled form to keep when the line drops.
    func unsaved(_ context: ScreenContext) -> FormDraft?
}

extension ScreenState {
    public mutating func answered(prompt tag: String, text: String, _ context: ScreenContext) -> [Step] { [] }
    public func loads(_ context: ScreenContext) -> [Effect] { [] }
    public var signs: [ScreenSign] { [] }
    public var subject: ConstituentID? { nil }
    public var takesLetters: Bool { false }
    public func unsaved(_ context: ScreenContext) -> FormDraft? { nil }
}

/// A sign that a screen shows, and what it means.
public struct ScreenSign: Sendable, Equatable {
    let sign: String
    /// No full stop at its end, nor a capital where it begins.
    let meaning: String
}

/// One screen of the stack; its state lives in its case.
public enum Screen: Sendable, Equatable {
    case desk(DeskScreen)
    case find(FindScreen)
    case printLater(PrintLaterScreen)
    case sheet(SheetScreen)
    case form(FormScreen)
    case caseFile(CaseScreen)
    case constituent(ConstituentScreen)
    case duplicates(DuplicatesScreen)
    case queue(QueueScreen)
    case interview(InterviewScreen)
    case program(ProgramScreen)
    case template(TemplateScreen)
    case workflow(WorkflowScreen)
    case publish(PublishScreen)

    var state: any ScreenState {
        get {
            switch self {
            case .desk(let state): state
            case .find(let state): state
            case .printLater(let state): state
            case .sheet(let state): state
            case .form(let state): state
            case .caseFile(let state): state
            case .constituent(let state): state
            case .duplicates(let state): state
            case .queue(let state): state
            case .interview(let state): state
            case .program(let state): state
            case .template(let state): state
            case .workflow(let state): state
            case .publish(let state): state
            }
        }
        set {
            switch newValue {
            case let state as DeskScreen: self = .desk(state)
            case let state as FindScreen: self = .find(state)
            case let state as PrintLaterScreen: self = .printLater(state)
            case let state as SheetScreen: self = .sheet(state)
            case let state as FormScreen: self = .form(state)
            case let state as CaseScreen: self = .caseFile(state)
            case let state as ConstituentScreen: self = .constituent(state)
            case let state as DuplicatesScreen: self = .duplicates(state)
            case let state as QueueScreen: self = .queue(state)
            case let state as InterviewScreen: self = .interview(state)
            case let state as ProgramScreen: self = .program(state)
            case let state as TemplateScreen: self = .template(state)
            case let state as WorkflowScreen: self = .workflow(state)
            case let state as PublishScreen: self = .publish(state)
            default: break
            }
        }
    }
}
