import CaseOperations
import Casework
import TextCanvas

/// Half-filled forms, to take one up again.
enum FormsMenu {
    /// Between what a form is and whom it is about, in a draft's title.
    static let separator = " for "

    /// Whom a draft is about; empty where it is about nobody by name.
    static func name(of draft: FormDraft) -> String {
        let isNameless = draft.key.hasPrefix(TemplateScreen.keyPrefix) || draft.key.hasPrefix("\(InterviewScreen.keyPrefix)-:")
        return isNameless ? "" : name(in: draft.title)
    }

    static func name(in title: String) -> String {
        guard let start = title.ranges(of: separator).last else { return "" }
        return String(title[start.upperBound...])
    }

    /// What a draft was kept of; nil where it names nothing that is known here.
    private static func screen(of draft: FormDraft, _ context: ScreenContext) -> Screen? {
        InterviewScreen(draft: draft, context).map { .interview($0) } ?? TemplateScreen(draft: draft, context).map { .template($0) }
            ?? FormScreen(draft: draft, context).map { .form($0) }
    }

    static func menu(_ drafts: [FormDraft], _ context: ScreenContext) -> MenuOverlay {
        let choices = drafts.compactMap { draft -> MenuOverlay.Choice? in
            guard let screen = screen(of: draft, context) else { return nil }
            let at = Moment(utcMilliseconds: draft.savedAt, offsetMinutes: context.now.offsetMinutes)
            let when = at.date == context.today ? at.localTime : DateWording.short(at.date)
            let name = name(of: draft)
            let title = name.isEmpty ? draft.title : String(draft.title.dropLast(name.count)) + context.name(name)
            return MenuOverlay.Choice(Menu.Item(title, detail: "left at \(when)"), [.push(screen)])
        }
        return MenuOverlay(
            title: "Half-filled forms", choices: choices, filtering: choices.count > 9,
            emptyText: "None. A form you leave with Esc is kept here.")
    }
}
