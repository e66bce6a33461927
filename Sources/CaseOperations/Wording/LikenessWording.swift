import Casework
public import RecordMatching

extension MatchWording {
    /// How alike two people are: `almost certainly the same`.
    public static func likeness(_ likeness: Likeness) -> String { self.likeness(likeness.band) }

    public static func likeness(_ band: Likeness.Band) -> String {
        switch band {
        case .same: "almost certainly the same"
        case .review: "may be the same"
        case .different: "probably somebody else"
        }
    }

    /// What one field says: `Birth date: 6 May 1979 and 5 June 1979, day and month swapped`.
    public static func evidence(_ evidence: Likeness.Evidence) -> String {
        let (left, right) = (value(evidence.left, of: evidence.field), value(evidence.right, of: evidence.field))
        let values = left == right ? left : [left, right].filter { !$0.isEmpty }.joined(separator: " and ")
        let lookAlike = evidence.isLookAlike ? ", with letters that only look alike" : ""
        return "\(label(evidence.field)): \(values), \(verdict(evidence))\(lookAlike)"
    }

    /// What speaks for one person, in a word or two each, the most telling first.
    public static func reasons(of likeness: Likeness) -> [String] {
        var reasons: [String] = []
        for evidence in likeness.evidence.filter({ $0.weight > 0 }).sorted(by: { $0.weight > $1.weight }) {
            let reason = reason(of: evidence)
            if !reasons.contains(reason) { reasons.append(reason) }
        }
        return reasons
    }

    /// The heading of a field, as on a form.
    public static func label(_ field: LinkageField) -> String {
        switch field {
        case .given: "Given name"
        case .family: "Family name"
        case .organisation: "Name"
        case .birthDate: "Birth date"
        case .phone: "Telephone"
        case .houseNumber: "House number"
        case .street: "Street"
        case .city: "City"
        case .postalCode: "Postal code"
        case .state: "State"
        case .externalID: "Other register"
        }
    }

    /// That the list of duplicates may lack somebody; nil where nobody was left out.
    public static func skipped(_ people: Int) -> String? {
        if people == 0 { return nil }
        return people == 1
            ? "One person shares too much with others to be compared one by one."
            : "Up to \(ValueWording.grouped(people)) people share too much with others to be compared one by one."
    }

    /// How two values agree: `day and month swapped`.
    public static func verdict(_ evidence: Likeness.Evidence) -> String {
        switch (evidence.field, evidence.level) {
        case (_, .same): "the same"
        case (_, .nickname): "one is a short form"
        case (_, .nearly): "nearly the same"
        case (.birthDate, .swapped): "day and month swapped"
        case (_, .swapped): "given and family name swapped"
        case (_, .sound): "they sound alike"
        case (.birthDate, .part): "month and year agree"
        case (_, .part): "one is part of the other"
        case (_, .initial): "one is an initial"
        case (_, .similar): "similar"
        case (_, .year): "the year agrees"
        case (_, .different): "different"
        case (_, .missing): "known of one only"
        }
    }

    private static func reason(of evidence: Likeness.Evidence) -> String {
        switch (evidence.field, evidence.level) {
        case (.given, .nickname), (.family, .nickname): "nickname"
        case (.given, .sound), (.family, .sound), (.organisation, .sound): "sounds alike"
        case (.given, .nearly), (.family, .nearly), (.organisation, .nearly): "spelling"
        case (.given, .swapped), (.family, .swapped): "names swapped"
        case (.given, .initial), (.family, .initial): "initial"
        case (.given, _), (.family, _), (.organisation, _): "name"
        case (.birthDate, .swapped): "birth date swapped"
        case (.birthDate, .nearly), (.birthDate, .part), (.birthDate, .similar): "birth date nearly"
        case (.birthDate, .year): "birth year"
        case (.birthDate, _): "birth date"
        case (.phone, .same): "telephone"
        case (.phone, _): "telephone nearly"
        case (.houseNumber, _), (.street, _), (.city, _), (.postalCode, _), (.state, _): "address"
        case (.externalID, _): "register"
        }
    }

    /// A folded value as people write it.
    private static func value(_ folded: String, of field: LinkageField) -> String {
        switch field {
        case .birthDate: date(folded)
        case .phone: folded.split(separator: " ").map { phone(String($0)) }.joined(separator: ", ")
        case .state, .externalID, .postalCode: folded.uppercased()
        case .given, .family, .organisation, .houseNumber, .street, .city:
            folded.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
        }
    }

    private static func date(_ digits: String) -> String {
        guard digits.utf8.count == 8, let date = CivilDate("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))")
        else { return digits }
        return DateWording.long(date)
    }

    private static func phone(_ digits: String) -> String {
        digits.utf8.count == 10 ? "\(digits.prefix(3))-\(digits.dropFirst(3).prefix(3))-\(digits.suffix(4))" : digits
    }
}
