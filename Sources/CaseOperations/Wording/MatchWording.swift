public import CaseStorage
public import RecordMatching

/// Why somebody was found, and how alike two people are, in words.
public enum MatchWording {
    /// Why a match is there, in a word or two: what agrees otherwise than to the letter, since that wants explaining
    /// most; else what tells most.
    public static func reason(of match: SearchMatch) -> String {
        if match.alias != nil { return "also known as" }
        let explained = match.agreements.first { agreement in
            switch agreement.manner {
            case .nickname, .sound, .spelling, .swapped: true
            case .whole, .beginning, .joined, .part: false
            }
        }
        return (explained ?? match.agreements.first).map { reason(of: $0) } ?? ""
    }

    /// The reason with the other name, where one was found by it: `also known as Begay, Bill`.
    public static func why(_ match: SearchMatch) -> String {
        let reason = reason(of: match)
        return match.alias.map { "\(reason) \($0)" } ?? reason
    }

    public static func reason(of agreement: Agreement) -> String {
        switch (agreement.field, agreement.manner) {
        case (.name, .nickname): "nickname"
        case (.name, .sound): "sounds alike"
        case (.name, .spelling): "spelling"
        case (.name, _): "name"
        case (.birthDate, .swapped): "birth date swapped"
        case (.birthDate, .spelling): "birth date nearly"
        case (.birthDate, .part): "birth year"
        case (.birthDate, _): "birth date"
        case (.phone, .swapped): "digits exchanged"
        case (.phone, .spelling): "telephone nearly"
        case (.phone, _): "telephone"
        case (.street, _), (.city, _), (.postalCode, _), (.state, _): "address"
        case (.caseNumber, _): "case"
        case (.externalID, _): "register"
        }
    }
}
