import CaseOperations
import Casework

/// The fields of each kind of form. Those that are not the pack's have names beginning with `@`, which no pack gives.
enum FormFields {
    static let received = "@received", mine = "@mine", reason = "@reason", due = "@due", cases = "@cases"
    static let channel = "@channel", remark = "@remark", callbackOn = "@callback-on", callbackAt = "@callback-at"

    /// Fields of a constituent that say who it is; blocks stand in them while names are hidden.
    static let names: Set<String> = ["given", "family", "organisation", "phones", "street", "external"]

    private static func field(
        _ id: String, _ label: String, _ kind: Field.Kind = .text, help: String? = nil, length: Int? = nil, choices: [Field.Choice] = []
    ) -> Field {
        Field(
            id: id, label: LocalizedText(label), help: help.map { LocalizedText($0) }, kind: kind, maximumLength: length, choices: choices)
    }

    /// - Parameter way: what it requires has to be filled in as well; nil where a case comes in by the only one.
    static func opening(_ type: CaseType, by way: String?, today: CivilDate) -> [FormEntry] {
        let ways = type.workflow.waysIn
        let required = (ways.count == 1 ? ways.first : ways.first { $0.id == way })?.requires ?? []
        return [
            FormEntry(
                field(received, "Received on", .date, help: "The day the office got it. Today is noted as the day it was entered."),
                value: .text(today.description), isRequired: true),
            FormEntry(field(mine, "I keep the case", .yesNo, help: "No leaves it in its queue."), value: .yesNo(true)),
        ] + type.fields.map { FormEntry($0, isRequired: $0.isRequiredToOpen || required.contains($0.id)) }
    }

    static func editing(_ view: CaseView) -> [FormEntry] {
        view.type.fields.map { FormEntry($0, value: view.record.values[$0.id]) }
    }

    /// What a transition asks for and nobody has filled in yet, its reason, and a new date where it sets one.
    static func moving(_ view: CaseView, by id: String) -> [FormEntry] {
        guard let option = view.transitions.first(where: { $0.transition.id == id }) else { return [] }
        var entries = option.asksFor.compactMap { view.type.field($0) }.map { FormEntry($0, isRequired: true) }
        if option.transition.requiresReason {
            entries.append(
                FormEntry(
                    field(reason, "Reason", help: "It stands in the history and on letters.", length: Agency.maximumNoteLength),
                    isRequired: true))
        }
        if option.transition.restartsDue {
            entries.append(FormEntry(field(due, "New due date", .date, help: "Left empty, the usual time begins anew.")))
        }
        return entries
    }

    static func constituent(_ details: ConstituentDetails) -> [FormEntry] {
        func entry(_ id: String, _ label: String, _ value: String?, _ kind: Field.Kind = .text, help: String? = nil) -> FormEntry {
            FormEntry(field(id, label, kind, help: help, length: 200), value: value.map { .text($0) })
        }
        return [
            entry("given", "Given name", details.givenName), entry("family", "Family name", details.familyName),
            entry(
                "organisation", "Or business", details.organisation, help: "For a business or household, instead of given and family name."),
            entry("born", "Born", details.birthDate?.description, .date),
            entry("phones", "Telephone", details.phones?.joined(separator: ", "), help: "Several are separated by commas."),
            entry("street", "Street", details.street), entry("city", "City", details.city), entry("state", "State", details.state),
            entry("postal", "Postal code", details.postalCode),
            entry("language", "Language", details.language, help: "As a code: en, es, vi. The person is spoken to and written to in it."),
            entry("external", "Other register", details.externalID, help: "What another register calls this person."),
        ]
    }

    static func contact() -> [FormEntry] {
        let channels: [(ContactChannel, String)] = [(.call, "Call"), (.visit, "Visit"), (.letter, "Letter"), (.email, "E-mail")]
        return [
            FormEntry(
                field(channel, "How", .choice, choices: channels.map { Field.Choice(id: $0.0.rawValue, title: LocalizedText($0.1)) }),
                value: .text(ContactChannel.call.rawValue), isRequired: true),
            FormEntry(field(remark, "Remark", length: Agency.maximumNoteLength)),
            FormEntry(field(callbackOn, "Call back on", .date, help: "It stands on the desk under TODAY when the day comes.")),
            FormEntry(field(callbackAt, "At", help: "A time such as 14:30, or nothing for any time.", length: 5)),
        ]
    }
}
