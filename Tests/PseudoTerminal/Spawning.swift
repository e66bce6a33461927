import CVterm
import Foundation
import Glibc

/// How a program ended.
public enum ProgramExit: Sendable, Equatable {
    case code(Int32)
    case signal(Int32)

    /// Reads what `waitpid` gives.
    init(status: Int32) {
        let number = status & 0x7f
        self = number == 0 ? .code(status >> 8 & 0xff) : .signal(number)
    }
}

/// What can go wrong with the test itself.
public enum TerminalTestFailure: Error, CustomStringConvertible {
    case timedOut(waitingFor: String, screen: String)
    case notRead(bytesLeft: Int)
    case system(String, Int32)

    public var description: String {
        switch self {
        case .timedOut(let what, let screen): "waited in vain for \(what); the screen showed:\n\(screen)"
        case .notRead(let left): "the program stopped reading its input with \(left) bytes left"
        case .system(let what, let code): "\(what) failed: \(String(cString: strerror(code)))"
        }
    }
}

/// Where the package's executables lie: beside the running test bundle.
public func builtProgram(_ name: String) -> String {
    let tests =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    return URL(fileURLWithPath: tests).deletingLastPathComponent().appendingPathComponent(name).path
}

/// Starts a program as the leader of a session whose controlling terminal is `terminal`.
func spawn(
    _ program: String, arguments: [String], environment: [String: String], directory: String?, terminal: String
) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let directory { posix_spawn_file_actions_addchdir_np(&actions, directory) }
    // The first terminal a session leader opens becomes its controlling terminal.
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Test runners block signals in their threads, and a child would inherit that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF) | spawn_in_new_session()
    posix_spawnattr_setflags(&attributes, flags)

    var argumentPointers: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    var environmentPointers: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in argumentPointers + environmentPointers { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, program, &actions, &attributes, &argumentPointers, &environmentPointers)
    guard code == 0 else { throw TerminalTestFailure.system("starting \(program)", code) }
    return process
}

/// Whether every thread of a process waits for something, as the system tells in /proc.
func isAsleep(_ process: pid_t) -> Bool {
    let threads = "/proc/\(process)/task"
    for thread in (try? FileManager.default.contentsOfDirectory(atPath: threads)) ?? [] {
        guard let line = try? String(contentsOfFile: "\(threads)/\(thread)/stat", encoding: .utf8) else { continue }
        // The name of the program stands in brackets before the state, and may itself hold anything.
        let state = line[(line.lastIndex(of: ")") ?? line.startIndex)...].dropFirst(2).first
        if state == "R" || state == "D" { return false }
    }
    return true
}
