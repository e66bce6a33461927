/// The words of a sheet that do not come from an office's pack, in one language.
///
/// A language without a table here gets the English words around the pack's own text.
struct SheetWords: Sendable {
    let page: PageWords
    let training, sample, reprint, firstPrinted: String
    let name, caseNumber, program, received, printed, rulesAsOf, office, helpLine, website: String
    let standsAt: String
    let toBring, notReceived, alreadyHere, nothingMissing: String
    let due, wasDue, doItNow, dueBefore, dueAfterReceipt, dueYearAfter, noDueDate, hereSince: String
    let form, forms, sendTo, cost, free, rule, rules: String
    let reviewPast, neverReviewed: String
    let next, appeal, questions, languages, rights: String
    let officeOnly: String
    let officeBlanks: [String]
    let signing, signingMeans, signature, representative, date: String
    let edition: String

    /// In every language, so that no paper of a training store can be mistaken anywhere.
    static let trainingMark = "TRAINING"

    static func words(for language: String) -> SheetWords {
        byLanguage[primarySubtag(of: language)] ?? english
    }

    static func hasWords(for language: String) -> Bool { byLanguage[primarySubtag(of: language)] != nil }

    /// `es` of `es-MX`.
    static func primarySubtag(of language: String) -> String {
        language.split(whereSeparator: { $0 == "-" || $0 == "_" }).first.map { $0.lowercased() } ?? ""
    }

    private static let byLanguage = ["en": english, "es": spanish]

    static let english = SheetWords(
        page: .english,
        training: "TRAINING: not a real case", sample: "SAMPLE", reprint: "REPRINT", firstPrinted: "First printed on",
        name: "For", caseNumber: "Case number", program: "Program", received: "Received on",
        printed: "Printed on", rulesAsOf: "Rules as of", office: "Office", helpLine: "Help line", website: "Website",
        standsAt: "Where it stands",
        toBring: "What we still need from you", notReceived: "What we did not receive", alreadyHere: "What we already have",
        nothingMissing: "Nothing. You have given us everything on this list.",
        due: "Due", wasDue: "Was due", doItNow: "Please do this soon.", dueBefore: "Due by",
        dueAfterReceipt: "after we receive your application",
        dueYearAfter: "of the year after this date", noDueDate: "No set date. Sooner is better.", hereSince: "Received",
        form: "Form", forms: "Forms", sendTo: "Send to", cost: "Cost", free: "Free", rule: "Rule", rules: "Rules",
        reviewPast: "Ask us before you rely on this. The rule was due for review on",
        neverReviewed: "Ask us before you rely on this. Nobody has confirmed the rule yet.",
        next: "What happens next", appeal: "If you do not agree", questions: "Questions? Ask us.",
        languages: "Help in your language", rights: "Your rights",
        officeOnly: "FOR OFFICE USE ONLY", officeBlanks: ["Date stamp", "Initials"],
        signing: "Signature", signingMeans: "Your signature says that you got this sheet. It does not say that you agree.",
        signature: "Your signature", representative: "Representative, with power of attorney", date: "Date",
        edition: "edition")

    static let spanish = SheetWords(
        page: .spanish,
        training: "TRAINING: caso ficticio", sample: "MUESTRA", reprint: "COPIA", firstPrinted: "Impreso antes el",
        name: "Para", caseNumber: "Número de caso", program: "Programa", received: "Recibida el",
        printed: "Impreso el", rulesAsOf: "Reglas vigentes al", office: "Oficina", helpLine: "Línea de ayuda",
        website: "Sitio web",
        standsAt: "Estado",
        toBring: "Lo que todavía nos falta", notReceived: "Lo que no recibimos", alreadyHere: "Lo que ya tenemos",
        nothingMissing: "Nada. Usted ya nos dio todo lo que está en esta lista.",
        due: "Fecha límite:", wasDue: "Venció el", doItNow: "Hágalo pronto.",
        dueBefore: "Fecha límite:", dueAfterReceipt: "después de que recibamos su solicitud",
        dueYearAfter: "del año siguiente a esta fecha", noDueDate: "Sin fecha fija. Cuanto antes, mejor.",
        hereSince: "Recibido el",
        form: "Formulario", forms: "Formularios", sendTo: "Enviar a", cost: "Costo", free: "Gratis", rule: "Regla",
        rules: "Reglas",
        reviewPast: "Pregúntenos antes de confiar en esto. La regla debía revisarse el",
        neverReviewed: "Pregúntenos antes de confiar en esto. Nadie ha confirmado la regla todavía.",
        next: "Qué sigue", appeal: "Si no está de acuerdo", questions: "¿Preguntas? Llámenos.",
        languages: "Ayuda en su idioma", rights: "Sus derechos",
        officeOnly: "SOLO PARA USO DE LA OFICINA (FOR OFFICE USE ONLY)",
        officeBlanks: ["Sello con fecha (date stamp)", "Iniciales (initials)"],
        signing: "Firma", signingMeans: "Su firma dice que recibió esta hoja. No dice que esté de acuerdo.",
        signature: "Su firma", representative: "Representante, con poder notarial", date: "Fecha",
        edition: "edición")
}
