public import Casework

/// Dates and terms as people say them. Languages other than Spanish are written in English.
public enum DateWords {
    /// `Monday, March 1, 2027` · `lunes, 1 de marzo de 2027`.
    public static func full(_ date: CivilDate, in language: String) -> String {
        if isSpanish(language) {
            return "\(spanishDays[date.weekday] ?? ""), \(date.day) de \(spanishMonths[date.month - 1]) de \(date.year)"
        }
        return "\(englishDays[date.weekday] ?? ""), \(englishMonths[date.month - 1]) \(date.day), \(date.year)"
    }

    /// `March 1, 2027` · `1 de marzo de 2027`.
    public static func long(_ date: CivilDate, in language: String) -> String {
        if isSpanish(language) { return "\(date.day) de \(spanishMonths[date.month - 1]) de \(date.year)" }
        return "\(englishMonths[date.month - 1]) \(date.day), \(date.year)"
    }

    /// `March 1` · `1 de marzo`.
    public static func dayAndMonth(_ month: Int, _ day: Int, in language: String) -> String {
        guard (1...12).contains(month) else { return "" }
        return isSpanish(language) ? "\(day) de \(spanishMonths[month - 1])" : "\(englishMonths[month - 1]) \(day)"
    }

    /// `30 days` · `10 business days` · `10 días hábiles`.
    public static func term(_ term: Term, in language: String) -> String {
        guard isSpanish(language) else { return term.description }
        let isOne = term.count == 1
        return switch term {
        case .days: isOne ? "1 día" : "\(term.count) días"
        case .businessDays: isOne ? "1 día hábil" : "\(term.count) días hábiles"
        }
    }

    private static func isSpanish(_ language: String) -> Bool { LanguageTag.primary(of: language) == "es" }

    private static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
    private static let spanishMonths = [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
    ]
    private static let englishDays: [Weekday: String] = [
        .monday: "Monday", .tuesday: "Tuesday", .wednesday: "Wednesday", .thursday: "Thursday", .friday: "Friday",
        .saturday: "Saturday", .sunday: "Sunday",
    ]
    private static let spanishDays: [Weekday: String] = [
        .monday: "lunes", .tuesday: "martes", .wednesday: "miércoles", .thursday: "jueves", .friday: "viernes",
        .saturday: "sábado", .sunday: "domingo",
    ]
}
