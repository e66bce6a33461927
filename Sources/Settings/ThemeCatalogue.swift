import Glibc
public import TextCanvas

/// The themes that can be chosen: the files `NAME.yaml` of some folders. A name in an earlier folder hides the same name
/// in a later one, so a person's own folder goes first.
public struct ThemeCatalogue: Sendable, Hashable {
    public let folders: [String]

    /// What is used where nothing was chosen.
    public static let standardName = "caseload-dark"

    public init(folders: [String]) { self.folders = folders }

    /// One file.
    public struct Entry: Sendable, Hashable {
        /// The name to choose it by: the file's, without its ending.
        public let name: String
        public let file: String
    }

    /// Every theme by name; a folder that is not there has none. Names that begin with a dot, or could not be shown as
    /// they are, are left out.
    public var entries: [Entry] {
        var found: [String: String] = [:]
        for folder in folders.reversed() {
            for file in Self.files(of: folder) {
                guard let name = Self.name(of: file) else { continue }
                found[name] = folder + "/" + file
            }
        }
        return found.map { Entry(name: $0.key, file: $0.value) }.sorted { $0.name < $1.name }
    }

    /// Loads a theme by name. An unknown name is answered with the nearest ones there are.
    public func theme(named name: String) throws(SettingsProblem) -> Theme {
        Theme(scheme: try scheme(named: name), name: name)
    }

    /// The colours as they are in the file, for a list that shows title and author.
    public func scheme(named name: String) throws(SettingsProblem) -> Base16Scheme {
        let entries = entries
        guard let entry = entries.first(where: { $0.name == name }) else {
            let nearest = Spelling.nearest(to: name, in: entries.map(\.name))
            let hint = nearest.map { " Did you mean “\($0)”?" } ?? " “caseload theme list” shows all."
            throw SettingsProblem(
                file: folders.first ?? "themes", message: "There is no theme called “\(name.shown())”.\(hint)")
        }
        return try Base16Scheme(file: entry.file)
    }

    /// The theme of that name, else the standard one, else ``TextCanvas/Theme/plain``: a desk always opens. What was
    /// wrong comes with it.
    public func themeOrStandard(named name: String?) -> (theme: Theme, problem: SettingsProblem?) {
        var problem: SettingsProblem?
        for candidate in [name, Self.standardName].compactMap({ $0 }) {
            do throws(SettingsProblem) {
                return (try theme(named: candidate), problem)
            } catch {
                problem = problem ?? error
            }
        }
        return (.plain, problem)
    }

    private static func name(of file: String) -> String? {
        guard !file.hasPrefix(".") else { return nil }
        for ending in [".yaml", ".yml"] where file.hasSuffix(ending) {
            let name = String(file.dropLast(ending.count))
            return !name.isEmpty && name == name.shown(to: 60) ? name : nil
        }
        return nil
    }

    /// At most this many files of a folder are looked at.
    private static let maximumFiles = 2000

    private static func files(of folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while names.count < maximumFiles, let entry = readdir(directory) {
            let length = MemoryLayout.size(ofValue: entry.pointee.d_name)
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: length) { String(validatingCString: $0) }
            }
            if let name { names.append(name) }
        }
        return names
    }
}
