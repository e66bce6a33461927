import CaseOperations
import CaseStorage
import Casework
import TextCanvas

extension Counter {
    /// Does a command, or says why not.
    mutating func perform(_ command: Command, _ office: CounterContext) -> [Request] {
        if case .refused(let why) = availability(of: command, office) {
            message = Message(text: why, tone: .refusal)
            return []
        }
        let context = context(office)
        if top.state.availability(of: command, context) != nil {
            return take(changeTop { $0.perform(command, context) }, office)
        }
        switch command {
        case .help: overlays.append(.notice(title: "Keys", ScrollText(helpLines(office))))
        case .palette: overlays.append(.menu(palette(office)))
        case .find, .goFind: return take([.push(.find(FindScreen()))], office)
        case .visit: return take(visitSteps(office), office)
        case .hideNames: namesHidden.toggle()
        case .back: return layers.count > 1 ? take([.pop], office) : []
        case .quit: return layers.count > 1 ? take([.pop], office) : take([.quit], office)
        case .goDesk: return take([.popToDesk], office)
        case .theme:
            menuWanted = .themes
            return ask([.listThemes], for: layers[layers.count - 1].id)
        case .refresh: return loadTop(office) + ask([.loadVisits], for: layers[0].id)
        case .takeNext: return take([.run(.takeNext(queue: nil))], office)
        case .goForms:
            menuWanted = .forms
            return ask([.loadForms], for: layers[layers.count - 1].id)
        case .goPrintLater: return take([.push(.printLater(PrintLaterScreen()))], office)
        case .goDuplicates: return take([.push(.duplicates(DuplicatesScreen()))], office)
        case .goQueue: overlays.append(.menu(queueMenu(office)))
        case .newConstituent: return take([.push(.form(newConstituent(context)))], office)
        case .goInterview, .interview: return take(interviewSteps(context), office)
        case .goChecklists: overlays.append(.menu(TemplateMenu.menu(context)))
        case .goPublish: return take(publishSteps, office)
        case .goWorkflow: overlays.append(.menu(WorkflowMenu.menu(context)))
        default: break
        }
        return []
    }

    /// Somebody looked for and not found: what was typed is what a new person's form begins with, and whatever they were
    /// looked for comes after it.
    private func newConstituent(_ context: ScreenContext) -> FormScreen {
        guard case .find(let find) = top else { return FormScreen(newConstituent: "", today: context.today) }
        var form = FormScreen(newConstituent: find.field.text, today: context.today)
        if case .apply(let opening) = find.purpose { form.follows = opening }
        return form
    }

    /// An interview of whom the screen is about, else of whoever is served now, else of somebody without a name.
    private func interviewSteps(_ context: ScreenContext) -> [Step] {
        let subject = top.state.subject ?? visits.current?.constituent
        let name = subject.flatMap { id in visits.current?.constituent == id ? visits.current?.name : nil } ?? ""
        guard let screen = InterviewScreen(for: subject, name: name, context) else { return [] }
        // One without a name that is on its way is the one that is meant.
        let begun = layers.last { if case .interview(let begun) = $0.screen { begun.constituent == nil } else { false } }
        return [.push(subject == nil ? begun?.screen ?? .interview(screen) : .interview(screen))]
    }

    /// A pack that is looked at already is the one that is meant.
    private var publishSteps: [Step] {
        if case .publish = top { return [.command(.otherFolder)] }
        return [.push(.publish(PublishScreen())), PublishScreen.prompt()]
    }

    private func queueMenu(_ office: CounterContext) -> MenuOverlay {
        MenuOverlay(
            title: "Queue",
            choices: office.agency.queues.enumerated().map { index, queue in
                .init(
                    Menu.Item(queue.title.plain, key: index < 9 ? String(index + 1) : ""),
                    [.push(.queue(QueueScreen(queue: queue.id, title: queue.title.plain)))])
            })
    }

    /// Menus that need something read first.
    mutating func showMenu(for answer: Answer, _ office: CounterContext) {
        switch (menuWanted, answer) {
        case (.forms, .forms(let drafts)): overlays.append(.menu(FormsMenu.menu(drafts, context(office))))
        case (.themes, .themes(let names, let current)):
            overlays.append(
                .menu(
                    MenuOverlay(
                        title: "Theme",
                        choices: names.map { .init(Menu.Item($0, detail: $0 == current ? "now" : ""), [.run(.chooseTheme($0))]) },
                        filtering: true, selection: names.firstIndex(of: current) ?? 0, tries: true)))
        default: return
        }
        menuWanted = nil
    }

    /// Every command that this screen knows, then the rest, each with its key; what is refused says why.
    private func palette(_ office: CounterContext) -> MenuOverlay {
        let choices = Command.allCases.filter { $0 != .palette }.map { command in
            let keys = office.keys.keys(for: command).label
            switch availability(of: command, office) {
            case .go: return MenuOverlay.Choice(Menu.Item(command.title, key: keys, detail: command.summary), [.command(command)])
            case .refused(let why):
                return MenuOverlay.Choice(Menu.Item(command.title, key: keys, detail: why, isEnabled: false), [], refusal: why)
            }
        }
        let sorted = choices.filter { $0.refusal == nil } + choices.filter { $0.refusal != nil }
        return MenuOverlay(title: "Do", choices: sorted, filtering: true)
    }

    /// Columns before the summaries in help.
    private static let helpIndent = 25

    private func helpLines(_ office: CounterContext) -> [[Span]] {
        var lines: [[Span]] = []
        let context = context(office)
        for group in top.state.groups + [.everywhere, .goTo] {
            if group == .everywhere { lines += signLines(width: min(size.columns, 78) - 4) }
            // Of a group that a screen shares in part, only what it takes.
            let commands = Command.allCases.filter { command in
                let isShared = group == .everywhere || group == .goTo || command == .newConstituent || command == .takeNext
                return command.group == group && (isShared || top.state.availability(of: command, context) != nil)
            }
            if commands.isEmpty { continue }
            if !lines.isEmpty { lines.append([]) }
            lines.append([Span(group.rawValue, .heading)])
            for command in commands {
                let room = min(size.columns, 78) - 4 - Self.helpIndent
                let isNarrow = room < 30
                let said = (isNarrow ? command.title : command.summary).wrapped(to: max(10, isNarrow ? room + 18 : room))
                for (index, line) in said.enumerated() {
                    let every = office.keys.allKeys(for: command).map(\.label).joined(separator: " ")
                    let shown = group.showsEveryKey ? every : office.keys.keys(for: command).label
                    let key = index == 0 ? shown : ""
                    let title = index == 0 && !isNarrow ? command.title : ""
                    lines.append([
                        Span(key.padded(to: 7), .key), Span(isNarrow ? "" : title.padded(to: 18)), Span(line, isNarrow ? .text : .muted),
                    ])
                }
            }
        }
        return lines
    }

    /// What the signs on the screen mean: short ones in the column of the keys, longer ones before what they mean.
    private func signLines(width: Int) -> [[Span]] {
        let signs = top.state.signs
        if signs.isEmpty { return [] }
        let indent = 7
        var lines: [[Span]] = [[], [Span("What the signs mean", .heading)]]
        for sign in signs {
            let isShort = sign.sign.displayWidth < indent
            let said = (isShort ? sign.meaning : "\(sign.sign): \(sign.meaning)").wrapped(to: max(10, width - indent))
            for (index, line) in said.enumerated() {
                lines.append([Span((isShort && index == 0 ? sign.sign : "").padded(to: indent), .key), Span(line)])
            }
        }
        return lines
    }

    /// `v`: starts, holds, resumes, ends. With nobody served it serves whoever the screen is about, or asks who is here.
    private func visitSteps(_ office: CounterContext) -> [Step] {
        if let current = visits.current {
            let context = context(office)
            return [
                .show(
                    .menu(
                        MenuOverlay(
                            title: "Visit: \(context.name(current.name))",
                            choices: [
                                .init(
                                    Menu.Item("End the visit", key: "v", detail: "what was done becomes one contact"),
                                    [.run(.endVisit(note: nil))]),
                                .init(
                                    Menu.Item("End with a remark", key: "e"),
                                    [
                                        .show(
                                            .prompt(
                                                PromptOverlay(
                                                    title: "End the visit", message: "A remark for the record.", tag: Self.endVisitTag)))
                                    ]),
                                .init(Menu.Item("Hold, somebody else is here", key: "h"), [.run(.holdVisit)]),
                            ] + heldChoices(context))))
            ]
        }
        if let subject = top.state.subject { return [.run(.startVisit(subject))] }
        if visits.held.isEmpty { return [.push(.find(FindScreen(.visit)))] }
        return [
            .show(
                .menu(
                    MenuOverlay(
                        title: "Visit",
                        choices: heldChoices(context(office)) + [
                            .init(Menu.Item("Somebody new", key: "n"), [.push(.find(FindScreen(.visit)))])
                        ])))
        ]
    }

    private func heldChoices(_ context: ScreenContext) -> [MenuOverlay.Choice] {
        visits.held.enumerated().map { index, visit in
            .init(
                Menu.Item(
                    "Take up \(context.name(visit.name)) again", key: String(index + 1),
                    detail: "held \(max(0, (context.now.utcMilliseconds - (visit.heldSince ?? 0)) / 60_000)) min"),
                [.run(.resumeVisit(index))])
        }
    }
}
