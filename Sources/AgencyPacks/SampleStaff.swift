import Casework

/// Somebody of the sample office, for training stores.
public struct SampleStaff: Sendable, Hashable {
    public let login: String
    public let name: String
    public let roles: [String]

    public init(login: String, name: String, roles: [String]) {
        self.login = login
        self.name = name
        self.roles = roles
    }
}

extension SampleStaff {
    static let file = "staff.yaml"

    static func read(_ value: YAMLValue, roles: KnownNames?) -> [SampleStaff] {
        guard let values = value.mapping(keys: ["staff"])?.required("staff")?.list() else { return [] }
        var staff: [SampleStaff] = []
        var logins: Set<String> = []
        for value in values {
            guard let mapping = value.mapping(keys: ["login", "name", "roles"]), let login = mapping.required("login"),
                let id = login.name(of: "a login"), let name = mapping.required("name")?.text(),
                let held = mapping.required("roles")?.oneOrMore()
            else { continue }
            if !logins.insert(id).inserted {
                login.error(.duplicateName, "Somebody has the login \(quoted(id)) already; give this person another one.")
            }
            let names = held.compactMap { role in roles.map { role.reference(to: "role", among: $0) } ?? role.text() }
            staff.append(SampleStaff(login: id, name: name, roles: names))
        }
        return staff
    }
}
