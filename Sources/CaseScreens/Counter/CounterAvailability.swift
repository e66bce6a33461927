import CaseOperations
import Casework
import TextCanvas

extension Counter {
    /// Whether a command can be done now; what no screen minds is done by the counter.
    func availability(of command: Command, _ office: CounterContext) -> Availability {
        let context = context(office)
        if let answer = top.state.availability(of: command, context) { return answer }
        switch command {
        case .help, .palette, .find, .visit, .hideNames, .back, .quit, .goDesk, .goFind, .goQueue, .goForms, .goPrintLater,
            .theme, .refresh, .newConstituent, .takeNext, .goDuplicates:
            return .go
        case .goInterview, .interview:
            return office.agency.interview == nil ? .refused(Wording(agency: office.agency).sentence(.noInterview)) : .go
        case .goChecklists:
            return office.agency.checklists.contains { !$0.questions.isEmpty }
                ? .go : .refused("No checklist of this office is made from answers: print one from a case, or have the pack ask questions.")
        case .goWorkflow:
            return office.agency.caseTypes.isEmpty
                ? .refused("This office's pack has no case types, so there is no workflow to show.") : .go
        case .goPublish: return Wording(agency: office.agency).availability(ofDesigning: context.actor)
        case .otherFolder, .rehearse, .publish:
            return .refused("This is about a new pack: name its folder with \(office.keys.keys(for: .goPublish).label).")
        case .boxAbove, .boxBelow, .boxLeft, .boxRight, .nextBox, .boxBefore, .firstBox, .lastBox:
            return .refused("This is for the picture of a workflow: see one with \(office.keys.keys(for: .goWorkflow).label).")
        case .dontKnow, .takeBack:
            return .refused("This is for an interview: begin one with \(office.keys.keys(for: .goInterview).label).")
        case .open, .mark, .assign: return .refused("This is for lists: go to the desk with \(office.keys.keys(for: .goDesk).label).")
        case .newCase, .editConstituent, .relate, .filter, .sameAs, .separate:
            return .refused("This is about a person: find one first with \(office.keys.keys(for: .find).label).")
        case .move, .tick, .tickWithEvidence, .showAll, .editForm, .note, .contact, .print, .undo, .rehome, .showConstituent, .dueBecause,
            .showWorkflow:
            return .refused("This is about a case: open one first.")
        case .merge, .notTheSame, .openFirst, .openSecond, .nextPair, .undoMerge:
            return .refused("This is for two who may be the same: find them with \(office.keys.keys(for: .goDuplicates).label).")
        case .save, .addRow, .removeRow, .startAfresh, .openSame: return .refused("This is for forms, and none is open.")
        case .printElsewhere, .sheetLanguage, .otherSheet, .plainSheet:
            return .refused("This is for a sheet: open a case and press \(office.keys.keys(for: .print).label).")
        }
    }
}
