public import CaseOperations
public import Casework
public import TextCanvas

/// The whole interface as a value: a stack of screens, what lies on top of them, and what is being waited for.
public struct Counter: Sendable, Equatable {
    struct Layer: Sendable, Equatable {
        /// Names the screen while it lives.
        let id: Int
        var screen: Screen
    }

    /// Where an answer belongs.
    struct Waiting: Sendable, Equatable {
        let layer: Int
        let topic: String
    }

    public struct Message: Sendable, Equatable {
        public let text: String
        public let tone: Tone
    }

    var layers: [Layer]
    var overlays: [Overlay] = []
    /// Keys of a sequence that is not finished.
    var pendingKeys: [KeyPress] = []
    public var message: Message?
    public var visits = VisitBook()
    public var namesHidden = false
    public var size: Size
    public var isQuitting = false
    /// Whether spelling mistakes are looked for already.
    public var isSearchPrepared = false
    var hasAskedToPrepare = false
    /// When clocks that have run out were asked to be applied last.
    var clocksAskedAt: Moment?
    var waiting: [Int: Waiting] = [:]
    /// A menu to be shown when what it lists has been read.
    enum MenuWanted: Sendable, Equatable { case forms, themes }
    var menuWanted: MenuWanted?
    var nextLayer = 1
    var nextRequest = 1

    public init(size: Size) {
        self.size = size
        self.layers = [Layer(id: 0, screen: .desk(DeskScreen()))]
    }

    /// The screen that is seen.
    public var top: Screen { layers[layers.count - 1].screen }

    /// An effect with the number its answer must carry.
    public struct Request: Sendable, Equatable {
        public let number: Int
        public let effect: Effect
    }

    /// Half-filled forms of every screen, to be kept when the line drops.
    public func unsavedForms(_ office: CounterContext) -> [FormDraft] {
        let context = context(office)
        return layers.compactMap { $0.screen.state.unsaved(context) }
    }

    func context(_ office: CounterContext) -> ScreenContext {
        ScreenContext(
            agency: office.agency, mode: office.mode, me: office.me, now: office.now, keys: office.keys, visits: visits,
            namesHidden: namesHidden, size: size, isSearchPrepared: isSearchPrepared)
    }
}

/// What the outside tells with every message: the office and the time.
public struct CounterContext: Sendable {
    public let agency: Agency
    public let mode: StoreMode
    public let me: StaffMember
    public let now: Moment
    public let keys: CounterKeys

    public init(agency: Agency, mode: StoreMode, me: StaffMember, now: Moment, keys: CounterKeys) {
        self.agency = agency
        self.mode = mode
        self.me = me
        self.now = now
        self.keys = keys
    }
}

/// What reaches the counter.
public enum CounterMessage: Sendable, Equatable {
    case start
    case input(TerminalInput)
    case answer(Int, Answer)
    /// How far the work behind a request is; its answer is still to come.
    case progress(Int, done: Int, total: Int)
    /// Somebody's commit became visible.
    case storeChanged
    /// The clock moved on; nothing else happened.
    case tick
}
