import CommonExpressions
import Foundation

/// One case of CEL's conformance suite, as `shared/data/cel` beside the project holds them.
struct ConformanceCase: Sendable {
    enum Expected: Sendable {
        case value(ConformanceValue)
        case error
    }

    let name: String
    let expression: String
    let bindings: [String: ConformanceValue]
    let isChecked: Bool
    let expected: Expected

    /// The folder with the cases; nil where it is absent.
    static let folder: URL? = {
        var folder = URL(filePath: #filePath).deletingLastPathComponent()
        while folder.path.count > 1 {
            let candidate = folder.deletingLastPathComponent().appending(path: "shared/data/cel")
            if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }()

    static func all() throws -> [ConformanceCase] {
        guard let folder else { return [] }
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }.sorted()
        return try files.flatMap { file in
            let content = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.appending(path: file))) as? [String: Any]
            let tests = content?["tests"] as? [[String: Any]] ?? []
            return tests.map { ConformanceCase($0, file: String(file.dropLast(5))) }
        }
    }

    private init(_ test: [String: Any], file: String) {
        name = "\(file)/\(test["section"] as? String ?? "")/\(test["name"] as? String ?? "")"
        expression = test["expr"] as? String ?? ""
        bindings = (test["bindings"] as? [String: Any] ?? [:]).mapValues(ConformanceValue.init)
        isChecked = test["disable_check"] as? Bool == false
        expected = test["value"].map { .value(ConformanceValue($0)) } ?? .error
    }
}

/// A value as the cases write it, kept as text that can be compared.
struct ConformanceValue: Sendable, Hashable {
    let type: String
    let text: String
    let value: Value?

    init(_ json: Any) {
        let object = json as? [String: Any] ?? [:]
        type = object["type"] as? String ?? "?"
        let content = object["value"]
        value =
            switch type {
            case "null": .null
            case "bool": (content as? Bool).map(Value.bool)
            case "int": (content as? String).flatMap(Int64.init).map(Value.int)
            case "double": (content as? String).flatMap(Double.init).map(Value.double)
            case "string": (content as? String).map(Value.string)
            case "type": (content as? String).map(Value.type)
            case "list": Self.list(content)
            case "map": Self.map(content)
            default: nil
            }
        text = "\(content ?? "")"
    }

    private static func list(_ content: Any?) -> Value? {
        let items = (content as? [Any] ?? []).map { ConformanceValue($0).value }
        return items.contains(nil) ? nil : .list(items.compactMap { $0 })
    }

    private static func map(_ content: Any?) -> Value? {
        var entries: [Value: Value] = [:]
        for pair in content as? [[Any]] ?? [] {
            guard pair.count == 2, let key = ConformanceValue(pair[0]).value, let value = ConformanceValue(pair[1]).value else {
                return nil
            }
            entries[key] = value
        }
        return .map(entries)
    }
}
