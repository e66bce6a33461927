extension String {
    /// The text with each `{}` replaced by the next of the parts; what is put in is not looked at again.
    func filled(_ parts: String...) -> String {
        var result = ""
        var rest = self[...]
        for part in parts {
            guard let open = rest.firstIndex(of: "{") else { break }
            result += rest[..<open] + part
            rest = rest[open...].dropFirst(2)
        }
        return result + rest
    }

    /// With its first letter as at the beginning of a sentence.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// Numbers as people read them.
enum NumberWords {
    /// `12,345`.
    static func grouped(_ number: UInt64) -> String {
        let digits = Array(String(number))
        let groups = stride(from: 0, to: digits.count, by: 3).map { start in
            String(digits.dropLast(start).suffix(3))
        }
        return groups.reversed().joined(separator: ",")
    }

    /// `$1,250.00`.
    static func dollars(cents: Int) -> String {
        (cents < 0 ? "-$" : "$") + grouped(UInt64(cents.magnitude / 100)) + "." + String(100 + cents.magnitude % 100).dropFirst()
    }

    /// `ab12 cd34`: in fours, so that two can be compared by eye.
    static func inFours(_ code: String) -> String {
        let characters = Array(code)
        return stride(from: 0, to: characters.count, by: 4).map { String(characters.dropFirst($0).prefix(4)) }
            .joined(separator: " ")
    }
}
