import Synchronization

/// Keeps what finished tokens mean from one key to the next: while a word is typed, those before it stay the same.
///
/// Bounded by the memory it takes. To be dropped for another when the register changes.
public final class SearchCache: Sendable {
    struct Key: Hashable {
        let token: SearchQuery.Token
        let joins: [String]
    }

    /// An object, so that looking for the oldest copies nothing; changed only under the lock of the cache.
    private final class Entry: @unchecked Sendable {
        let meaning: TokenMeaning
        let byteCount: Int
        var used: UInt64

        init(_ meaning: TokenMeaning, byteCount: Int, used: UInt64) {
            self.meaning = meaning
            self.byteCount = byteCount
            self.used = used
        }
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var clock: UInt64 = 0
        var byteCount = 0
    }

    /// Most tokens that are kept: those of the last few queries.
    private static let entryLimit = 48

    private let byteLimit: Int
    private let state = Mutex(State())

    public init(byteLimit: Int = 8 << 20) { self.byteLimit = byteLimit }

    func meaning(of key: Key) -> TokenMeaning? {
        state.withLock { state in
            state.clock += 1
            state.entries[key]?.used = state.clock
            return state.entries[key]?.meaning
        }
    }

    func keep(_ meaning: TokenMeaning, for key: Key) {
        let size = meaning.byteCount
        guard size < byteLimit / 2 else { return }
        state.withLock { state in
            state.byteCount -= state.entries[key]?.byteCount ?? 0
            state.clock += 1
            state.entries[key] = Entry(meaning, byteCount: size, used: state.clock)
            state.byteCount += size
            while state.byteCount > byteLimit || state.entries.count > Self.entryLimit,
                let oldest = state.entries.min(by: { $0.value.used < $1.value.used })
            {
                state.byteCount -= oldest.value.byteCount
                state.entries[oldest.key] = nil
            }
        }
    }
}
