import RecordMatching
import TextCanvas

/// Text of which parts are marked, since they agree with what was looked for. Marks are a role, which themes draw bold
/// and underlined as well as coloured.
struct MarkedText: Sendable, Equatable {
    private(set) var spans: [Span]

    init(_ text: String, _ role: Role = .text) { spans = text.isEmpty ? [] : [Span(text, role)] }

    /// - Parameters:
    ///   - agreements: what the query agreed with.
    ///   - field: what the text shows.
    init(_ text: String, _ role: Role = .text, marking agreements: [Agreement], of field: Agreement.Field) {
        var spans: [Span] = []
        var end = text.startIndex
        let ranges = Folding.marks(in: text, agreements, of: field)
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound > end {
            let start = max(range.lowerBound, end)
            if end < start { spans.append(Span(String(text[end..<start]), role)) }
            spans.append(Span(String(text[start..<range.upperBound]), .match))
            end = range.upperBound
        }
        if end < text.endIndex { spans.append(Span(String(text[end...]), role)) }
        self.spans = spans
    }

    func appending(_ text: String, _ role: Role) -> MarkedText { appending(MarkedText(text, role)) }

    func appending(_ other: MarkedText) -> MarkedText {
        var whole = self
        whole.spans += other.spans
        return whole
    }

    var width: Int { spans.reduce(0) { $0 + $1.text.displayWidth } }

    /// Cut off, or filled up with blanks, to so many columns.
    func fitted(to columns: Int) -> [Span] {
        var room = columns
        var fitted: [Span] = []
        let isCut = width > columns
        for span in spans where room > 0 {
            let wide = span.text.displayWidth
            // The sign for what is cut off stands after the last part that shows.
            if isCut, wide >= room {
                let cut = wide == room ? "\(span.text) " : span.text
                fitted.append(Span(cut.truncated(to: room), span.role))
                return fitted
            }
            fitted.append(span)
            room -= wide
        }
        if room > 0 { fitted.append(Span(String(repeating: " ", count: room))) }
        return fitted
    }
}

extension Columns {
    /// A row whose cells have marks.
    func row(marked cells: [MarkedText], width: Int) -> [Span] {
        let widths = widths(for: width)
        var spans: [Span] = []
        for (index, wide) in widths.enumerated() where wide > 0 {
            if !spans.isEmpty { spans.append(Span(String(repeating: " ", count: gap))) }
            spans += (index < cells.count ? cells[index] : MarkedText("")).fitted(to: wide)
        }
        return spans
    }
}
