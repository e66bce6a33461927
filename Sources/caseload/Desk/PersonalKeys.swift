import CaseScreens
import Foundation
import Settings

/// The keys of the desk, with a person's own laid over them.
struct PersonalKeys {
    let keys: CounterKeys
    /// Sentences about what in the file of keys has no effect.
    let problems: [String]

    init(_ settings: SettingsFolder?) {
        var keys = CounterKeys()
        var problems: [String] = []
        if let path = settings?.keys, access(path, F_OK) == 0 {
            do throws(SettingsProblem) {
                let patch = try KeyPatch(file: path)
                problems = (patch.problems + patch.unknownCommands(known: Command.allCases.map(\.rawValue))).map(\.description)
                for change in patch.changes {
                    if let command = Command(rawValue: change.command) { keys.rebind(command, to: change.keys) }
                }
            } catch { problems = [error.description] }
        }
        self.keys = keys
        self.problems = problems
    }
}
