/// The words of a checklist's sheet alone, in one language. `{}` stands for what is put in.
struct ChecklistWords: Sendable {
    let toBring, notReceived, alreadyHere, nothingMissing: String
    let due, dueFromTo, wasDue, doItNow, noDueDate, hereSince: String
    /// Where the day cannot be worked out yet: the rule in words.
    let dueAfterReceipt, ifReceivedToday, dueYearAfter, dueBefore, dueFromToBefore, dueAfter, dueUnknown, dueFailed: String
    let mayApply: String
    let sendTo, cost, bond, free, costUnknown, costFailed, nothingCosts: String
    let costsHeading, feesInAll, bondsInAll, moreToCome: String
    let doesNotApplyHeading, doesNotApply: String

    static func words(for language: String) -> ChecklistWords {
        LanguageTag.primary(of: language) == "es" ? spanish : english
    }

    static let english = ChecklistWords(
        toBring: "What we still need from you", notReceived: "What we did not receive", alreadyHere: "What we already have",
        nothingMissing: "Nothing. You have given us everything on this list.",
        due: "Due {}", dueFromTo: "From {} to {}", wasDue: "Was due {}.", doItNow: "Please do this soon.",
        noDueDate: "No set date.", hereSince: "Received {}",
        dueAfterReceipt: "Due {} after we receive your application", ifReceivedToday: "If we receive it today: {}.",
        dueYearAfter: "Due by {} of the year after this date: {}",
        dueBefore: "Due {} before this date: {}", dueFromToBefore: "From {} to {} before this date: {}",
        dueAfter: "Due {} after this date: {}",
        dueUnknown: "The due date is not known yet.", dueFailed: "No due date follows from your answers. Ask us.",
        mayApply: "This may apply to you.",
        sendTo: "Send to", cost: "Cost", bond: "Bond (not a fee)", free: "Free", costUnknown: "Not known yet.",
        costFailed: "Ask us. It does not follow from your answers.",
        nothingCosts: "Nothing here costs anything.",
        costsHeading: "What it costs", feesInAll: "Fees in all", bondsInAll: "Bonds (not fees)",
        moreToCome: "What is not known yet comes on top.",
        doesNotApplyHeading: "What does not apply to you", doesNotApply: "Does not apply: {}")

    static let spanish = ChecklistWords(
        toBring: "Lo que todavía nos falta", notReceived: "Lo que no recibimos", alreadyHere: "Lo que ya tenemos",
        nothingMissing: "Nada. Usted ya nos dio todo lo que está en esta lista.",
        due: "Fecha límite: {}", dueFromTo: "Desde el {} hasta el {}", wasDue: "Venció el {}.", doItNow: "Hágalo pronto.",
        noDueDate: "Sin fecha fija.", hereSince: "Recibido el {}",
        dueAfterReceipt: "Fecha límite: {} después de que recibamos su solicitud",
        ifReceivedToday: "Si la recibimos hoy: {}.",
        dueYearAfter: "Fecha límite: {} del año siguiente a esta fecha: {}",
        dueBefore: "Fecha límite: {} antes de esta fecha: {}", dueFromToBefore: "Desde {} hasta {} antes de esta fecha: {}",
        dueAfter: "Fecha límite: {} después de esta fecha: {}",
        dueUnknown: "La fecha límite todavía no se sabe.",
        dueFailed: "De sus respuestas no resulta una fecha límite. Pregúntenos.",
        mayApply: "Esto puede corresponderle.",
        sendTo: "Enviar a", cost: "Costo", bond: "Fianza (no es un pago)", free: "Gratis",
        costUnknown: "Todavía no se sabe.",
        costFailed: "Pregúntenos. No resulta de sus respuestas.",
        nothingCosts: "Nada de esto tiene costo.",
        costsHeading: "Cuánto cuesta", feesInAll: "Pagos en total", bondsInAll: "Fianzas (no son pagos)",
        moreToCome: "Falta sumar lo que todavía no se sabe.",
        doesNotApplyHeading: "Lo que no le corresponde", doesNotApply: "No corresponde: {}")
}
