/// The columns of a table: how wide each one is on a screen of a given width, and rows laid out by that.
public struct Columns: Sendable, Hashable {
    public struct Column: Sendable, Hashable {
        /// The head; empty for a column without one.
        public let title: String
        /// Never narrower than this, unless it is the only one left.
        public let minimum: Int
        /// Never wider; what is left over is shared among the columns without a maximum.
        public let maximum: Int?
        public let alignment: Alignment
        /// Where the screen is too narrow for all, the one with the lowest rank is left out first.
        public let rank: Int

        public init(_ title: String, minimum: Int, maximum: Int? = nil, alignment: Alignment = .left, rank: Int = 10) {
            self.title = title
            self.minimum = max(1, minimum)
            self.maximum = maximum.map { max($0, max(1, minimum)) }
            self.alignment = alignment
            self.rank = rank
        }
    }

    public let columns: [Column]
    /// Blanks between two columns.
    public let gap: Int

    public init(_ columns: [Column], gap: Int = 2) {
        self.columns = columns
        self.gap = max(0, gap)
    }

    /// The width of each column; 0 for one that is left out.
    public func widths(for total: Int) -> [Int] {
        var kept = Array(columns.indices)
        while kept.count > 1, minimum(of: kept) > total {
            guard let least = kept.min(by: { (columns[$0].rank, -$0) < (columns[$1].rank, -$1) }) else { break }
            kept.removeAll { $0 == least }
        }
        var widths = Array(repeating: 0, count: columns.count)
        for index in kept { widths[index] = min(columns[index].minimum, max(0, total)) }
        var spare = total - minimum(of: kept)
        // One cell at a time to each that still may grow: no column gets all of it, and none passes its maximum.
        while spare > 0 {
            let growing = kept.filter { widths[$0] < columns[$0].maximum ?? Int.max }
            let bounded = growing.filter { columns[$0].maximum != nil }
            let turn = bounded.isEmpty ? growing : bounded
            if turn.isEmpty { break }
            for index in turn where spare > 0 {
                widths[index] += 1
                spare -= 1
            }
        }
        return widths
    }

    /// The heads in their columns.
    public func header(width: Int, role: Role = .heading) -> [Span] {
        row(columns.map { Span($0.title, role) }, width: width)
    }

    /// A row: each cell truncated or filled up to its column. Missing cells are blank.
    public func row(_ cells: [Span], width: Int) -> [Span] {
        let widths = widths(for: width)
        var spans: [Span] = []
        for index in columns.indices where widths[index] > 0 {
            if !spans.isEmpty { spans.append(Span(String(repeating: " ", count: gap))) }
            let cell = index < cells.count ? cells[index] : Span("")
            spans.append(Span(cell.text.padded(to: widths[index], columns[index].alignment), cell.role))
        }
        return spans
    }

    private func minimum(of kept: [Int]) -> Int {
        kept.reduce(0) { $0 + columns[$1].minimum } + gap * max(0, kept.count - 1)
    }
}
