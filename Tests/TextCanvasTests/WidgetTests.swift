import Testing
import TextCanvas

@Suite struct TextFieldTests {
    private func typing(_ names: String, into start: TextField = TextField()) -> TextField {
        var field = start
        for key in KeyPress.sequence(names) ?? [] { _ = field.handle(key) }
        return field
    }

    @Test func typingAndMoving() {
        let field = typing("c a s left left X end space e")
        #expect(field.text == "cXas e")
        #expect(field.cursor == 6)
        #expect(typing("backspace home delete right f", into: TextField("Tom")).text == "of")
    }

    @Test func wordsAndLinesAreDeletedBackwards() {
        #expect(typing("ctrl-w", into: TextField("Marisol Ortega ")).text == "Marisol ")
        #expect(typing("left left ctrl-u", into: TextField("Marisol")).text == "ol")
        #expect(typing("home right ctrl-k", into: TextField("Marisol")).text == "M")
    }

    @Test func editingGoesByGraphemes() {
        var field = TextField("e\u{301}👩‍👧x")
        #expect(field.cursor == 3)
        _ = field.handle(.left)
        _ = field.handle(.backspace)
        #expect(field.text == "e\u{301}x")
        _ = field.handle(.backspace)
        #expect(field.text == "x")
        var accent = TextField("e")
        accent.insert("\u{301}")
        #expect(accent.cursor == 1)
    }

    @Test func otherKeysAreNotTaken() {
        var field = TextField("x")
        for key in [KeyPress.enter, .escape, .up, .down, .tab, .function(3)] { #expect(field.handle(key) == false) }
    }

    @Test func theLimitHolds() {
        var field = TextField(limit: 3)
        field.insert("abcdef")
        #expect(field.text == "abc")
        field.setText("123456")
        #expect(field.text == "123")
    }

    @Test func longTextScrollsAndTheCursorStaysInside() {
        var canvas = Canvas(columns: 10, rows: 1)
        var field = TextField("0123456789abc")
        field.draw(into: &canvas, in: Rect(column: 2, row: 0, columns: 6, rows: 1), focused: true)
        #expect(canvas.lines == ["  89abc"])
        #expect(canvas.cursor == Point(7, 0))
        _ = field.handle(.home)
        field.draw(into: &canvas, in: Rect(column: 2, row: 0, columns: 6, rows: 1), focused: true)
        #expect(canvas.lines == ["  012345"])
        #expect(canvas.cursor == Point(2, 0))
        #expect(canvas.roleLines == ["  ffffff"])
        field.click(column: 3, width: 6)
        #expect(field.cursor == 3)
    }

    @Test func megabytesArePastedAtNoCost() {
        var field = TextField(limit: 10)
        field.insert(String(repeating: "e\u{301}\u{1B}[31m", count: 1_000_000))
        #expect(field.text.count == 10)
        #expect(field.text.unicodeScalars.count < 200)
    }

    @Test func masksAndPlaceholders() {
        var canvas = Canvas(columns: 9, rows: 1)
        TextField("123-45", mask: "•").draw(into: &canvas, in: canvas.bounds, focused: false)
        #expect(canvas.lines == ["••••••"])
        TextField(placeholder: "name").draw(into: &canvas, in: canvas.bounds, focused: false)
        #expect(canvas.lines == ["name"])
        #expect(canvas.roleLines == ["mmmmiiiii"])
    }
}

@Suite struct ListTests {
    @Test func movingStaysInside() {
        var list = ListState(count: 5)
        _ = list.handle(.up)
        #expect(list.selection == 0)
        for _ in 0..<9 { _ = list.handle(.character("j")) }
        #expect(list.selection == 4)
        _ = list.handle(.home)
        #expect(list.selection == 0)
        #expect(list.handle(.enter) == false)
        #expect(list.handle(.character(" ")) == false)
        list.setCount(0)
        #expect(list.selected == nil)
        #expect(list.chosen.isEmpty)
    }

    @Test func marksAreWhatActionsAreAbout() {
        var list = ListState(count: 4, marking: true)
        _ = list.handle(.character(" "))
        _ = list.handle(.down)
        _ = list.handle(.character(" "))
        #expect(list.chosen == [0, 2])
        list.setCount(2)
        #expect(list.chosen == [0])
        list.clearMarks()
        #expect(list.chosen == [1])
    }

    @Test func theWindowFollowsTheSelection() {
        var list = ListState(count: 100)
        list.setHeight(11)
        _ = list.handle(.pageDown)
        #expect(list.selection == 10)
        #expect(list.window(height: 10) == 1..<11)
        _ = list.handle(.up)
        #expect(list.window(height: 10) == 1..<11)
        _ = list.handle(.end)
        #expect(list.window(height: 10) == 90..<100)
        for height in 0...12 {
            let window = list.window(height: height)
            #expect(window.count == height)
            if height > 0 { #expect(window.contains(list.selection)) }
        }
    }

    @Test func theMouseSelectsWhatIsDrawn() {
        var list = ListState(count: 100)
        list.setHeight(5)
        _ = list.handle(mouse: .wheelDown, row: 0)
        #expect(list.selection == 3)
        #expect(list.handle(mouse: .press, row: 1) == true)
        #expect(list.selection == 1)
        #expect(list.handle(mouse: .press, row: 4) == false, "the last line counts the rows below")
        #expect(list.handle(mouse: .press, row: -1) == false)
    }

    @Test func drawing() {
        var list = ListState(count: 5, selection: 1, marking: true)
        _ = list.handle(.character(" "))
        var canvas = Canvas(columns: 16, rows: 4)
        list.setHeight(4)
        list.draw(into: &canvas, in: canvas.bounds, focused: true) { index, _ in [Span("row \(index)")] }
        #expect(canvas.lines == ["    row 0", "  ✓ row 1", "▸   row 2", "    2 more ↓"])
        #expect(canvas.roleLines[2] == "ffffffffffffffff")
        #expect(canvas.cursor == Point(0, 2))
    }
}

@Suite struct OtherWidgetTests {
    @Test func tabsShrinkToNumbers() {
        var tabs = Tabs(["Summary", "Form", "Checklist"])
        #expect(tabs.handle(.character("3")) == true)
        #expect(tabs.handle(.character("4")) == false)
        #expect(tabs.handle(.tab) == true)
        #expect(tabs.selection == 0)
        #expect(tabs.handle(.backTab) == true)
        #expect(tabs.selection == 2)
        var canvas = Canvas(columns: 40, rows: 1)
        tabs.draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.lines == ["1 Summary  2 Form  3 Checklist"])
        #expect(tabs.index(atColumn: 12, width: 40) == 1)
        #expect(tabs.index(atColumn: 10, width: 40) == nil)
        canvas = Canvas(columns: 20, rows: 1)
        tabs.draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.lines == ["1  2  3 Checklist"])
    }

    @Test func hintsDropTheLeastImportant() {
        let bar = HintBar([.init("/", "find", priority: 5), .init("z", "hide names"), .init("?", "keys", priority: 9)])
        #expect(bar.fitting(width: 40).map(\.key) == ["/", "z", "?"])
        #expect(bar.fitting(width: 16).map(\.key) == ["/", "?"])
        #expect(bar.fitting(width: 6).map(\.key) == ["?"])
        #expect(bar.fitting(width: 0).isEmpty)
        var canvas = Canvas(columns: 16, rows: 1)
        bar.draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.lines == ["/ find  ? keys"])
        #expect(canvas.roleLines == ["khhhhh  khhhhh"])
    }

    @Test func menusFilterAsOneTypes() {
        let items = [
            Menu.Item("Approve", key: "a", detail: "supervisor only", isEnabled: false),
            Menu.Item("Ask for evidence", key: "e"),
            Menu.Item("Give more time", key: "t"),
        ]
        var plain = Menu(title: "Move", items: items)
        #expect(plain.index(forKey: .character("t")) == 2)
        #expect(plain.handle(.character("t")) == false)
        #expect(plain.handle(.down) == true)
        #expect(plain.selection == 1)
        var palette = Menu(title: "Do", items: items, filtering: true)
        for key in KeyPress.sequence("T i M") ?? [] { #expect(palette.handle(key) == true) }
        #expect(palette.visible == [2])
        #expect(palette.selectedItem?.title == "Give more time")
        #expect(palette.handle(.enter) == false)
        palette.paste("zzz")
        #expect(palette.selection == nil)
        var canvas = Canvas(columns: 40, rows: 15)
        palette.draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.text.contains("Nothing here fits."))
        #expect(canvas.cursor != nil)
    }

    @Test func menusFitOnASmallScreen() {
        let items = (1...40).map {
            Menu.Item(
                "Choice number \($0) with a long title that goes on", key: "\($0)", detail: "because of a long reason")
        }
        var menu = Menu(title: "Many", items: items)
        _ = menu.handle(.end)
        var canvas = Canvas(columns: 40, rows: 15)
        menu.draw(into: &canvas, in: canvas.bounds)
        #expect(canvas.lines.first?.hasPrefix("┌─ Many ") == true)
        #expect(canvas.lines.last?.hasSuffix("┘") == true)
        #expect(canvas.text.contains("Choice number 40"))
        #expect(menu.handle(mouse: .press, column: 5, row: 3, in: canvas.bounds) == true)
        for size in [(1, 1), (3, 2), (0, 0), (5, 40)] {
            var tiny = Canvas(columns: size.0, rows: size.1)
            menu.draw(into: &tiny, in: tiny.bounds)
        }
    }

    @Test func dialogsKeepTheirContentWhenSpaceIsShort() {
        let dialog = Dialog(
            title: "Reason", message: String(repeating: "why ", count: 80), contentRows: 2,
            hints: HintBar([.init("⏎", "go on")]))
        var canvas = Canvas(columns: 40, rows: 8)
        let content = dialog.draw(into: &canvas, in: canvas.bounds)
        #expect(content.rows == 2)
        #expect(content.columns == 36)
        #expect(canvas.lines[6].contains("⏎ go on"))
        var large = Canvas(columns: 80, rows: 24)
        Dialog(title: "Done", message: "Ortega: reminder set.").draw(into: &large, in: large.bounds)
        #expect(large.lines[11].contains("Ortega: reminder set."))
    }

    @Test func scrollingText() {
        var text = ScrollText((1...20).map { [Span("line \($0)")] })
        text.setHeight(5)
        _ = text.handle(.pageDown)
        var canvas = Canvas(columns: 24, rows: 5)
        text.draw(into: &canvas, in: canvas.bounds, focused: true)
        #expect(canvas.lines == ["line 4", "line 5", "line 6", "line 7", "3 more ↑  13 more ↓"])
        _ = text.handle(.end)
        _ = text.handle(.down)
        #expect(text.top == 16)
        #expect(ScrollText("one two", width: 4).lines.count == 2)
    }
}
