import CommonExpressions

/// A value in JSON with its type beside it: `{"type": "int", "value": "42"}`. Numbers may be text, for JSON's are doubles.
struct GivenValue: Decodable {
    let type: String
    /// Nil for a type that this language does not have, here or inside.
    let value: Value?

    private enum CodingKeys: CodingKey { case type, value }

    init(from decoder: any Decoder) throws {
        let content = try decoder.container(keyedBy: CodingKeys.self)
        type = try content.decode(String.self, forKey: .type)
        func unreadable() -> DecodingError {
            DecodingError.dataCorruptedError(forKey: .value, in: content, debugDescription: "no value of its type")
        }
        switch type {
        case "null": value = .null
        case "bool": value = .bool(try content.decode(Bool.self, forKey: .value))
        case "int":
            let number = try? content.decode(Int64.self, forKey: .value)
            guard let number = try number ?? Int64(content.decode(String.self, forKey: .value)) else { throw unreadable() }
            value = .int(number)
        case "double":
            let number = try? content.decode(Double.self, forKey: .value)
            guard let number = try number ?? Double(content.decode(String.self, forKey: .value)) else { throw unreadable() }
            value = .double(number)
        case "string": value = .string(try content.decode(String.self, forKey: .value))
        case "type": value = .type(try content.decode(String.self, forKey: .value))
        case "date":
            guard let day = CivilDay(try content.decode(String.self, forKey: .value)) else { throw unreadable() }
            value = .date(day)
        case "days":
            guard let count = Int64(try content.decode(String.self, forKey: .value)) else { throw unreadable() }
            value = .days(count)
        case "list":
            let items = try content.decode([GivenValue].self, forKey: .value).map(\.value)
            value = items.contains { $0 == nil } ? nil : .list(items.compactMap { $0 })
        case "map":
            var entries: [Value: Value] = [:]
            var isWhole = true
            for pair in try content.decode([[GivenValue]].self, forKey: .value) {
                guard pair.count == 2 else { throw unreadable() }
                guard let key = pair[0].value, let content = pair[1].value else {
                    isWhole = false
                    continue
                }
                entries[key] = content
            }
            value = isWhole ? .map(entries) : nil
        default: value = nil
        }
    }
}
