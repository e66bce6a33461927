import AgencyPacks
import Casework
import EventLedger
import Foundation
import Testing

@Suite("Words the public reads")
struct PlainLanguageTests {
    /// The findings about the text of a checklist's item, in that language.
    private func findings(_ text: String, _ language: String = "en", acronyms: String = "") throws -> [PackProblem] {
        let quoted = text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        let agency = SmallPack.agency.split(separator: "\n").map { $0.hasPrefix("languages") ? "languages: [\(language)]" : String($0) }
        let pack = try SmallPack.reading([
            "agency.yaml": agency.joined(separator: "\n") + "\n" + acronyms,
            "checklists/papers.yaml": "checklist: papers\ntitle: X\nitems: [{id: a, text: '\(quoted)'}]\n",
        ])
        return pack.problems.filter { $0.code == .hardToRead || $0.severity == .error }
    }

    @Test(
        "a passive is found",
        arguments: [
            ("The form must be sent by mail.", "be sent"), ("A signature is required.", "is required"),
            ("Photos are needed.", "are needed"),
            ("Your application was not yet received.", "was received"), ("It has been carefully checked.", "been checked"),
            ("The office is closed by the sheriff.", "is closed"), ("The fee isn't paid back.", "isn't paid"),
            ("Payments are being made. You were told.", "being made"),
        ])
    func passive(text: String, phrase: String) throws {
        let found = try findings(text)
        #expect(found.count == 1 && found.first?.message.contains("\"\(phrase)\"") == true, "\(found)")
    }

    @Test(
        "what only looks like a passive is none",
        arguments: [
            "The office is closed on Sundays.", "If you are tired, rest.", "The store is closed by 5 p.m.", "You are married.",
            "There is a need for feed.", "There are a hundred cows. The feed is wet.", "Where is your farm located?", "Are you insured?",
            "It is, signed or not, valid.", "The help is free.", "We checked it and sent it.", "You have lost animals.",
            "The animals were hurt.", "Your farm is limited to grain.", "Who was there? Signed papers help.", "The answer is red.",
            "These are self-employed people.", "The form is unsigned.",
        ])
    func noPassive(text: String) throws {
        #expect(try findings(text) == [])
    }

    @Test(
        "a Spanish passive is found",
        arguments: [
            ("La solicitud es revisada por nosotros.", "es revisada"), ("Los pagos fueron hechos.", "fueron hechos"),
            ("Debe ser firmado.", "ser firmado"), ("Las fotos serán siempre leídas.", "serán leídas"),
        ])
    func spanish(text: String, phrase: String) throws {
        let found = try findings(text, "es")
        #expect(found.count == 1 && found.first?.message.contains("\"\(phrase)\"") == true, "\(found)")
    }

    @Test(
        "what only looks like a Spanish passive is none",
        arguments: [
            "El carnet es válido.", "El día es sábado.", "La oficina está cerrada.", "Es nada.", "La vida es larga.", "Es ganado de carne.",
            "Se requiere una firma.", "La respuesta es rápida.", "Si es casado o viudo, díganos.", "Su pago será medido en dólares.",
            "Es debido a la sequía.", "Fue a la oficina.",
        ])
    func noSpanish(text: String) throws {
        #expect(try findings(text, "es") == [])
    }

    @Test(
        "an abbreviation that nobody explains is found",
        arguments: [
            ("Ask the FSA.", "FSA"), ("Ask your LLCs.", "LLC"), ("An FSA-approved loan.", "FSA"), ("The FSA's office.", "FSA"),
            ("Bring it to (SWA).", "sound"), ("Use the FLAG system.", "FLAG"),
        ])
    func acronym(text: String, name: String) throws {
        let found = try findings(text)
        #expect(name == "sound" ? found.isEmpty : found.first?.message.contains("\"\(name)\"") == true, "\(found)")
    }

    @Test(
        "what is explained, or is a number, is no unknown abbreviation",
        arguments: [
            "Farm Service Agency (FSA): ask the FSA.", "Send form CCC-852 or I-129.", "Hire H-2A workers.", "See 7 CFR 1416.", "ETA-790A",
            "Form AD 1026.", "Part II of the U.S. form.", "Come at 9 AM.", "FSA (Farm Service Agency) helps.", "Ask EMERGENCY workers.",
        ])
    func noAcronym(text: String) throws {
        #expect(try findings(text) == [])
    }

    @Test("the office's own list explains abbreviations, and is looked at itself")
    func list() throws {
        #expect(try findings("Ask the FSA.", acronyms: "acronyms: {FSA: {en: Farm Service Agency}}") == [])
        #expect(try findings("Ask the FSA.", acronyms: "acronyms: {FSA: Farm Service Agency}") == [])
        let wrong = try findings("Ask the FSA.", acronyms: "acronyms: {Fsa: Farm Service Agency, FSA: []}")
        #expect(
            wrong.filter { $0.severity == .error }.map { "\($0.line):\($0.column) \($0.code.rawValue)" } == [
                "7:12 bad-name", "7:43 type-error",
            ])
    }

    @Test("a pack that was checked when it came in is not looked at again")
    func isLookedAtOnce() throws {
        let text = SmallPack.papers.replacingOccurrences(of: "Sign the form.", with: "The form must be sent to FSA.")
            .replacingOccurrences(of: "2027-06-30", with: "2020-06-30")
        let files = try SmallPack.files(SmallPack.files.merging(["checklists/papers.yaml": text]) { $1 })
        #expect(AgencyPack.read(files, today: .init("2026-11-21")).problems.map(\.code) == [.hardToRead, .hardToRead, .reviewOverdue])
        #expect(AgencyPack.read(files).problems == [])
    }

    @Test("staff may be told in the passive")
    func staff() throws {
        let pack = try SmallPack.reading([
            "agency.yaml": SmallPack.agency.split(separator: "\n").map {
                $0.hasPrefix("  counter") ? "  counter: {title: Is checked by FSA}" : $0
            }
            .joined(separator: "\n")
        ])
        #expect(pack.problems == [])
    }
}
