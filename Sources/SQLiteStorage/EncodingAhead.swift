import CaseStorage
import Dispatch
import Synchronization

/// Encodes commits on another thread, a stripe ahead of the one that writes them: nearly half of a bulk load is JSON and
/// hashing, which wait for nothing.
struct EncodingAhead {
    /// Events in a stripe, so that the first is soon ready.
    private static let stripeLength = 1_000

    private let stripes: [ArraySlice<Commit>]

    init(_ commits: [Commit]) {
        var stripes: [ArraySlice<Commit>] = []
        var start = 0
        var events = 0
        for (index, commit) in commits.enumerated() {
            events += commit.entries.count
            if events >= Self.stripeLength || index == commits.count - 1 {
                stripes.append(commits[start...index])
                start = index + 1
                events = 0
            }
        }
        self.stripes = stripes
    }

    /// Hands over all commits in their order.
    func handOver(_ body: (EncodedCommit) throws -> Void) throws {
        var next = stripes.first.map { Stripe(encoding: $0) }
        for index in stripes.indices {
            let stripe = next
            next = index + 1 < stripes.count ? Stripe(encoding: stripes[index + 1]) : nil
            for commit in try stripe?.wait() ?? [] { try body(commit) }
        }
    }

    /// Some commits that are being encoded.
    private final class Stripe: Sendable {
        private let result = Mutex<Result<[EncodedCommit], StorageFailure>?>(nil)
        private let done = DispatchSemaphore(value: 0)

        init(encoding commits: ArraySlice<Commit>) {
            DispatchQueue.global(qos: .userInitiated).async { [self] in
                let encoded = Self.encode(commits)
                result.withLock { $0 = encoded }
                done.signal()
            }
        }

        func wait() throws -> [EncodedCommit] {
            done.wait()
            return try result.withLock { $0 }?.get() ?? []
        }

        private static func encode(_ commits: ArraySlice<Commit>) -> Result<[EncodedCommit], StorageFailure> {
            let sealer = EventSealer()
            do throws(StorageFailure) {
                var encoded: [EncodedCommit] = []
                encoded.reserveCapacity(commits.count)
                for commit in commits { encoded.append(try sealer.encode(commit)) }
                return .success(encoded)
            } catch { return .failure(error) }
        }
    }
}
