/// A JSON value to be written; the members of an object keep their order.
public enum JSONValue: Sendable, Equatable {
    case null
    case yesNo(Bool)
    case number(Int64)
    case natural(UInt64)
    /// A number with three places behind the point, counted in thousandths.
    case thousandths(Int64)
    case text(String)
    case list([JSONValue])
    case object([(String, JSONValue)])

    /// Nothing becomes null.
    public static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }

    public static func == (left: JSONValue, right: JSONValue) -> Bool { left.bytes == right.bytes }

    /// Without a space or a line break. Text is exact, yet nothing in it can move a cursor or reorder a line:
    /// controls and format characters are written by number.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .yesNo(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .number(let number): bytes.append(contentsOf: String(number).utf8)
        case .natural(let number): bytes.append(contentsOf: String(number).utf8)
        case .thousandths(let number): bytes.append(contentsOf: Self.decimal(number).utf8)
        case .text(let text): Self.append(text, to: &bytes)
        case .list(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.append(member.0, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.1.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": bytes += [UInt8(ascii: "\\"), UInt8(scalar.value)]
            case "\n": bytes.append(contentsOf: "\\n".utf8)
            case "\t": bytes.append(contentsOf: "\\t".utf8)
            case "\r": bytes.append(contentsOf: "\\r".utf8)
            case " "..<"\u{7F}": bytes.append(UInt8(scalar.value))
            default:
                if isWrittenByNumber(scalar) {
                    for unit in UTF16.encode(scalar).map(Array.init) ?? [] {
                        let digits = String(unit, radix: 16)
                        bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
                    }
                } else {
                    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                }
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// `1.25`, `-0.5`, `3.0`.
    private static func decimal(_ thousandths: Int64) -> String {
        var places = String(String(1000 + thousandths.magnitude % 1000).dropFirst())
        while places.count > 1, places.last == "0" { places.removeLast() }
        return "\(thousandths < 0 ? "-" : "")\(thousandths.magnitude / 1000).\(places)"
    }

    private static func isWrittenByNumber(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
