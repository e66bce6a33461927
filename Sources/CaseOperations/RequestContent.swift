import Casework
import Foundation

/// What was asked for, in words that are equal for equal wishes, in every run of the program.
enum RequestContent {
    /// JSON with sorted keys; a dictionary's own order is another in every process.
    static func words(of value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Fields, details and contacts hold nothing that JSON cannot say.
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    static func words(of command: CaseCommand) -> [String] {
        switch command {
        case .move(let transition, let values, let reason, let due):
            ["move", transition, words(of: values), words(of: reason), words(of: due)]
        case .edit(let values): ["edit", words(of: values)]
        case .tick(let item, let done, let evidence):
            ["tick", item, done ? "done" : "open"] + (evidence.map { [$0] } ?? [])
        case .note(let text): ["note", text]
        case .assign(let owner): ["assign", owner?.hex ?? ""]
        case .rehome(let constituent, let reason): ["rehome", constituent.hex, reason]
        case .withdraw: ["withdraw"]
        case .print(let checklist, let language, let destination): ["print", checklist, language, destination]
        }
    }

    static func words(of opening: CaseOpening) -> [String] {
        [
            "open", opening.type, opening.constituent.hex, words(of: opening.values), words(of: opening.receivedOn),
            opening.owner?.hex ?? "",
        ] + (opening.way.map { [$0] } ?? [])
    }
}
