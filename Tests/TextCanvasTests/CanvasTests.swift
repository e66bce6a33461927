import Testing
import TextCanvas

@Suite struct CanvasTests {
    @Test func textGoesWhereItIsPut() {
        var canvas = Canvas(columns: 12, rows: 2)
        let used = canvas.put("Ortega", column: 2, row: 1, role: .strong)
        #expect(used == 6)
        #expect(canvas.lines == ["", "  Ortega"])
        #expect(canvas.roleLines == ["", "  SSSSSS"])
        #expect(canvas[2, 1].scalar == "O")
        #expect(canvas[99, 99] == .blank(.text))
    }

    @Test func textIsClippedOnEverySide() {
        var canvas = Canvas(columns: 4, rows: 1)
        canvas.put("abcdefgh", column: -2, row: 0)
        #expect(canvas.lines == ["cdef"])
        canvas.put("never", column: 0, row: 1)
        canvas.put("never", column: 0, row: -1)
        canvas.put("xyz", column: 1, row: 0, width: 2)
        #expect(canvas.lines == ["cxyf"])
    }

    @Test func wideCharactersTakeTwoColumns() {
        var canvas = Canvas(columns: 6, rows: 1)
        #expect(canvas.put("日本", column: 0, row: 0) == 4)
        #expect(canvas.lines == ["日本"])
        #expect(canvas.cells.map(\.width) == [2, 0, 2, 0, 1, 1])
    }

    @Test func aWideCharacterCutInTwoIsBlank() {
        var canvas = Canvas(columns: 3, rows: 1)
        canvas.put("日本", column: 0, row: 0)
        #expect(canvas.lines == ["日"])
        canvas.put("日本", column: -1, row: 0)
        #expect(canvas.cells.map(\.width) == [1, 2, 0])
        canvas.put("日本", column: 0, row: 0, width: 3)
        #expect(canvas.lines == ["日"])
        // Overwriting either half frees the other one.
        canvas.put("x", column: 1, row: 0)
        #expect(canvas.lines == [" x"])
        canvas.put("日", column: 0, row: 0)
        canvas.put("x", column: 0, row: 0)
        #expect(canvas.lines == ["x"])
        // Between two wide ones.
        var other = Canvas(columns: 4, rows: 1)
        other.put("日本", column: 0, row: 0)
        other.put("界", column: 1, row: 0)
        #expect(other.cells.map(\.width) == [1, 2, 0, 1])
    }

    @Test func drawingWithinARegionStaysThere() {
        var canvas = Canvas(columns: 10, rows: 3)
        canvas.within(Rect(column: 2, row: 1, columns: 4, rows: 1)) { canvas in
            #expect(canvas.bounds == Rect(column: 0, row: 0, columns: 4, rows: 1))
            canvas.put("0123456789", column: 0, row: 0)
            canvas.put("no", column: 0, row: 1)
            canvas.within(Rect(column: 1, row: -5, columns: 100, rows: 100)) { canvas in
                canvas.fill(canvas.bounds, with: "*")
            }
            canvas.setCursor(Point(3, 0))
        }
        #expect(canvas.lines == ["", "  0***", ""])
        #expect(canvas.cursor == Point(5, 1))
        canvas.put("x", column: 9, row: 2)
        #expect(canvas.lines[2] == "         x")
    }

    @Test func fillAndRecolourClip() {
        var canvas = Canvas(columns: 3, rows: 2)
        canvas.fill(Rect(column: 1, row: -3, columns: 9, rows: 4), with: "─", role: .border)
        #expect(canvas.lines == [" ──", ""])
        canvas.recolour(Rect(column: 0, row: 0, columns: 2, rows: 9), role: .selected)
        #expect(canvas.roleLines == ["ss-", "ss"])
        canvas.fill(canvas.bounds, with: "日")
        #expect(canvas.lines == ["", ""])
    }

    @Test func anEmptyCanvasTakesAnything() {
        var canvas = Canvas(columns: -1, rows: 0)
        canvas.put("日x", column: 0, row: 0)
        canvas.fill(Rect(column: 0, row: 0, columns: 10, rows: 10), with: "x")
        canvas.frame(Rect(column: 0, row: 0, columns: 10, rows: 10), title: "T")
        canvas.setCursor(Point(3, 3))
        #expect(canvas.cells.isEmpty)
        #expect(canvas.cursor == nil)
    }

    @Test func changesAreRunsOfWholeCharacters() {
        var before = Canvas(columns: 8, rows: 2)
        before.put("a日b", column: 0, row: 0)
        var after = before
        #expect(after.changes(from: before).isEmpty)
        after.put("x", column: 7, row: 1)
        after.put("本", column: 1, row: 0)
        #expect(after.changes(from: before) == [.init(row: 0, columns: 1..<3), .init(row: 1, columns: 7..<8)])
        #expect(after != before)
        #expect(after.changes(from: Canvas(columns: 2, rows: 2)).count == 2)
    }

    @Test func spansFollowEachOther() {
        var canvas = Canvas(columns: 20, rows: 1)
        let used = canvas.put([Span("m", .key), Span(" move", .hint), Span("!", .bad)], column: 1, row: 0, width: 6)
        #expect(used == 6)
        #expect(canvas.lines == [" m move"])
        #expect(canvas.roleLines == [" khhhhh"])
    }

    @Test func framesHaveAsciiStandIns() {
        var canvas = Canvas(columns: 14, rows: 3)
        let inside = canvas.frame(canvas.bounds, title: "Move")
        #expect(inside == Rect(column: 1, row: 1, columns: 12, rows: 1))
        canvas.put("▸ Ñandú … ☑", column: 1, row: 1)
        #expect(canvas.lines == ["┌─ Move ─────┐", "│▸ Ñandú … ☑ │", "└────────────┘"])
        #expect(canvas.asciiFrames().lines == ["+- Move -----+", "|> Ñandú ~ x |", "+------------+"])
        #expect(canvas.asciiFrames().roleLines == canvas.roleLines)
    }

    @Test func everyRoleHasALetterOfItsOwn() {
        #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
    }

    @Test func rectanglesSplitAndNeverTurnNegative() {
        let rect = Rect(column: 1, row: 1, columns: 10, rows: 4)
        #expect(rect.splitTop(1).rest == Rect(column: 1, row: 2, columns: 10, rows: 3))
        #expect(rect.splitBottom(1).bottom == Rect(column: 1, row: 4, columns: 10, rows: 1))
        #expect(rect.splitLeft(99).rest.isEmpty)
        #expect(rect.inset(columns: 9, rows: 9).size == Size(columns: 0, rows: 0))
        #expect(rect.centred(columns: 4, rows: 2) == Rect(column: 4, row: 2, columns: 4, rows: 2))
        #expect(rect.line(9).isEmpty)
    }
}
