import Testing
import TextCanvas

/// Numbers that look random and are the same in every run.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let mixed = (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ (mixed >> 32)
    }
}

private let pieces = [
    "a", "Ortega", "日本", "e\u{301}", "👩‍👧", "\u{1B}[2J", "कि", " ", "\n", "\u{202E}", "한", "─", "👍🏽", "\u{301}",
]

/// Whatever is pressed, pasted and drawn at whatever size: no trap, and a picture a terminal can show.
@Suite struct StormTests {
    /// Every wide cell has its tail behind it, every tail its head before it, and the cursor is on the canvas.
    private func isWellFormed(_ canvas: Canvas) -> Bool {
        for row in 0..<canvas.size.rows {
            for column in 0..<canvas.size.columns {
                let cell = canvas[column, row]
                if cell.width == 2, column + 1 >= canvas.size.columns || canvas[column + 1, row].width != 0 {
                    return false
                }
                if cell.width == 0, column == 0 || canvas[column - 1, row].width != 2 { return false }
            }
        }
        return canvas.cursor.map { Rect(size: canvas.size).contains($0) } ?? true
    }

    @Test func drawingAnywhereLeavesAPictureThatCanBeShown() {
        var dice = Dice(state: 1)
        var previous = Canvas(columns: 17, rows: 4)
        for round in 0..<800 {
            var canvas = previous
            canvas.within(
                Rect(
                    column: .random(in: -3...17, using: &dice), row: .random(in: -1...4, using: &dice),
                    columns: .random(in: 0...17, using: &dice), rows: .random(in: 0...4, using: &dice))
            ) { canvas in
                let text = (0..<4).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
                canvas.put(
                    text, column: .random(in: -6...17, using: &dice), row: .random(in: -1...4, using: &dice),
                    role: Role.allCases.randomElement(using: &dice) ?? .text,
                    width: Bool.random(using: &dice) ? .random(in: -1...9, using: &dice) : nil)
                canvas.setCursor(Point(.random(in: -9...99, using: &dice), .random(in: -9...99, using: &dice)))
            }
            guard isWellFormed(canvas) else {
                Issue.record("round \(round): \(canvas.lines)")
                return
            }
            // What changed, written over what was, gives what is; and no run begins inside a character.
            var patched = previous.cells
            for change in canvas.changes(from: previous) {
                if canvas[change.columns.lowerBound, change.row].width == 0 {
                    Issue.record("round \(round): run begins in a character")
                }
                for column in change.columns { patched[change.row * 17 + column] = canvas[column, change.row] }
            }
            if patched != canvas.cells { Issue.record("round \(round): changes are incomplete") }
            previous = canvas
        }
    }

    @Test func widgetsTakeAnyKeyAtAnySize() {
        var dice = Dice(state: 2)
        let keys: [KeyPress] =
            KeyTests.keys + "ukwahebfdnpGj/123".map { .character($0) } + "ukwahebfdnp".map { .control($0) }
        let items = (0..<9).map {
            Menu.Item("Choice \($0) 日本", key: "\($0)", detail: $0 % 2 == 0 ? "why not" : "", isEnabled: $0 % 2 == 0)
        }
        var field = TextField(limit: 40)
        var list = ListState(count: 7, marking: true)
        var tabs = Tabs(["Summary", "Form", "日本"])
        var menu = Menu(title: "Move", items: items)
        var palette = Menu(title: "Do", items: items, filtering: true)
        var text = ScrollText("one two three four five six seven eight nine ten", width: 9)
        for round in 0..<400 {
            let key = keys.randomElement(using: &dice) ?? .enter
            let size = Size(columns: .random(in: 0...45, using: &dice), rows: .random(in: 0...16, using: &dice))
            var canvas = Canvas(size)
            let rect = Rect(
                column: .random(in: -2...3, using: &dice), row: .random(in: -2...3, using: &dice),
                columns: .random(in: 0...48, using: &dice), rows: .random(in: 0...18, using: &dice))
            _ = (
                field.handle(key), list.handle(key), tabs.handle(key), menu.handle(key), palette.handle(key),
                text.handle(key)
            )
            let wheel: MouseKind = [.press, .wheelUp, .wheelDown].randomElement(using: &dice) ?? .press
            let (column, row) = (Int.random(in: -3...50, using: &dice), Int.random(in: -3...20, using: &dice))
            _ = list.handle(mouse: wheel, row: row)
            _ = menu.handle(mouse: wheel, column: column, row: row, in: rect)
            text.handle(mouse: wheel)
            field.click(column: column, width: rect.columns)
            if round % 7 == 0 {
                field.insert(pieces.randomElement(using: &dice) ?? "")
                palette.paste(pieces.randomElement(using: &dice) ?? "")
                list.setCount(.random(in: 0...30, using: &dice))
                list.setHeight(rect.rows)
                text.setHeight(rect.rows)
            }
            field.draw(into: &canvas, in: rect, focused: true)
            list.draw(into: &canvas, in: rect, focused: true) { index, width in [Span("\(index) 日本".padded(to: width))]
            }
            tabs.draw(into: &canvas, in: rect)
            text.draw(into: &canvas, in: rect, focused: false)
            menu.draw(into: &canvas, in: rect)
            palette.draw(into: &canvas, in: rect)
            HintBar([.init("日", "x"), .init("?", "keys", priority: 1)]).draw(into: &canvas, in: rect)
            Dialog(title: "Why", message: "a b 日本", contentRows: 2, hints: HintBar([.init("⏎", "go")])).draw(
                into: &canvas, in: rect)
            guard isWellFormed(canvas), field.cursor <= field.text.count, list.selection >= 0 else {
                Issue.record("round \(round): \(key) \(size)")
                return
            }
        }
    }
}
