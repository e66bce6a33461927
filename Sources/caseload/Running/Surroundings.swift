import Foundation
import Settings

/// What the program finds around it when it starts: its environment, its output, who started it and where it lies.
struct Surroundings: Sendable {
    let environment: [String: String]
    let output: Output
    /// Where the program's own file lies, links followed; nil where the system does not say.
    let program: String?
    let user: SystemUser

    static func ofProcess() -> Surroundings {
        Surroundings(
            environment: ProcessInfo.processInfo.environment, output: Output(), program: programPath(),
            user: SystemUser(realUserOf: getuid()))
    }

    /// The store a verb is to work on.
    func storePath(_ option: StoreOption) throws(CommandFailure) -> String {
        if let path = option.path ?? environment["CASELOAD_STORE"].flatMap({ $0.isEmpty ? nil : $0 }) {
            if path.isEmpty || path.contains("\0") { throw .usage("The path of the store is empty. Name a file with --store.") }
            return path
        }
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/caseload/store.sqlite" }
        if let home = environment["HOME"], home.hasPrefix("/") { return home + "/.local/share/caseload/store.sqlite" }
        throw .usage("No store is named and HOME is not set, so there is no default one. Name a file with --store.")
    }

    /// Where Themes and SampleData lie.
    var data: DataFolder { DataFolder(environment: environment, program: program) }

    var settings: SettingsFolder? { SettingsFolder(environment: environment) }

    private static func programPath() -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
        guard count > 0 else { return nil }
        return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// Who the system says is at the keys: the real user, whatever the program may have been lent.
struct SystemUser: Sendable, Equatable {
    let login: String
    /// The full name in the system's list, or the login.
    let name: String

    init(realUserOf id: uid_t) {
        guard let entry = getpwuid(id) else {
            // Somebody without an entry is still somebody.
            login = "uid-\(id)"
            name = login
            return
        }
        login = String(cString: entry.pointee.pw_name)
        let full = entry.pointee.pw_gecos.map { String(cString: $0) } ?? ""
        let first = full.split(separator: ",").first.map(String.init) ?? ""
        name = first.isEmpty ? login : first
    }
}
