/// The words of every sheet that do not come from an office's pack, in one language. `{}` stands for what is put in.
///
/// A language without a table here gets the English words around the pack's own text, and the sheet says so.
struct SheetWords: Sendable {
    let page: PageWords
    let training, sample, reprint, firstPrinted: String
    let name, caseNumber, program, received, printed, rulesAsOf, office, helpLine, website: String
    let standsAt: String
    let form, forms, rule, rules, asOf: String
    let reviewPast, neverReviewed: String
    let next, appeal, questions, rights: String
    let officeOnly: String
    let officeBlanks: [String]
    let signing, signingMeans, signature, representative, date: String
    let edition: String
    /// Over what was answered, and what stands for an answer that is none.
    let yourAnswers, notAnswered, doNotKnow, notShown, yes, no, entries: String
    /// Ahead of what has to be answered first.
    let dependsOn: String
    /// Behind a text that is not there in the sheet's language.
    let inLanguage: String
    /// Languages by their code, as this language calls them.
    let languageNames: [String: String]
    /// What conditions may look at beside a form's fields and an interview's questions.
    let builtInNames: [String: String]
    /// The number of events and the root go into the first.
    let heldInLedger, ledger, ledgerMeans: String
    /// The value goes behind the label: `Number of workers is 10`.
    let answerIs: String

    /// In every language, so that no paper of a training store can be mistaken anywhere.
    static let trainingMark = "TRAINING"

    static func words(for language: String) -> SheetWords {
        byLanguage[LanguageTag.primary(of: language)] ?? english
    }

    static func hasWords(for language: String) -> Bool { byLanguage[LanguageTag.primary(of: language)] != nil }

    private static let byLanguage = ["en": english, "es": spanish]

    static let english = SheetWords(
        page: .english,
        training: "TRAINING: not a real case", sample: "SAMPLE", reprint: "REPRINT", firstPrinted: "First printed on",
        name: "For", caseNumber: "Case number", program: "Program", received: "Received on",
        printed: "Printed on", rulesAsOf: "Rules as of", office: "Office", helpLine: "Help line", website: "Website",
        standsAt: "Where it stands",
        form: "Form", forms: "Forms", rule: "Rule", rules: "Rules", asOf: "{}, as of {}",
        reviewPast: "Ask us before you rely on this. The rule was due for review on {}.",
        neverReviewed: "Ask us before you rely on this. Nobody has confirmed the rule yet.",
        next: "What happens next", appeal: "If you do not agree", questions: "Questions? Ask us.",
        rights: "Your rights",
        officeOnly: "FOR OFFICE USE ONLY", officeBlanks: ["Date stamp", "Initials"],
        signing: "Signature", signingMeans: "Your signature says that you got this sheet. It does not say that you agree.",
        signature: "Your signature", representative: "Representative, with power of attorney", date: "Date",
        edition: "edition",
        yourAnswers: "Your answers", notAnswered: "Not answered", doNotKnow: "You do not know yet", notShown: "Not shown here",
        yes: "Yes", no: "No", entries: "{} entries",
        dependsOn: "It depends on: {}.",
        inLanguage: "(in {})",
        languageNames: [
            "en": "English", "es": "Spanish", "fr": "French", "hmn": "Hmong", "ht": "Haitian Creole", "ko": "Korean",
            "nv": "Navajo", "pt": "Portuguese", "ru": "Russian", "so": "Somali", "tl": "Tagalog", "vi": "Vietnamese",
            "zh": "Chinese",
        ],
        builtInNames: [
            "today": "Today", "state": "Where the case stands", "opened": "Day the case was entered",
            "received": "Day the application was received", "constituent.language": "Your language",
            "constituent.state": "The state you live in", "constituent.city": "The city you live in",
            "constituent.postal_code": "Your postal code", "constituent.born": "Your birth date",
            "constituent.is_organisation": "You apply as an organization",
        ],
        heldInLedger: "{} events, root {}", ledger: "Held in the ledger",
        ledgerMeans: "The office can hold this paper against its ledger later. At that size the ledger must have that root.",
        answerIs: "{} is {}")

    static let spanish = SheetWords(
        page: .spanish,
        training: "TRAINING: caso ficticio", sample: "MUESTRA", reprint: "COPIA", firstPrinted: "Impreso antes el",
        name: "Para", caseNumber: "Número de caso", program: "Programa", received: "Recibida el",
        printed: "Impreso el", rulesAsOf: "Reglas vigentes al", office: "Oficina", helpLine: "Línea de ayuda",
        website: "Sitio web",
        standsAt: "Estado",
        form: "Formulario", forms: "Formularios", rule: "Regla", rules: "Reglas", asOf: "{}, desde el {}",
        reviewPast: "Pregúntenos antes de confiar en esto. La regla debía revisarse el {}.",
        neverReviewed: "Pregúntenos antes de confiar en esto. Nadie ha confirmado la regla todavía.",
        next: "Qué sigue", appeal: "Si no está de acuerdo", questions: "¿Preguntas? Llámenos.",
        rights: "Sus derechos",
        officeOnly: "SOLO PARA USO DE LA OFICINA (FOR OFFICE USE ONLY)",
        officeBlanks: ["Sello con fecha (date stamp)", "Iniciales (initials)"],
        signing: "Firma", signingMeans: "Su firma dice que recibió esta hoja. No dice que esté de acuerdo.",
        signature: "Su firma", representative: "Representante, con poder notarial", date: "Fecha",
        edition: "edición",
        yourAnswers: "Sus respuestas", notAnswered: "Sin respuesta", doNotKnow: "Usted todavía no lo sabe",
        notShown: "No se muestra aquí", yes: "Sí", no: "No", entries: "{} renglones",
        dependsOn: "Depende de: {}.",
        inLanguage: "(en {})",
        languageNames: [
            "en": "inglés", "es": "español", "fr": "francés", "hmn": "hmong", "ht": "criollo haitiano", "ko": "coreano",
            "nv": "navajo", "pt": "portugués", "ru": "ruso", "so": "somalí", "tl": "tagalo", "vi": "vietnamita",
            "zh": "chino",
        ],
        builtInNames: [
            "today": "Hoy", "state": "Estado del caso", "opened": "Día en que se registró el caso",
            "received": "Día en que se recibió la solicitud", "constituent.language": "Su idioma",
            "constituent.state": "El estado donde vive", "constituent.city": "La ciudad donde vive",
            "constituent.postal_code": "Su código postal", "constituent.born": "Su fecha de nacimiento",
            "constituent.is_organisation": "Usted solicita como organización",
        ],
        heldInLedger: "{} eventos, raíz {}", ledger: "En el registro",
        ledgerMeans: "La oficina puede comparar esta hoja con su registro más tarde. Con ese tamaño, el registro debe tener esa raíz.",
        answerIs: "{} es {}")
}
