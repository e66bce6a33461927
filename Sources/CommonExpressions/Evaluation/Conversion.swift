/// `bool()`, `int()`, `double()` and `string()`.
enum Conversion {
    static func convert(_ value: Value, to function: Function, at place: Position) -> Outcome {
        switch (function, value) {
        case (.bool, .bool), (.int, .int), (.double, .double), (.string, .string): .value(value)
        case (.bool, .string(let text)):
            bool(text).map { .value(.bool($0)) } ?? Evaluator.failure("type conversion error: the text is no bool", place)
        case (.int, .double(let number)): int(number, at: place)
        case (.int, .string(let text)):
            int(text).map { .value(.int($0)) } ?? Evaluator.failure("type conversion error: the text is no int", place)
        case (.double, .int(let number)): .value(.double(Double(number)))
        case (.double, .string(let text)):
            double(text).map { .value(.double($0)) }
                ?? Evaluator.failure("type conversion error: the text is no double", place)
        case (.string, .bool(let value)): .value(.string(value ? "true" : "false"))
        case (.string, .int(let number)): .value(.string(String(number)))
        case (.string, .double(let number)): .value(.string(text(number)))
        case (.string, .date(let day)): .value(.string(day.description))
        case (.int, .days(let count)): .value(.int(count))
        default: Evaluator.noOverload(place)
        }
    }

    /// The spellings that the specification names.
    private static func bool(_ text: String) -> Bool? {
        switch text {
        case "1", "t", "T", "true", "TRUE", "True": true
        case "0", "f", "F", "false", "FALSE", "False": false
        default: nil
        }
    }

    /// Cut towards zero. Both ends of the range count as outside: next to them doubles stand for ints that do not exist.
    private static func int(_ number: Double, at place: Position) -> Outcome {
        guard number > -0x1p63, number < 0x1p63 else { return Evaluator.failure("range error: the double does not fit an int", place) }
        return .value(.int(Int64(number)))
    }

    private static func int(_ text: String) -> Int64? {
        // `Int64` reads a sign and digits and nothing else.
        Int64(text)
    }

    /// A decimal number, or an infinity or NaN by name.
    private static func double(_ text: String) -> Double? {
        var digits = 0
        for byte in text.utf8 {
            switch byte {
            case 48...57: digits += 1
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): break
            default: return named(text)
            }
        }
        guard digits > 0, digits <= 1000, let number = Double(text), number.isFinite else { return nil }
        return number
    }

    private static func named(_ text: String) -> Double? {
        switch text.lowercased() {
        case "inf", "+inf", "infinity", "+infinity": .infinity
        case "-inf", "-infinity": -.infinity
        case "nan": .nan
        default: nil
        }
    }

    /// The shortest text that reads back as the same double, without `.0`; very large and very small ones with an exponent.
    private static func text(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
        if number == 0 { return number.sign == .minus ? "-0" : "0" }
        let (digits, exponent) = Self.decimal(number.magnitude)
        let sign = number < 0 ? "-" : ""
        if exponent < -4 || exponent >= 21 {
            let power = String(exponent.magnitude)
            return sign + digits.prefix(1) + (digits.count > 1 ? "." + digits.dropFirst() : "")
                + "e\(exponent < 0 ? "-" : "+")" + (power.count < 2 ? "0" : "") + power
        }
        if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
        let whole = digits.prefix(exponent + 1)
        let rest = digits.dropFirst(exponent + 1)
        return sign + whole + String(repeating: "0", count: exponent + 1 - whole.count) + (rest.isEmpty ? "" : "." + rest)
    }

    /// The digits of a positive number without zeros at either end, and the power of ten of the first.
    private static func decimal(_ number: Double) -> (digits: String, exponent: Int) {
        let description = number.description
        let parts = description.split(separator: "e")
        let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts.first ?? "0"
        let point = mantissa.firstIndex(of: ".").map { mantissa.distance(from: mantissa.startIndex, to: $0) } ?? mantissa.count
        let all = mantissa.filter { $0 != "." }
        let zeros = all.prefix { $0 == "0" }.count
        var digits = String(all.dropFirst(zeros))
        while digits.last == "0" { digits.removeLast() }
        return (digits, power + point - zeros - 1)
    }
}
