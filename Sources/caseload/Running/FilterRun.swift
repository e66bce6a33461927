import CaseDocuments
import Foundation

/// One run of another program that reads bytes and answers bytes. Arguments go as a vector, never through a shell.
struct FilterRun: Sendable {
    /// Why it could not be run, as the end of a sentence.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// The program's exit code; 128 and a signal's number where one ended it.
    let status: Int32
    let output: [UInt8]
    /// Its standard error.
    let complaint: [UInt8]

    /// - Parameters:
    ///   - program: an absolute path; nothing is searched for.
    ///   - patience: seconds it may take before it is stopped.
    init(_ program: String, _ arguments: [String], input: [UInt8], patience: Double) throws(Failure) {
        let name = program.split(separator: "/").last.map(String.init) ?? program
        // Files instead of pipes: a program that reads nothing, or says much, cannot block either side.
        guard let given = Self.scratch(), let answer = Self.scratch(), let complaint = Self.scratch() else {
            throw Failure(description: "no temporary file can be made in \(NSTemporaryDirectory())")
        }
        defer { for file in [given, answer, complaint] { try? file.close() } }
        do {
            try given.write(contentsOf: Data(input))
            try given.seek(toOffset: 0)
        } catch { throw Failure(description: "there is no space left for a temporary file") }
        let files = [given, answer, complaint].map(\.fileDescriptor)
        guard let process = Self.start(program, arguments, files) else { throw Failure(description: "\(name) cannot be started") }
        guard let status = Self.wait(for: process, until: Date(timeIntervalSinceNow: patience)) else {
            throw Failure(description: "\(name) did not answer within \(Int(patience)) seconds")
        }
        self.status = status
        output = Self.content(answer)
        self.complaint = Self.content(complaint)
    }

    /// Ten thousand sheets are ten thousand processes: Foundation's `Process` keeps a little of each.
    ///
    /// - Parameter files: what becomes its standard input, output and error.
    private static func start(_ program: String, _ arguments: [String], _ files: [Int32]) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        guard posix_spawn_file_actions_init(&actions) == 0, posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for (target, file) in files.enumerated() { posix_spawn_file_actions_adddup2(&actions, file, Int32(target)) }
        // What this program blocks or ignores is its own affair.
        var none = sigset_t()
        var usual = sigset_t()
        sigemptyset(&none)
        sigemptyset(&usual)
        for signal in [SIGPIPE, SIGHUP, SIGINT, SIGTERM] { sigaddset(&usual, signal) }
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &usual)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        return posix_spawn(&process, program, &actions, &attributes, &words, environ) == 0 ? process : nil
    }

    /// The exit code, or 128 and the signal's number; nil where it had to be stopped.
    private static func wait(for process: pid_t, until end: Date) -> Int32? {
        var status: Int32 = 0
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F }
            if ended < 0, errno != EINTR { return 255 }
            if Date() >= end {
                kill(process, SIGKILL)
                waitpid(process, &status, 0)
                return nil
            }
            usleep(1000)
        }
    }

    /// The first line of its standard error that says something, made harmless.
    var firstComplaint: String? { complaints.first }
    /// The last one: what ends a program is said at the end, after what its libraries had to say.
    var lastComplaint: String? { complaints.last }

    private var complaints: [String] {
        String(decoding: complaint.suffix(2000), as: UTF8.self).split(whereSeparator: \.isNewline).filter { $0.contains { $0.isLetter } }
            .map { SafeText.line(String($0.prefix(300))) }
    }

    private static func content(_ file: FileHandle) -> [UInt8] {
        try? file.seek(toOffset: 0)
        return (try? file.readToEnd()).flatMap { $0 }.map(Array.init) ?? []
    }

    /// A temporary file that has no name any more: what is printed is personal, and nothing of it stays behind.
    private static func scratch() -> FileHandle? {
        var template = Array("\(NSTemporaryDirectory())/caseload-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(template)
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
