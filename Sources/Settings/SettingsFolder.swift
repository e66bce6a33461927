/// Where the settings of a person live: `$XDG_CONFIG_HOME/caseload`, else `~/.config/caseload`.
public struct SettingsFolder: Sendable, Hashable {
    public let path: String

    public init(path: String) { self.path = path }

    /// From the environment; `nil` where neither variable names an absolute path (XDG Base Directory Specification:
    /// others are ignored).
    public init?(environment: [String: String]) {
        if let config = environment["XDG_CONFIG_HOME"], config.hasPrefix("/") {
            path = config + "/caseload"
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            path = home + "/.config/caseload"
        } else {
            return nil
        }
    }

    public var themes: String { path + "/themes" }
    public var keys: String { path + "/keys.yaml" }
    public var seat: String { path + "/seat.yaml" }
}
