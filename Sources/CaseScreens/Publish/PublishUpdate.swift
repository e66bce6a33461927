import CaseOperations
import CaseStorage
import Casework
public import TextCanvas

extension PublishScreen {
    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        switch command {
        case .otherFolder: .go
        case .refresh: folder.isEmpty ? .refused("Name the pack's folder first.") : .go
        case .rehearse: refusal(context).map { .refused($0) } ?? (isWorking ? .refused("It is being rehearsed. Esc stops it.") : .go)
        case .publish: publishRefusal(context).map { .refused($0) } ?? .go
        case .open: openRefusal(context).map { .refused($0) } ?? .go
        case .mark, .assign: .refused("This is for lists of cases; here Enter says where they go on.")
        case .back, .quit: isWorking ? .go : nil
        default: nil
        }
    }

    /// Why nothing can be done with the pack yet.
    private func refusal(_ context: ScreenContext) -> String? {
        switch reading {
        case .nothing, .unreadable: return "Name the folder of a pack first: \(context.keys.keys(for: .otherFolder).label)."
        case .reading: return "Still reading the pack."
        case .read(let pack):
            guard pack.agency == nil else { return nil }
            let errors = pack.proposal.errors
            return
                "The pack has \(errors == 1 ? "an error" : "\(errors) errors"), so it can be neither tried nor published. Mend what stands under Findings; ^L reads it again."
        }
    }

    private func publishRefusal(_ context: ScreenContext) -> String? {
        if let refusal = refusal(context) { return refusal }
        if isPublishing { return "It is being published." }
        guard let preview else { return "Still looking at what becomes of the open cases." }
        if let problem = preview.problems.first {
            let sentence = PlanProblemPhrase(agency: pack?.agency, context: context).sentence(problem)
            // What stands in full above the list is not said again below it.
            let isSaid = PublishLayout(in: context).headings("\u{2717} \(sentence)").isWhole
            if tab == .cases, isSaid { return "It cannot be published yet: what stands at the top has to be settled first." }
            let more = preview.problems.count > 1 ? " (\(preview.problems.count - 1) more.)" : ""
            return sentence + more
        }
        return preview.isInForce && preview.moving == 0 ? "This very pack is in force already." : nil
    }

    private func openRefusal(_ context: ScreenContext) -> String? {
        switch tab {
        case .findings, .changes: return "There is nothing to open here: 3 shows the open cases, 4 the rehearsal."
        case .cases: return row == nil ? "No open case is touched, so there is nothing to say." : nil
        case .rehearsal:
            if isWorking { return "It is still being rehearsed; what would have gone otherwise is listed at the end." }
            guard let report, !report.differences.isEmpty else {
                return "No case is listed here: \(context.keys.keys(for: .rehearse).label) rehearses."
            }
            let readers = ["caseworker", "auditor"]
            return context.actor.roles.isDisjoint(with: readers) ? Wording(agency: context.agency).sentence(.roleRequired(readers)) : nil
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        switch command {
        case .otherFolder: return [Self.prompt(folder)]
        case .refresh: return read(folder)
        case .rehearse:
            guard let pack else { return [] }
            tab = .rehearsal
            trial = .working(done: 0, total: 0)
            return [.run(.rehearsePack(pack, draft?.plan))]
        case .publish: return [.show(.menu(confirmation(context)))]
        case .open: return open(context)
        case .back, .quit:
            trial = .stopped
            return [.run(.stopRehearsal), .say("Stopped.", .plain)]
        default: return []
        }
    }

    private mutating func read(_ folder: String) -> [Step] {
        self.folder = folder
        reading = .reading
        (draft, preview, trial, tab) = (nil, nil, .none, .findings)
        return [.run(.readPack(folder: folder))]
    }

    private func open(_ context: ScreenContext) -> [Step] {
        if tab == .rehearsal {
            let lines = report?.differences ?? []
            return differing.selected.flatMap { lines.indices.contains($0) ? [.push(.caseFile(CaseScreen(lines[$0].id)))] : nil } ?? []
        }
        guard let row, let preview, let agency = pack?.agency, let draft else { return [] }
        return [.show(.menu(PlanMenu(agency: agency, draft: draft, preview: preview, context: context).menu(for: row)))]
    }

    private func confirmation(_ context: ScreenContext) -> MenuOverlay {
        let moving = preview?.moving ?? 0
        let keeping = preview?.keeping ?? 0
        func some(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
        let counts = [
            moving > 0 ? some(moving, "case moves", "cases move") : "no case moves",
            keeping > 0 ? some(keeping, "stays on its version", "stay on their version") : "",
        ].filter { !$0.isEmpty }.joined(separator: ", ")
        return MenuOverlay(
            title: "Put this pack into force?",
            choices: [
                .init(Menu.Item("Not yet", key: "n", detail: "nothing happens"), []),
                .init(Menu.Item("Publish it", key: "y", detail: counts), [.answerPrompt(tag: Self.publishTag)]),
            ])
    }

    static let publishTag = "publish", planTag = "plan:"

    public mutating func answered(prompt tag: String, text: String, _ context: ScreenContext) -> [Step] {
        switch tag {
        case Self.folderTag:
            let words = text.trimmingBlanks
            return words.isEmpty ? [.say("No folder was named, so nothing was read.", .plain)] : read(words)
        case Self.publishTag:
            guard let pack, publishRefusal(context) == nil else { return [] }
            isPublishing = true
            return [.run(.publishPack(pack, draft?.plan)), .say("Publishing\u{2026}", .plain)]
        default:
            guard tag.hasPrefix(Self.planTag), var draft, let pack, let change = PlanChange(tag: String(tag.dropFirst(Self.planTag.count)))
            else { return [] }
            change.apply(to: &draft, agency: pack.agency)
            self.draft = draft
            return loads(context).map { .run($0) }
        }
    }

    // MARK: Keys

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        let layout = PublishLayout(in: context)
        prepare(layout, context)
        switch input {
        case .key(.right): tab = Tab(rawValue: (tab.rawValue + 1) % Tab.allCases.count) ?? tab
        case .key(.left): tab = Tab(rawValue: (tab.rawValue + Tab.allCases.count - 1) % Tab.allCases.count) ?? tab
        case .key(let key):
            var tabs = tabs
            if tabs.handle(key) {
                tab = Tab(rawValue: tabs.selection) ?? tab
                return []
            }
            let isMove =
                switch tab {
                case .findings: findings.handle(key)
                case .changes: changes.handle(key)
                case .cases: cases.handle(key)
                case .rehearsal: differing.handle(key)
                }
            return isMove ? [] : nil
        case .mouse(let column, let row, let kind): return point(Point(column, row), kind, layout)
        case .paste, .resize: return nil
        }
        return []
    }

    private mutating func point(_ at: Point, _ kind: MouseKind, _ layout: PublishLayout) -> [Step] {
        if kind == .press, layout.tabs.contains(at) {
            tab = tabs.index(atColumn: at.column - layout.tabs.column, width: layout.tabs.columns).flatMap { Tab(rawValue: $0) } ?? tab
            return []
        }
        guard layout.body.contains(at) else { return [] }
        switch tab {
        case .findings: findings.handle(mouse: kind)
        case .changes: changes.handle(mouse: kind)
        case .cases:
            let before = cases.selection
            if cases.handle(mouse: kind, row: at.row - layout.list.row), before == cases.selection { return [.command(.open)] }
        case .rehearsal:
            let before = differing.selection
            if differing.handle(mouse: kind, row: at.row - layout.list.row), before == differing.selection { return [.command(.open)] }
        }
        return []
    }
}
