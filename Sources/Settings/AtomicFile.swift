import Glibc

/// A small file that is either as it was or as it should be, whatever happens while it is written.
struct AtomicFile {
    let path: String

    private var folder: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Makes the folders on the way, for their owner alone.
    func makeFolder() throws(SettingsProblem) {
        var made = folder.hasPrefix("/") ? "" : "."
        for part in folder.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o700) != 0, errno != EEXIST, access(made, X_OK) != 0 {
                throw failure("the folder \(made.shown(to: 200)) cannot be made", errno)
            }
        }
    }

    /// Runs while no other program is in here with the same file.
    func locked<Value>(_ work: () throws(SettingsProblem) -> Value) throws(SettingsProblem) -> Value {
        let descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("its lock cannot be opened", errno) }
        defer { close(descriptor) }
        var tries = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            tries += 1
            guard tries < 100 else {
                throw SettingsProblem(
                    file: path, message: "Another Caseload is saving its settings and does not finish. Try again.")
            }
            usleep(10_000)
        }
        return try work()
    }

    /// Writes beside it, makes that durable, puts it in place, and makes the place durable.
    func write(_ text: String) throws(SettingsProblem) {
        let temporary = "\(path).\(getpid()).new"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("a new one cannot be written beside it", errno) }
        var code = Self.writeAll(Array(text.utf8), to: descriptor)
        if code == 0, fsync(descriptor) != 0 { code = errno }
        if close(descriptor) != 0, code == 0 { code = errno }
        if code == 0, rename(temporary, path) != 0 { code = errno }
        guard code == 0 else {
            unlink(temporary)
            throw failure("it was not written", code)
        }
        let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return }
        defer { close(directory) }
        // Some file systems cannot sync a directory and say so (EINVAL); they have no need of it.
        if fsync(directory) != 0, errno != EINVAL { throw failure("it may not survive a power cut", errno) }
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var done = 0
        while done < bytes.count {
            let written = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), $0.count - done)
            }
            if written < 0 {
                if errno == EINTR { continue }
                return errno
            }
            done += written
        }
        return 0
    }

    private func failure(_ what: String, _ code: Int32) -> SettingsProblem {
        SettingsProblem(file: path, message: "These settings are not saved: \(what), \(SettingsText.reason(code)).")
    }
}
