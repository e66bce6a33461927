/// A case's number as people read it out: `LIP-2026-000123-J`.
///
/// The last character checks the others: ISO 7064 MOD 37,36 over letters and digits, hyphens left out.
public struct CaseNumber: Hashable, Sendable {
    public let prefix: String
    public let year: Int
    /// Counts from 1 within prefix and year; six digits, more when there are more.
    public let serial: Int

    public init(prefix: String, year: Int, serial: Int) {
        self.prefix = prefix
        self.year = year
        self.serial = serial
    }

    private var body: String {
        let digits = String(serial)
        return "\(prefix)-\(year)-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    public var text: String { "\(body)-\(Self.checkCharacter(for: body))" }

    public enum Reading: Equatable, Sendable {
        case number(CaseNumber)
        /// Everything is there but the check character does not agree; `suggestions` are single slips that would.
        case mistyped(suggestions: [CaseNumber])
        case notANumber
    }

    /// Reads a number as typed: any case, hyphens and spaces optional.
    public static func read(_ text: String) -> Reading {
        let compact = text.uppercased().unicodeScalars.filter { $0 != "-" && $0 != " " }
        let characters = compact.map { Character($0) }
        guard (12...24).contains(characters.count), characters.allSatisfy({ value(of: $0) != nil }) else { return .notANumber }
        if let number = parse(characters), checkCharacter(for: String(characters.dropLast())) == characters.last {
            return .number(number)
        }
        let suggestions = neighbours(of: characters)
        return suggestions.isEmpty && parse(characters) == nil ? .notANumber : .mistyped(suggestions: suggestions)
    }

    /// Letters, a four-digit year, at least six digits, a check character: exactly one spelling of each number.
    private static func parse(_ characters: [Character]) -> CaseNumber? {
        let prefix = characters.prefix { $0.isLetter }
        let rest = characters.dropFirst(prefix.count).dropLast()
        guard (2...8).contains(prefix.count), rest.count >= 10, rest.allSatisfy(\.isNumber),
            let year = Int(String(rest.prefix(4))), let serial = Int(String(rest.dropFirst(4))), year >= 1000, serial > 0,
            rest.count == 10 || rest.dropFirst(4).first != "0"
        else { return nil }
        return CaseNumber(prefix: String(prefix), year: year, serial: serial)
    }

    /// Numbers one exchanged pair or one wrong character away that check, in the order of how often such slips happen.
    private static func neighbours(of characters: [Character]) -> [CaseNumber] {
        var found: [CaseNumber] = []
        func consider(_ candidate: [Character]) {
            guard let number = parse(candidate), candidate.last == checkCharacter(for: String(candidate.dropLast())),
                !found.contains(number)
            else { return }
            found.append(number)
        }
        for index in 0..<(characters.count - 1) where characters[index] != characters[index + 1] {
            var candidate = characters
            candidate.swapAt(index, index + 1)
            consider(candidate)
        }
        // A wrong check character is one slip too; a serial number's digit is the likeliest of the others.
        if let last = characters.indices.last {
            var candidate = characters
            candidate[last] = checkCharacter(for: String(characters.dropLast()))
            consider(candidate)
        }
        for index in characters.indices.dropLast().reversed() {
            // All characters: a letter O typed for a nought is as likely as a wrong digit.
            for replacement in alphabet where replacement != characters[index] {
                var candidate = characters
                candidate[index] = replacement
                consider(candidate)
            }
        }
        return found
    }

    /// ISO 7064 MOD 37,36: the character that makes the whole come out at one.
    static func checkCharacter(for text: String) -> Character {
        var product = 36
        for character in text.uppercased() {
            guard let value = value(of: character) else { continue }
            var sum = (product + value) % 36
            if sum == 0 { sum = 36 }
            product = sum * 2 % 37
        }
        return alphabet[(37 - product) % 36]
    }

    private static let alphabet: [Character] = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    private static func value(of character: Character) -> Int? {
        guard let ascii = character.asciiValue else { return nil }
        switch ascii {
        case 48...57: return Int(ascii) - 48
        case 65...90: return Int(ascii) - 55
        default: return nil
        }
    }
}

extension CaseNumber: CustomStringConvertible {
    public var description: String { text }
}

extension CaseNumber: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard case .number(let number) = CaseNumber.read(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a case number")
        }
        self = number
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
