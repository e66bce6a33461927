import Casework

/// The words of the sheet about programs alone, in one language. `{}` stands for what is put in.
struct ProgramWords: Sendable {
    let fits, cannotTell, doesNotFit: String
    let fitsHeading, cannotTellHeading, doesNotFitHeading: String
    let result, rulesSince, lastDay, pays, bring, would, warning: String
    let holds, fails, unknown: String
    /// The day, the source and since when, and what it was worked out from.
    let lastDayBecause, lastDayFrom: String
    let lastDayUnknown, lastDayFailed, officeRules, and: String
    let inTime, tooLate, tooLateToday: String
    /// For facts of which days the rules are.
    let coversFrom, coversTo, coversFromTo, coversNone, covers: String
    let whichRules, cannotBeToldFrom, youDoNotKnow: String
    let contradiction, noPrograms: String
    let meaning: String
    /// One answer that would have to be another: what it would have to be, and what it is.
    let wouldBe, wouldBeKnown, wouldBeInstead, nothingWould, wouldNotFound: String

    static func words(for language: String) -> ProgramWords {
        LanguageTag.primary(of: language) == "es" ? spanish : english
    }

    func verdict(_ verdict: Verdict) -> String {
        switch verdict {
        case .fits: fits
        case .cannotTell: cannotTell
        case .doesNotFit: doesNotFit
        }
    }

    func heading(_ verdict: Verdict) -> String {
        switch verdict {
        case .fits: fitsHeading
        case .cannotTell: cannotTellHeading
        case .doesNotFit: doesNotFitHeading
        }
    }

    static let english = ProgramWords(
        fits: "Fits", cannotTell: "Cannot tell yet", doesNotFit: "Does not fit",
        fitsHeading: "Programs that fit", cannotTellHeading: "Programs we cannot tell about yet",
        doesNotFitHeading: "Programs that do not fit",
        result: "Result", rulesSince: "Rules as of", lastDay: "Last day to file", pays: "What it pays", bring: "What to bring",
        would: "What would change it",
        warning: "Take care",
        holds: "Holds", fails: "Does not hold", unknown: "Not known yet",
        lastDayBecause: "{}, because {} as of {}", lastDayFrom: "{}; {}",
        lastDayUnknown: "Not known yet.", lastDayFailed: "No last day follows from your answers. Ask us.",
        officeRules: "the rules of this program", and: " and ",
        inTime: "There is still time to file.", tooLate: "The last day to file has passed: {}.",
        tooLateToday: "We cannot tell yet whether there is still time to file.",
        coversFrom: "These rules are for days from {} on", coversTo: "These rules are for days up to {}",
        coversFromTo: "These rules are for days from {} to {}", coversNone: "This program has no rules for that day yet.",
        covers: "{}. {}.",
        whichRules: "Which rules apply is not known yet.",
        cannotBeToldFrom: "It does not follow from your answers. Ask us.", youDoNotKnow: "You said that you do not know this: {}.",
        contradiction: "Some of your answers do not agree with each other. Please correct them with us.",
        noPrograms: "None.",
        meaning: "This is what your answers come to today. It is not a decision. The office decides when you apply.",
        wouldBe: "{}: {}.", wouldBeKnown: "{}: {}. You said that you do not know.", wouldBeInstead: "{}: {} instead of {}.",
        nothingWould: "No other answers make this program fit.", wouldNotFound: "We could not work it out. Ask us.")

    static let spanish = ProgramWords(
        fits: "Le corresponde", cannotTell: "Todavía no se sabe", doesNotFit: "No le corresponde",
        fitsHeading: "Programas que le corresponden", cannotTellHeading: "Programas de los que todavía no se sabe",
        doesNotFitHeading: "Programas que no le corresponden",
        result: "Resultado", rulesSince: "Reglas vigentes desde", lastDay: "Último día para solicitar", pays: "Qué paga",
        bring: "Qué traer", would: "Qué lo cambiaría",
        warning: "Cuidado",
        holds: "Se cumple", fails: "No se cumple", unknown: "Todavía no se sabe",
        lastDayBecause: "{}, porque así lo fija {}, vigente desde el {}", lastDayFrom: "{}; {}",
        lastDayUnknown: "Todavía no se sabe.", lastDayFailed: "De sus respuestas no resulta un último día. Pregúntenos.",
        officeRules: "las reglas de este programa", and: " y ",
        inTime: "Todavía hay tiempo para solicitar.", tooLate: "El último día para solicitar ya pasó: {}.",
        tooLateToday: "Todavía no podemos decir si hay tiempo para solicitar.",
        coversFrom: "Estas reglas son para días desde el {}", coversTo: "Estas reglas son para días hasta el {}",
        coversFromTo: "Estas reglas son para días desde el {} hasta el {}",
        coversNone: "Este programa todavía no tiene reglas para ese día.",
        covers: "{}. {}.",
        whichRules: "Todavía no se sabe qué reglas se aplican.",
        cannotBeToldFrom: "No resulta de sus respuestas. Pregúntenos.", youDoNotKnow: "Usted dijo que no sabe esto: {}.",
        contradiction: "Algunas de sus respuestas no concuerdan entre sí. Corríjalas con nosotros.",
        noPrograms: "Ninguno.",
        meaning: "Esto es lo que resulta hoy de sus respuestas. No es una decisión. La oficina decide cuando usted solicita.",
        wouldBe: "{}: {}.", wouldBeKnown: "{}: {}. Usted dijo que no lo sabe.", wouldBeInstead: "{}: {} en vez de {}.",
        nothingWould: "Ninguna otra respuesta haría que este programa le corresponda.",
        wouldNotFound: "No pudimos calcularlo. Pregúntenos.")
}
