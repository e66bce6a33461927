import CaseOperations
import Casework
public import TextCanvas

extension FormScreen {
    public func availability(of command: Command, _ context: ScreenContext) -> Availability? {
        switch command {
        case .save: isSaving ? .refused("Saving\u{2026}") : .go
        case .back, .quit: isSaving ? .refused("Saving\u{2026} One moment.") : .go
        case .startAfresh: kept.isEmpty && changedTyped.isEmpty ? .refused("Nothing has been typed yet.") : .go
        case .openSame:
            !isNewConstituent ? nil : resembling.isEmpty ? .refused("Nobody in the register resembles them so far.") : .go
        case .addRow: rowsEntry == nil ? .refused("Stand in a table first.") : .go
        case .removeRow:
            switch focus {
            case .row, .cell: .go
            default: .refused("Stand on a row first.")
            }
        default: nil
        }
    }

    public mutating func perform(_ command: Command, _ context: ScreenContext) -> [Step] {
        switch command {
        case .save: return save(context)
        case .back, .quit: return leave(context)
        case .startAfresh: return startAfresh(context) + look(context)
        case .openSame: return openResembling(context)
        case .addRow:
            if let entry = rowsEntry { addRow(to: entry) }
            return keep(context)
        case .removeRow: return removeRow() ? keep(context) : []
        default: return []
        }
    }

    public mutating func handle(_ input: TerminalInput, _ context: ScreenContext) -> [Step]? {
        if isSaving, case .resize = input {} else if isSaving { return [.say("Saving\u{2026}", .plain)] }
        switch input {
        case .key(let key): return hear(key, context).map { $0 + look(context) }
        case .paste(let text):
            paste(text)
            return look(context)
        case .mouse(_, let row, let kind): return point(row: row, kind, context)
        case .resize: return nil
        }
    }

    private mutating func hear(_ key: KeyPress, _ context: ScreenContext) -> [Step]? {
        switch key {
        case .tab, .down: return move(by: 1, context)
        case .backTab, .up: return move(by: -1, context)
        case .pageDown: return move(by: 8, context)
        case .pageUp: return move(by: -8, context)
        case .enter: return enter(context)
        case .escape where openRow != nil:
            if let place = openRow {
                openRow = nil
                stand(on: .row(place.entry, place.row))
            }
            return keep(context)
        default: return type(key, context)
        }
    }

    private mutating func move(by step: Int, _ context: ScreenContext) -> [Step] {
        move(by: step)
        return keep(context)
    }

    private mutating func enter(_ context: ScreenContext) -> [Step] {
        switch focus {
        case .save: return save(context)
        case .row(let entry, let row): openRow(row, of: entry)
        case .addRow(let entry): addRow(to: entry)
        case .field, .cell:
            if let field = focusedField, field.kind == .choice { return [.show(.menu(choiceMenu(field)))] }
            move(by: 1)
        }
        return keep(context)
    }

    /// A key for the field under the cursor.
    private mutating func type(_ key: KeyPress, _ context: ScreenContext) -> [Step]? {
        guard let field = focusedField else {
            // On a row, the line under a table, or Save: letters mean nothing, and the keys of commands pass.
            if case .character(let character) = key { return "?:".contains(character) ? nil : [] }
            return nil
        }
        switch field.kind {
        case .choice: return choose(field, key, context)
        case .yesNo: return answer(key, context)
        default: return edit(field, key)
        }
    }

    private mutating func edit(_ field: Field, _ key: KeyPress) -> [Step]? {
        // Ctrl-D removes the row while the cursor is in one.
        if rowsEntry != nil, key == .control("d") { return nil }
        defer { isFresh = false }
        if isFresh, case .character = key, [.date, .integer, .money].contains(field.kind) {
            focusedTyped = ""
            cellInput.setText("")
        }
        switch focus {
        case .field(let index):
            let before = entries[index].input.text
            guard entries[index].input.handle(key) else { return nil }
            if entries[index].input.text != before { entries[index].problem = nil }
            if entries[index].input.isEmpty { showsProtected = true }
        case .cell:
            guard cellInput.handle(key) else { return nil }
            if cellInput.text != focusedTyped { focusedTyped = cellInput.text }
        default: return nil
        }
        return []
    }

    private mutating func paste(_ text: String) {
        guard let field = focusedField, field.kind != .choice, field.kind != .yesNo else { return }
        switch focus {
        case .field(let index):
            entries[index].input.insert(text)
            entries[index].problem = nil
        case .cell:
            cellInput.insert(text)
            focusedTyped = cellInput.text
        default: break
        }
    }

    // MARK: Choices

    private mutating func choose(_ field: Field, _ key: KeyPress, _ context: ScreenContext) -> [Step]? {
        let ids = field.choices.map(\.id)
        let index = ids.firstIndex(of: focusedTyped)
        switch key {
        case .right where !ids.isEmpty: focusedTyped = ids[index.map { ($0 + 1) % ids.count } ?? 0]
        case .left where !ids.isEmpty: focusedTyped = ids[index.map { ($0 + ids.count - 1) % ids.count } ?? ids.count - 1]
        case .backspace, .delete: focusedTyped = ""
        case .character(" "): return [.show(.menu(choiceMenu(field)))]
        case .character("?"), .character(":"): return nil
        case .character(let letter):
            // The next choice that begins with the letter, round and round.
            let start = index.map { $0 + 1 } ?? 0
            let order = field.choices.indices.map { (start + $0) % field.choices.count }
            let wanted = String(letter).lowercased()
            guard let found = order.first(where: { field.choices[$0].title.plain.lowercased().hasPrefix(wanted) }) else { return [] }
            focusedTyped = ids[found]
        default: return nil
        }
        return keep(context)
    }

    private func choiceMenu(_ field: Field) -> MenuOverlay {
        let selected = field.choices.firstIndex { $0.id == focusedTyped } ?? 0
        return MenuOverlay(
            title: field.label.plain,
            choices: field.choices.map { .init(Menu.Item($0.title.plain), [.answerPrompt(tag: Self.choiceTag + $0.id)]) }, filtering: true,
            selection: selected)
    }

    private static var choiceTag: String { "choice:" }

    public mutating func answered(prompt tag: String, text: String, _ context: ScreenContext) -> [Step] {
        if let steps = settle(tag: tag, context) { return steps }
        guard tag.hasPrefix(Self.choiceTag), focusedField?.kind == .choice else { return [] }
        focusedTyped = String(tag.dropFirst(Self.choiceTag.count))
        move(by: 1)
        return keep(context)
    }

    private mutating func answer(_ key: KeyPress, _ context: ScreenContext) -> [Step]? {
        switch key {
        case .character("y"), .character("Y"): focusedTyped = "yes"
        case .character("n"), .character("N"): focusedTyped = "no"
        case .character(" "), .left, .right: focusedTyped = focusedTyped == "yes" ? "no" : "yes"
        case .backspace, .delete: focusedTyped = ""
        case .character("?"), .character(":"): return nil
        case .character: return []
        default: return nil
        }
        return keep(context)
    }

    // MARK: Mouse

    private mutating func point(row: Int, _ kind: MouseKind, _ context: ScreenContext) -> [Step] {
        switch kind {
        case .wheelUp: move(by: -3)
        case .wheelDown: move(by: 3)
        case .press:
            let rect = Rect(column: 0, row: 1, columns: context.size.columns, rows: max(0, context.size.rows - 3))
            guard let stop = stop(atRow: row, in: rect, context) else { return [] }
            if stop == focus { return enter(context) }
            stand(on: stop)
        }
        return keep(context)
    }

    // MARK: Drafts

    /// Keeps what was typed so far, if it is not kept already.
    mutating func keep(_ context: ScreenContext) -> [Step] {
        guard let draft = unsaved(context) else { return [] }
        if draft.typed == kept { return [] }
        kept = draft.typed
        return [.run(.saveForm(draft))]
    }

    private mutating func leave(_ context: ScreenContext) -> [Step] {
        guard let draft = unsaved(context) else {
            // What was kept earlier has been taken back by hand since.
            return (kept.isEmpty ? [] : [.run(.discardForm(purpose.key))]) + [.pop]
        }
        let steps = keep(context)
        return steps + [.pop, .say("Kept half filled in: \(context.namesHidden ? heading : draft.title). Open it again to go on.", .plain)]
    }

    private mutating func startAfresh(_ context: ScreenContext) -> [Step] {
        openRow = nil
        for index in entries.indices { entries[index].setTyped(entries[index].base) }
        waitingTyped = [:]
        kept = [:]
        notice = nil
        stand(on: stops.first ?? .save)
        return [.run(.discardForm(purpose.key)), .say("Begun afresh; what was typed is thrown away.", .plain)]
    }
}
