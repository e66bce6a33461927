import Foundation

/// The time zones this machine knows, asked without loading them.
enum TimeZoneNames {
    private static let folder = "/usr/share/zoneinfo"

    /// Looks for the zone's file, which costs microseconds; Foundation's own tables only where there is no such folder.
    static func isKnown(_ name: String) -> Bool {
        guard isPlain(name) else { return false }
        if access(folder, F_OK) == 0 {
            var facts = stat()
            return stat("\(folder)/\(name)", &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
        }
        return TimeZone(identifier: name) != nil
    }

    /// Costly: for an error only.
    static var all: [String] { TimeZone.knownTimeZoneIdentifiers }

    /// Only what can be the name of a zone may become part of a path.
    private static func isPlain(_ name: String) -> Bool {
        name.utf8.count <= 64
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
                part.utf8.first.map { (65...90).contains($0) } == true
                    && part.utf8.allSatisfy {
                        (65...90).contains($0) || (97...122).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 45
                            || $0 == 43
                    }
            }
    }
}
