import CaseOperations
import Casework
import TextCanvas

extension CaseScreen {
    /// What the tab shows, line by line. Its targets do not depend on the width.
    func lines(width: Int, _ context: ScreenContext) -> [TabLine] {
        guard let view else { return [] }
        return switch tab {
        case .summary: summaryLines(view, width: width, context)
        case .form: formLines(view, width: width, context)
        case .checklist: checklistLines(view, width: width, context)
        case .history: historyLines(view.history, of: view, width: width, empty: "Nothing has happened yet.", context)
        case .contacts:
            historyLines(
                view.contacts, of: view, width: width,
                empty:
                    "No call, visit or letter yet. Press \(context.keys.keys(for: .contact).label) to record one, or \(context.keys.keys(for: .visit).label) to start a visit.",
                context)
        }
    }

    // MARK: Summary

    private func summaryLines(_ view: CaseView, width: Int, _ context: ScreenContext) -> [TabLine] {
        var lines: [TabLine] = []
        let open = view.wantedItems.filter { !$0.isDone }
        let done = view.wantedItems.count - open.count
        if view.items.isEmpty {
            lines.append(.heading("CHECKLIST", "this kind of case has none"))
        } else {
            lines.append(.heading("CHECKLIST", "\(done) of \(view.wantedItems.count) done"))
            // Short screens leave room for the next steps.
            let limit = context.size.rows < 30 ? 4 : 12
            let shown = open.count <= limit + 1 ? open.count : limit
            lines += open.prefix(shown).map { itemLine($0, width: width, context) }
            let folded = [open.count > shown ? "\(open.count - shown) more open" : "", done > 0 ? "\(done) done" : "", notApplying(view)]
                .filter {
                    !$0.isEmpty
                }
            if !folded.isEmpty { lines.append(TabLine([Span(folded.joined(separator: ", "), .muted)], .moreItems)) }
        }
        lines += [TabLine(), .heading("NEXT STEPS")]
        lines += stepLines(view, width: width)
        lines += [TabLine(), .heading("LAST")]
        lines += view.history.suffix(5).reversed().map { TabLine(entrySpans($0, width: width - 2, context), .entry($0.sequence)) }
        if view.history.count > 5 { lines.append(TabLine([Span("\(view.history.count - 5) more", .muted)], .allHistory)) }
        return lines
    }

    func itemLine(_ item: CaseView.Item, width: Int, _ context: ScreenContext) -> TabLine {
        var note: Span
        let plan = ItemPlanWording(plan: item.plan, fields: view?.type.fields ?? [])
        if !item.isWanted {
            note = Span("does not apply", .muted)
        } else if let tick = item.tick {
            note = Span("done \(DateWording.short(tick.on))\(name(of: tick.by, context).map { " by \($0)" } ?? "")", .muted)
        } else if let due = item.due, let opens = item.plan.opens?.date, opens <= due, opens > context.today {
            // Too early is wrong as well: what can only be done in a window says so.
            note = Span(plan.window(context.today), .muted)
        } else if let due = item.due {
            let isLate = due < context.today
            note = Span(
                isLate ? "was due \(DateWording.short(due))" : "due \(DateWording.due(due, today: context.today))",
                isLate ? .bad : due == context.today ? .warning : .muted)
        } else {
            note = Span(item.plan.due == nil ? "" : plan.window(context.today), .muted)
        }
        if !item.isDone, item.isWanted, let cost = plan.cost { note.text = note.text.isEmpty ? cost : "\(cost)  \(note.text)" }
        let room = width - 2 - 2
        let noteWidth = note.text.isEmpty ? 0 : min(note.text.displayWidth, room / 2)
        note.text = note.text.truncated(to: noteWidth)
        let doubt = item.isDone ? "" : plan.doubt
        let text = (doubt + item.item.text.plain).truncated(to: max(4, room - noteWidth - 2)).padded(to: max(4, room - noteWidth - 2))
        return TabLine(
            [
                Span(item.isDone ? "\u{2611} " : item.isWanted ? "\u{2610} " : "- ", item.isDone ? .good : .strong),
                Span(text, !item.isWanted ? .disabled : item.isDone ? .muted : .text),
                Span("  "),
                note,
            ], .item(item.item.id))
    }

    private func stepLines(_ view: CaseView, width: Int) -> [TabLine] {
        let columns = Columns([
            .init("", minimum: 14, maximum: 22, rank: 10), .init("", minimum: 12, maximum: 21, rank: 8), .init("", minimum: 10, rank: 9),
        ])
        let options = MoveMenu.ordered(view.transitions)
        if options.isEmpty { return [TabLine([Span("This workflow has no steps.", .muted)])] }
        let elsewhere = options.filter { !$0.leavesHere }
        let folded = elsewhere.count > 6 ? [TabLine([Span("\(elsewhere.count) steps from other states", .muted)], .allSteps)] : []
        let shown = folded.isEmpty ? options : options.filter(\.leavesHere)
        return shown.map { line(of: $0, view, columns, width) } + folded
    }

    private func line(of option: TransitionOption, _ view: CaseView, _ columns: Columns, _ width: Int) -> TabLine {
        let refusal = option.refusals.first.map { RefusalPhrase.phrase($0, view.type, items: view.items) }
        let asks = MoveMenu.asks(option)
        return TabLine(
            columns.row(
                [
                    Span(option.transition.title.plain, option.isAllowed ? .strong : .disabled),
                    Span(MoveMenu.destination(of: option, view), option.isAllowed ? .text : .disabled),
                    Span(
                        refusal ?? (asks.isEmpty ? "at once" : asks.prefix(1).lowercased() + asks.dropFirst().dropLast()),
                        refusal == nil ? .muted : .warning),
                ], width: width - 2), .step(option.transition.id))
    }

    // MARK: Form

    private func formLines(_ view: CaseView, width: Int, _ context: ScreenContext) -> [TabLine] {
        if view.type.fields.isEmpty { return [TabLine([Span("This kind of case has no form.", .muted)])] }
        let labelWidth = max(8, min(view.type.fields.map(\.label.plain.displayWidth).max() ?? 10, width * 2 / 5))
        return view.type.fields.flatMap { field -> [TabLine] in
            let value = view.record.values[field.id]
            let label = Span(field.label.plain.truncated(to: labelWidth).padded(to: labelWidth), .muted)
            if field.kind == .rows, case .rows(let rows)? = value, !rows.isEmpty {
                return [TabLine([label, Span("  \(rows.count) \(rows.count == 1 ? "row" : "rows")", .muted)], .field(field.id))]
                    + tableLines(rows, of: field, width: width, context)
            }
            let isBlank = value?.isBlank ?? true
            let text = isBlank ? "not filled in" : ValueWording.text(value, of: field)
            let wrapped = text.wrapped(to: max(8, width - labelWidth - 4))
            return wrapped.enumerated().map { index, piece in
                let lead = index == 0 ? label : Span(String(repeating: " ", count: labelWidth))
                return TabLine([lead, Span("  "), Span(piece, isBlank ? .disabled : .text)], index == 0 ? .field(field.id) : nil)
            }
        }
    }

    private func tableLines(_ rows: [[String: FieldValue]], of field: Field, width: Int, _ context: ScreenContext) -> [TabLine] {
        let columns = FormTable.columns(of: field)
        let typed = FormRows.decoded(FormEntry.typed(.rows(rows), of: field))
        let room = max(10, width - 6)
        let totals = FormRows.totals(typed, of: field, today: context.today)
        var lines = [TabLine([Span("  ")] + columns.header(width: room, role: .muted))]
        lines += typed.map { TabLine([Span("  ")] + columns.row(FormTable.cells($0, of: field, today: context.today), width: room)) }
        if !totals.isEmpty, rows.count > 1 {
            lines.append(TabLine([Span("  ")] + columns.row(FormTable.totalCells(totals, of: field), width: room)))
        }
        return lines
    }

    // MARK: Checklist

    private func checklistLines(_ view: CaseView, width: Int, _ context: ScreenContext) -> [TabLine] {
        if view.items.isEmpty { return [TabLine([Span("This kind of case has no checklist. Its pack would name one.", .muted)])] }
        var lines: [TabLine] = []
        var checklist = ""
        for item in view.items where showsAll || item.isWanted {
            if item.checklist != checklist {
                if !lines.isEmpty { lines.append(TabLine()) }
                checklist = item.checklist
                lines.append(.heading(context.agency.checklist(checklist)?.title.plain ?? checklist))
            }
            lines.append(itemLine(item, width: width, context))
            if !item.isWanted, let why = ItemWording(agency: context.agency, today: context.today).whyNot(item, in: view) {
                lines += why.wrapped(to: max(10, width - 6)).map { TabLine([Span("  \($0)", .muted)]) }
            }
            if let why = item.item.why?.plain, !item.isDone, item.isWanted {
                lines += why.wrapped(to: max(10, width - 6)).map { TabLine([Span("  \($0)", .muted)]) }
            }
        }
        let left = notApplying(view)
        if !left.isEmpty, !showsAll {
            lines += [TabLine(), TabLine([Span("\(left): \(context.keys.keys(for: .showAll).label) shows why", .muted)], .notApplying)]
        }
        return lines
    }

    /// `2 do not apply`; empty where all do.
    private func notApplying(_ view: CaseView) -> String {
        let count = view.items.count - view.wantedItems.count
        return count == 0 ? "" : count == 1 ? "1 does not apply" : "\(count) do not apply"
    }

    /// The name of a member of staff, as short as a list wants it.
    func name(of id: StaffID, _ context: ScreenContext) -> String? {
        id == context.me.id ? "you" : staff.first { $0.id == id }?.login
    }
}

extension CaseView {
    /// Items that somebody has to see to, or has seen to.
    var wantedItems: [Item] { items.filter(\.isWanted) }
}
