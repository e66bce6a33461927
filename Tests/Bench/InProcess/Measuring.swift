import Foundation

private func nanoseconds(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// CPU time of this thread, in nanoseconds.
func cpu() -> Int { nanoseconds(CLOCK_THREAD_CPUTIME_ID) }

/// CPU time of all threads of this process, in nanoseconds.
func processCPU() -> Int { nanoseconds(CLOCK_PROCESS_CPUTIME_ID) }

/// Milliseconds at shares of the sorted samples.
func summary(_ samples: [Int]) -> [String: Double] {
    let sorted = samples.sorted()
    func at(_ share: Double) -> Double {
        sorted.isEmpty ? 0 : (Double(sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]) / 1000).rounded() / 1000
    }
    return ["p50": at(0.5), "p95": at(0.95), "p99": at(0.99), "max": at(1), "count": Double(sorted.count)]
}

/// What this process alone holds in memory, in MB.
func privateMemory() -> Double {
    let text = (try? String(contentsOfFile: "/proc/self/smaps_rollup", encoding: .utf8)) ?? ""
    let kilobytes = text.split(separator: "\n").filter { $0.hasPrefix("Private_Clean") || $0.hasPrefix("Private_Dirty") }
        .compactMap { $0.split(separator: " ").dropFirst().first.flatMap { Int($0) } }.reduce(0, +)
    return (Double(kilobytes) / 102.4).rounded() / 10
}
