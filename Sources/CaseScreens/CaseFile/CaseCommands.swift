import CaseOperations
import Casework
import TextCanvas

extension CaseScreen {
    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        switch command {
        case .move, .tick, .tickWithEvidence, .showAll, .editForm, .note, .contact, .print, .undo, .rehome, .showConstituent, .open,
            .assign, .dueBecause, .showWorkflow:
            guard let view else { return .refused("Still reading the case.") }
            if let refusal = refusal(of: command, view, context) { return .refused(refusal) }
            return .go
        case .mark: return .refused("Only lists can be marked. Space ticks an item of the checklist.")
        default: return nil
        }
    }

    /// The sentence that says why a command cannot be done now: the decision itself is asked, and its answer thrown away.
    private func refusal(of command: Command, _ view: CaseView, _ context: ScreenContext) -> String? {
        func trying(_ command: CaseCommand) -> String? {
            do throws(Refusal) {
                _ = try context.agency.decide(command, on: view.file, actor: context.actor, now: context.now)
                return nil
            } catch { return wording(context).sentence(error, caseType: view.type) }
        }
        switch command {
        case .move, .showConstituent, .dueBecause, .showWorkflow: return nil
        case .open: return target(context) == nil ? "There is nothing to open here." : nil
        case .showAll:
            return view.wantedItems.count < view.items.count ? nil : "Every item of the checklist applies, as far as anybody can tell."
        case .tick, .tickWithEvidence:
            guard case .item(let item) = target(context), let tick = view.items.first(where: { $0.item.id == item }) else {
                return view.items.isEmpty ? "This kind of case has no checklist." : "Stand on an item of the checklist first: 3 shows it."
            }
            if command == .tickWithEvidence, tick.isDone {
                return "It is ticked already: \(context.keys.keys(for: .tick).label) takes that back."
            }
            return trying(.tick(item: item, done: !tick.isDone))
        case .undo: return trying(.withdraw)
        case .assign: return view.record.owner.flatMap { _ in trying(.assign(to: nil)) } ?? trying(.note("-"))
        case .print: return view.type.checklists.isEmpty ? wording(context).sentence(.noChecklist) : nil
        default: return trying(.note("-"))
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        guard let view else { return [] }
        switch command {
        case .move: return [.show(.menu(MoveMenu.menu(for: view, wording(context))))]
        case .tick:
            guard case .item(let id) = target(context), let item = view.items.first(where: { $0.item.id == id }) else { return [] }
            return change(.tick(item: id, done: !item.isDone), item.isDone ? "Taking the tick back\u{2026}" : "Ticking\u{2026}")
        case .tickWithEvidence:
            guard case .item(let id) = target(context), let item = view.items.first(where: { $0.item.id == id }) else { return [] }
            return [
                .show(
                    .prompt(
                        PromptOverlay(
                            title: "What was brought or seen?", message: item.item.text.plain, tag: Prompt.evidence + id)))
            ]
        case .showAll:
            showsAll.toggle()
            if tab != .checklist { tab = .checklist }
            stand(at: places[tab.rawValue], context)
            return []
        case .editForm:
            if tab == .form, case .field(let field) = target(context) { return [.push(.form(FormScreen(editing: view, at: field)))] }
            return [.push(.form(FormScreen(editing: view)))]
        case .note:
            return [
                .show(
                    .prompt(
                        PromptOverlay(title: "Note", message: "It stands in the history of the case, with your name.", tag: Prompt.note)))
            ]
        case .contact:
            return [.push(.form(FormScreen(contactWith: view.record.constituent, cases: [id], name: view.constituent.sortName)))]
        case .assign:
            if !staff.isEmpty { return [.show(.menu(AssignMenu.menu(for: [id], staff: staff, context)))] }
            isAssigning = true
            return [.run(.loadStaff)]
        case .print: return [.push(.sheet(SheetScreen(view, context)))]
        case .undo: return undo(view)
        case .rehome:
            return [
                .show(
                    .prompt(
                        PromptOverlay(
                            title: "Whose case is it?",
                            message: "Type part of a name, a telephone number or a birth date of the right constituent.",
                            tag: Prompt.rehomeTo)))
            ]
        case .showConstituent: return [.push(.constituent(ConstituentScreen(view.record.constituent)))]
        case .showWorkflow: return [.push(.workflow(WorkflowScreen(of: view.record, view.type, context)))]
        case .dueBecause:
            return [.show(dueNotice(view, nil, context)), .run(.showWorkflow(.type(view.record.type)))]
        case .open: return target(context).map { open($0, view, context) } ?? []
        default: return []
        }
    }

    /// Withdrawing the opening says that the whole case was an error, so it is asked about first.
    private mutating func undo(_ view: CaseView) -> [Step] {
        let own = view.history.filter { !$0.isContact && !$0.isWithdrawn && $0.kind != StepWithdrawn.kind }
        guard own.last?.kind == CaseOpened.kind else { return change(.withdraw, "Withdrawing your last step\u{2026}") }
        return [
            .show(
                .menu(
                    MenuOverlay(
                        title: "Was the whole case an error?",
                        choices: [
                            .init(Menu.Item("No, leave it", key: "n"), []),
                            .init(
                                Menu.Item("Yes, withdraw it", key: "y", detail: "it stays in the history as entered in error"),
                                [.run(.change(id, .withdraw, seen: view.record.version, form: nil))]),
                        ])))
        ]
    }

    private mutating func open(_ target: CaseTarget, _ view: CaseView, _ context: ScreenContext) -> [Step] {
        switch target {
        case .step(let id):
            guard let option = view.transitions.first(where: { $0.transition.id == id }) else { return [] }
            if let refusal = option.refusals.first { return [.say(wording(context).sentence(refusal, caseType: view.type), .refusal)] }
            return MoveMenu.steps(for: option, of: view)
        case .moreItems:
            tab = .checklist
            return []
        case .notApplying:
            showsAll = true
            return []
        case .allSteps: return [.show(.menu(MoveMenu.menu(for: view, wording(context))))]
        case .allHistory:
            tab = .history
            return []
        case .field(let field):
            if let refusal = refusal(of: .editForm, view, context) { return [.say(refusal, .refusal)] }
            return [.push(.form(FormScreen(editing: view, at: field)))]
        case .item, .entry:
            let title = if case .item = target { "To do" } else { "What happened" }
            return [
                .show(
                    .notice(title: title, ScrollText(detail(of: target, view, width: min(70, max(20, context.size.columns - 6)), context))))
            ]
        }
    }
}
