import Foundation

/// The folder with Themes and SampleData: `$CASELOAD_DATA`, else `../share/caseload` beside the program, else the source
/// tree that the program was built in. No path of the machine it was built on is part of the program.
struct DataFolder: Sendable, Equatable {
    /// Nil when none of the three is there.
    let path: String?

    init(environment: [String: String], program: String?) {
        if let named = environment["CASELOAD_DATA"], !named.isEmpty {
            path = named
            return
        }
        guard let program else {
            path = nil
            return
        }
        var folder = Self.parent(of: program)
        let shared = Self.parent(of: folder) + "/share/caseload"
        if Self.isData(shared) {
            path = shared
            return
        }
        while folder.count > 1, !Self.isData(folder) { folder = Self.parent(of: folder) }
        path = Self.isData(folder) ? folder : nil
    }

    var themes: [String] { path.map { ["\($0)/Themes"] } ?? [] }

    /// The folder of a sample agency by its name; nil when there is none, or the name is a path.
    func sample(_ name: String) -> String? {
        guard let path, !name.contains("/"), !name.hasPrefix("."), !name.isEmpty else { return nil }
        let folder = "\(path)/SampleData/\(name)"
        return Self.isFolder(folder) ? folder : nil
    }

    /// Names of the sample agencies there are.
    var samples: [String] {
        guard let path, let names = try? FileManager.default.contentsOfDirectory(atPath: "\(path)/SampleData") else { return [] }
        return names.filter { !$0.hasPrefix(".") && Self.isFolder("\(path)/SampleData/\($0)") }.sorted()
    }

    private static func isData(_ folder: String) -> Bool { isFolder("\(folder)/Themes") && isFolder("\(folder)/SampleData") }

    private static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }
}
