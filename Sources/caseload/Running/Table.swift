import TextCanvas

/// Lines in columns, as wide as what stands in them.
struct Table {
    private let titles: [String]
    private var rows: [[String]] = []

    init(_ titles: [String]) { self.titles = titles }

    mutating func row(_ cells: String...) { rows.append(cells) }

    /// - Parameter columns: the width of the window; nil leaves every line whole.
    func lines(columns: Int?) -> [String] {
        let all = [titles] + rows
        let widths = titles.indices.map { index in all.map { $0[index].displayWidth }.max() ?? 0 }
        return all.map { row in
            var text = ""
            for (index, cell) in row.enumerated() {
                let isLast = index == row.count - 1
                text += isLast ? cell : cell.padded(to: widths[index]) + "  "
            }
            while text.last == " " { text.removeLast() }
            return columns.map { text.truncated(to: $0) } ?? text
        }
    }
}

extension Output {
    func table(_ table: Table) {
        for text in table.lines(columns: columns) { line(text) }
    }
}
