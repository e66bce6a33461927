import CaseOperations
public import Casework
import TextCanvas

/// Pairs in the register that may be one person, and what to do about each; or two somebody wants compared.
public struct DuplicatesScreen: ScreenState {
    enum Phase: Sendable, Equatable {
        case wanted
        /// Total 0 while it is not known.
        case working(done: Int, total: Int)
        case stopped
        case done
    }

    /// A merge made here, and the pairs that went with it.
    struct Settled: Sendable, Equatable {
        let alias: ConstituentID
        let pairs: [DuplicatePair]
    }

    /// The two to compare, where it is about two only.
    let two: ConstituentPairing?
    var phase = Phase.wanted
    /// Those not settled yet, the likeliest first.
    var pairs: [DuplicatePair] = []
    /// How many there are of each band in the whole register, those not listed included.
    var same = 0
    var review = 0
    /// People who were not compared with each of those they share something with.
    var skipped = 0
    var list = ListState()
    /// Whether the evidence has the whole screen.
    var isComparing: Bool
    var evidence = ScrollText([])
    var settled: [Settled] = []
    /// Pairs that somebody else made one while they were listed here.
    var madeOne: [DuplicatePair] = []

    public init() {
        two = nil
        isComparing = false
    }

    /// - Parameters:
    ///   - first: who is looked at.
    ///   - second: who may be the same.
    public init(comparing first: ConstituentID, with second: ConstituentID) {
        two = ConstituentPairing(first: first, second: second)
        isComparing = true
    }

    public var groups: [Command.Group] { [.duplicates, .lists] }

    public func title(_ context: ScreenContext) -> String { "Same person twice" }

    public func hints(_ context: ScreenContext) -> [Command] {
        // Where not all have room, the two that settle a pair come first: Enter is tried anyway.
        let list: [Command] = context.size.columns < 60 ? [.merge, .notTheSame, .open] : [.open, .merge, .notTheSame]
        let own: [Command] = (isComparing ? [.merge, .notTheSame] : list) + [.nextPair]
        return own + (settled.isEmpty ? [] : [.undoMerge]) + [.openFirst, .openSecond, .back]
    }

    public func loads(_ context: ScreenContext) -> [Effect] {
        if let two { return [.compare(two.first, two.second)] }
        // Not at every commit of a colleague: it reads the whole register. Whether the listed are still two is soon told.
        if phase == .wanted { return [.findDuplicates] }
        return pairs.isEmpty ? [] : [.loadCanonical(pairs.flatMap { [$0.left.id, $0.right.id] })]
    }

    var current: DuplicatePair? { list.selected.flatMap { $0 < pairs.count ? pairs[$0] : nil } }

    var isWorking: Bool { if case .working = phase { true } else { phase == .wanted && two == nil } }
}

/// Two constituents in the order they were named.
struct ConstituentPairing: Sendable, Equatable {
    let first: ConstituentID
    let second: ConstituentID
}
