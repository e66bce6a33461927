/// A row of numbered tabs: `1 Summary  2 Form  3 Checklist`.
public struct Tabs: Sendable, Hashable {
    public var titles: [String]
    public private(set) var selection: Int

    public init(_ titles: [String], selection: Int = 0) {
        self.titles = titles
        self.selection = max(0, min(selection, titles.count - 1))
    }

    public mutating func select(_ index: Int) {
        selection = max(0, min(index, titles.count - 1))
    }

    /// Digits go to a tab; tab and backtab to the next and the one before, round and round.
    public mutating func handle(_ key: KeyPress) -> Bool {
        guard !titles.isEmpty else { return false }
        switch key {
        case .tab: selection = (selection + 1) % titles.count
        case .backTab: selection = (selection + titles.count - 1) % titles.count
        case .character(let digit):
            guard digit.isASCII, let number = digit.wholeNumberValue, (1...titles.count).contains(number) else {
                return false
            }
            selection = number - 1
        default: return false
        }
        return true
    }

    /// The tab drawn at a column of the row, for the mouse.
    public func index(atColumn column: Int, width: Int) -> Int? {
        layout(width: width).firstIndex { $0.columns.contains(column) }
    }

    /// Draws them on the first row of a rectangle. Where they do not fit, the others shrink to their numbers.
    public func draw(into canvas: inout Canvas, in rect: Rect) {
        canvas.within(rect.line(0)) { canvas in
            for (index, tab) in layout(width: rect.columns).enumerated() {
                let isCurrent = index == selection
                let used = canvas.put(
                    "\(index + 1)", column: tab.columns.lowerBound, row: 0, role: isCurrent ? .selected : .key)
                canvas.put(tab.text, column: tab.columns.lowerBound + used, row: 0, role: isCurrent ? .selected : .hint)
            }
        }
    }

    private func layout(width: Int) -> [(columns: Range<Int>, text: String)] {
        let full = titles.map { " " + $0 }
        let wanted = zip(full.indices, full).reduce(0) { $0 + "\($1.0 + 1)".count + $1.1.displayWidth + 2 } - 2
        var column = 0
        return full.enumerated().map { index, text in
            let shown = wanted <= width || index == selection ? text : ""
            let start = column
            let end = start + "\(index + 1)".count + shown.displayWidth
            column = end + 2
            return (start..<end, shown)
        }
    }
}
