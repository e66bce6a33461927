import CaseOperations
import Casework
import TextCanvas

extension FormScreen {
    public mutating func receive(_ answer: Answer, _ context: ScreenContext) -> [Step] {
        switch answer {
        case .caseDone(let view, let what):
            guard isSaving else { return [] }
            if case .opening = purpose { return [.replace(.caseFile(CaseScreen(view.record.id))), .say(what, .done)] }
            return [.pop, .say(what, .done)]
        case .constituentDone(let id, let what):
            guard isSaving else { return [] }
            if let follows { return follows.steps(instead: id, name: enteredName(context), context) + [.say(what, .done)] }
            if case .newConstituent = purpose {
                return [
                    .replace(.constituent(ConstituentScreen(id))), .say(context.namesHidden ? "They are in the register." : what, .done),
                ]
            }
            return [.pop, .say(what, .done)]
        case .conflict(let sentence):
            isSaving = false
            notice = Notice(text: "\(sentence) ^S saves again on top of it.", role: .warning)
            return loads(context).map { .run($0) } + [.say("Not saved: somebody else changed it. What you typed is kept.", .failure)]
        case .failed: isSaving = false
        case .resembling(let details, let found) where details == typedDetails(context):
            lookedFor = details
            resembling = found
        case .alreadyHere(let found) where isSaving:
            isSaving = false
            resembling = found
            return [.say("Not saved yet: look first.", .refusal), .show(.menu(warning(context)))]
        case .caseView(let view) where view.record.id == purpose.caseID: return follow(view)
        case .constituent(let view): follow(view, context)
        case .forms(let drafts) where !hasLookedForDraft:
            hasLookedForDraft = true
            if let draft = drafts.first(where: { $0.key == purpose.key }) { takeUp(draft) }
        default: break
        }
        return []
    }

    /// The case as it is now: what somebody else changed meanwhile is said, what was typed here stays.
    private mutating func follow(_ view: CaseView) -> [Step] {
        if isSaving { return [] }
        let before = seen
        take(view)
        guard let before, before != view.record.version, let last = view.history.last else { return [] }
        notice = Notice(
            text: "\(last.actorName) has been here meanwhile: \(last.action). What you typed is kept; ^S saves it on top.", role: .warning)
        return []
    }

    /// The person as they are now. Whoever was merged meanwhile is somebody else's record, so that is said.
    private mutating func follow(_ view: ConstituentView, _ context: ScreenContext) {
        guard case .constituent(let id) = purpose else {
            name = view.details.sortName
            return
        }
        guard !isSaving, view.versions[id] != nil || view.constituent.id == id else { return }
        let (before, known) = (standsFor ?? id, seenRecords)
        let former = context.name(view.aliases.first { $0.id == id }?.name ?? name)
        name = view.details.sortName
        take(view)
        if before != view.constituent.id {
            notice = Notice(
                text: view.constituent.id == id
                    ? "This is a person of their own again: they were separated meanwhile. What you typed is kept; ^S changes them."
                    : "\(former) was merged into \(context.name(name)) meanwhile. What you typed is kept; ^S changes \(context.name(name)).",
                role: .warning)
        } else if !known.isEmpty, Set(known.keys) != Set(view.versions.keys) {
            let what = view.versions.count > known.count ? "Another record was merged into" : "A record was separated from"
            notice = Notice(text: "\(what) this person meanwhile. What you typed is kept; ^S saves it on top.", role: .warning)
        }
    }
}
