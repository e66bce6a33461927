/// Text broken into lines that fit a width.
struct SetText {
    var lines: [SetLine]

    var height: Double { lines.reduce(0) { $0 + $1.height } }
    var width: Double { lines.reduce(0) { max($0, $1.width) } }
}

/// One line, ready to be drawn; lengths in points.
struct SetLine {
    /// Ends in a space where a word follows on the next line, so that whoever hears or copies the page gets words apart.
    var text: String
    /// Byte ranges of ``text`` that are bold beyond the style.
    var boldRanges: [Range<Int>]
    var style: TextStyle
    var isRightToLeft: Bool
    /// Of what is seen.
    var width: Double
    /// What the line was broken to: its edge on the right is where lines of a right-to-left script begin.
    var available: Double
    var height: Double
    /// From the line's top.
    var baseline: Double
}
