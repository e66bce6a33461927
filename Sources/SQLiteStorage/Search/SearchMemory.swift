import CaseStorage
import GRDB
import RecordMatching
import Synchronization

/// What a store keeps in memory from one search to the next: what finished words mean, as long as nothing changes, and the
/// distinct terms for spelling mistakes.
///
/// A small register's terms are read within the search that needs them. Those of a large one are read beside it, on
/// another thread; searches find no spelling mistakes until they are there, and miss the newest words while they are read
/// again.
final class SearchMemory: Sendable {
    /// The share of the time that reading the terms again may take, as one part in so many.
    private static let reloadShare = 50

    /// People up to whom a search reads the terms itself.
    let smallRegister: Int
    private let leastPause: Duration

    /// What one search works with.
    struct Tools {
        let cache: SearchCache
        let lexicon: Lexicon?
        /// Whether the terms have changed, or may have, since they were read.
        let isStale: Bool
    }

    private struct State {
        var marker: UInt64?
        var cache = SearchCache()
        var lexicon: Lexicon?
        var lexiconMarker: UInt64?
        var isLoading = false
        var nextLoad: ContinuousClock.Instant?
    }

    private let state = Mutex(State())

    /// - Parameters:
    ///   - smallRegister: people whose terms are read in some milliseconds.
    ///   - leastPause: between two times that the terms of more people are read.
    init(smallRegister: Int = 20_000, leastPause: Duration = .seconds(20)) {
        self.smallRegister = smallRegister
        self.leastPause = leastPause
    }

    /// - Parameter marker: what `changeMarker` answered before the read of the search began: what the cache gets is then
    ///   as new as the marker or newer, never older. Markers of one store count up.
    func tools(_ marker: UInt64) -> Tools {
        state.withLock { state in
            if let latest = state.marker, marker < latest {
                // Overtaken by a search of a newer state, whose cache this one must not fill.
                return Tools(cache: SearchCache(), lexicon: state.lexicon, isStale: state.lexiconMarker.map { $0 < marker } ?? true)
            }
            if state.marker != marker {
                state.marker = marker
                // Another one: a search still at work puts what it read before the change into the old one.
                state.cache = SearchCache()
            }
            return Tools(cache: state.cache, lexicon: state.lexicon, isStale: state.lexiconMarker != marker)
        }
    }

    /// Whether the terms are neither being read nor were read a short while ago.
    var isLoadDue: Bool {
        state.withLock { state in !state.isLoading && (state.nextLoad.map { $0 <= .now } ?? true) }
    }

    /// Whether the caller is to read the terms anew now, and tell of it with `loaded` or `gaveUp`.
    func mayLoad() -> Bool {
        state.withLock { state in
            defer { state.isLoading = true }
            return !state.isLoading
        }
    }

    /// Terms that are older than those known already are not kept for others.
    ///
    /// - Returns: what the search that read the terms works with.
    @discardableResult
    func loaded(_ lexicon: Lexicon, _ marker: UInt64, in time: Duration = .zero) -> Tools {
        state.withLock { state in
            state.isLoading = false
            state.nextLoad = .now + max(leastPause, time * Self.reloadShare)
            if state.lexiconMarker.map({ $0 <= marker }) ?? true {
                state.lexicon = lexicon
                state.lexiconMarker = marker
                // What is near was looked up without these terms.
                state.cache = SearchCache()
            }
            // What this search read may be older than what others go by meanwhile.
            return Tools(cache: state.marker == marker ? state.cache : SearchCache(), lexicon: lexicon, isStale: false)
        }
    }

    /// What failed is not tried again at every key.
    func gaveUp() {
        state.withLock { state in
            state.isLoading = false
            state.nextLoad = .now + leastPause
        }
    }
}

extension Lexicon {
    /// Reads the distinct terms; some hundred thousand in a register of a million.
    init(_ database: Database) throws {
        self.init()
        let select = try PreparedStatement(database, "SELECT text, count FROM term WHERE field = ? ORDER BY text")
        for field in Lexicon.fields {
            try select.rows([.number(field.rawValue)]) { columns in
                columns.raw(0) { add($0, count: columns.int(1), in: field) }
                return true
            }
        }
    }
}
