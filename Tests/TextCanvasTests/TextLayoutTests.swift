import Testing
import TextCanvas

@Suite struct TextLayoutTests {
    @Test func truncatingTellsThatSomethingIsMissing() {
        #expect("Marisol".truncated(to: 7) == "Marisol")
        #expect("Marisol".truncated(to: 4) == "Mar…")
        #expect("Tom Begay".truncated(to: 5) == "Tom…")
        #expect("日本語".truncated(to: 4) == "日…")
        #expect("日本語".truncated(to: 1) == "…")
        #expect("abc".truncated(to: 0) == "")
    }

    @Test func paddingGivesExactlyTheWidth() {
        #expect("12".padded(to: 5, .right) == "   12")
        #expect("ab".padded(to: 5, .centre) == " ab  ")
        for width in 0...8 { #expect("日本語x".padded(to: width).displayWidth == width) }
    }

    @Test func wordsWrap() {
        #expect("ask for the vet statement".wrapped(to: 10) == ["ask for", "the vet", "statement"])
        #expect("a\n\nb".wrapped(to: 10) == ["a", "", "b"])
        #expect("abcdefghij xy".wrapped(to: 4) == ["abcd", "efgh", "ij", "xy"])
        #expect("".wrapped(to: 4) == [""])
        #expect("日本語".wrapped(to: 4) == ["日本", "語"])
        #expect("x".wrapped(to: 0).isEmpty)
    }

    @Test func columnsShareTheWidth() {
        let columns = Columns([
            .init("DUE", minimum: 6, maximum: 10, rank: 9),
            .init("WHO", minimum: 6),
            .init("NOTE", minimum: 8, rank: 1),
        ])
        #expect(columns.widths(for: 24) == [6, 6, 8])
        #expect(columns.widths(for: 40) == [10, 12, 14])
        #expect(columns.widths(for: 20) == [10, 8, 0])
        #expect(columns.widths(for: 3) == [0, 3, 0])
        let row = columns.row([Span("today", .warning), Span("Begay, Tom")], width: 20)
        #expect(row.map(\.text).joined() == "today       Begay,… ")
        #expect(row[0].role == .warning)
    }
}
