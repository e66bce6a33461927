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
        case .constituent(let view): follow(view)
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

    private mutating func follow(_ view: ConstituentView) {
        name = view.details.sortName
        guard case .constituent(let id) = purpose, view.constituent.id == id, !isSaving else { return }
        seen = view.constituent.version
        let fresh = FormFields.constituent(view.details)
        if entries.isEmpty {
            fill(fresh)
        } else {
            for (index, entry) in fresh.enumerated() where index < entries.count {
                if !entries[index].isChanged { entries[index].setTyped(entry.typed) }
                entries[index].base = entry.typed
            }
        }
        details = view.details
    }
}
