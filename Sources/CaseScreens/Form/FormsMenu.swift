import CaseOperations
import Casework
import TextCanvas

/// Half-filled forms, to take one up again.
enum FormsMenu {
    /// Between what a form is and whom it is about, in a draft's title.
    static let separator = " for "

    static func name(in title: String) -> String {
        guard let start = title.ranges(of: separator).last else { return "" }
        return String(title[start.upperBound...])
    }

    static func menu(_ drafts: [FormDraft], _ context: ScreenContext) -> MenuOverlay {
        let choices = drafts.compactMap { draft -> MenuOverlay.Choice? in
            guard let form = FormScreen(draft: draft, context) else { return nil }
            let at = Moment(utcMilliseconds: draft.savedAt, offsetMinutes: context.now.offsetMinutes)
            let when = at.date == context.today ? at.localTime : DateWording.short(at.date)
            let name = name(in: draft.title)
            let title = name.isEmpty ? draft.title : String(draft.title.dropLast(name.count)) + context.name(name)
            return MenuOverlay.Choice(Menu.Item(title, detail: "left at \(when)"), [.push(.form(form))])
        }
        return MenuOverlay(
            title: "Half-filled forms", choices: choices, filtering: choices.count > 9,
            emptyText: "None. A form you leave with Esc is kept here.")
    }
}
