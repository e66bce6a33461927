#if PDF
    import CaseDocuments

    /// Sets a table: columns as wide as their content wants, heads again on each page, thin lines between rows.
    struct TableSetter {
        let setter: BlockSetter
        let table: Table

        private static let padding = 5.0
        /// Rows that widths are measured from; a longer table is alike further down.
        private static let measuredRows = 300
        /// Lines of a column's head.
        private static let mostHeadLines = 5

        func set() {
            let count = max(table.columns.count, table.rows.map(\.count).max() ?? 0)
            guard count > 0 else { return }
            let node = setter.root.add(.table)
            let widths = columnWidths(count)
            let edges = widths.reduce(into: [setter.frame.left]) { $0.append($0[$0.count - 1] + $1) }
            if !table.caption.isEmpty {
                let caption = setter.typesetter.set(table.caption, .caption, width: setter.frame.width)
                flow.add(
                    Piece(
                        strips: setter.strips(caption, x: setter.frame.left, node.add(.caption)) + [setter.space(3)],
                        spaceBefore: max(10, flow.clearance), keepsWithNext: true))
            }
            if !table.columns.isEmpty {
                let space = max(table.caption.isEmpty ? 8 : 0, flow.clearance)
                flow.add(Piece(strips: head(edges, row: node.add(.row)), spaceBefore: space, keepsWithNext: true))
            }
            for (index, cells) in table.rows.enumerated() {
                flow.add(Piece(strips: strips(of: cells, edges, in: node.add(.row))))
                // Heads that come again are for the eye; those who hear the table have them from the first.
                if index == 0, !table.columns.isEmpty { flow.runningHead = Piece(strips: head(edges, row: nil)) }
            }
            flow.runningHead = nil
        }

        private var flow: PageFlow { setter.flow }

        private func head(_ edges: [Double], row: StructureNode?) -> [Piece.Strip] {
            let columns = table.columns.enumerated().map { index, name in
                var text = setter.typesetter.set(name, .cellHead, width: edges[index + 1] - edges[index] - 2 * Self.padding)
                text.lines = Array(text.lines.prefix(Self.mostHeadLines))
                return (text: text, x: edges[index] + Self.padding, node: row?.add(.headerCell, scope: .column))
            }
            let count = columns.map(\.text.lines.count).max() ?? 0
            let height = columns.map(\.text.height).max() ?? 0
            let (left, right) = (setter.frame.left, edges[edges.count - 1])
            guard count > 0 else { return [] }
            return [
                Piece.Strip(height: height + 9) { pen, top in
                    pen.fill(x: left, y: top, width: right - left, height: height + 8, grey: 0.93)
                    pen.line(fromX: left, y: top + height + 8, toX: right, y: top + height + 8, width: 1)
                    for column in columns {
                        var y = top + 4
                        for line in column.text.lines {
                            pen.text(line, x: column.x, top: y, of: column.node)
                            y += line.height
                        }
                    }
                }
            ]
        }

        private func strips(of cells: [Table.Cell], _ edges: [Double], in row: StructureNode) -> [Piece.Strip] {
            let columns = (0..<(edges.count - 1)).map { index in
                let cell = index < cells.count ? cells[index] : Table.Cell("")
                let style: TextStyle = cell.isCode ? .code : index == 0 ? .cellHead : .cell
                let width = edges[index + 1] - edges[index] - 2 * Self.padding
                let lines = cell.lines.flatMap { line -> [SetLine] in
                    var set = setter.typesetter.set(line, style, width: width).lines
                    // Lines of a cell are read one after another, apart.
                    if !set.isEmpty, cell.lines.count > 1, set[set.count - 1].text.last != " " { set[set.count - 1].text += " " }
                    return set
                }
                let node = index == 0 ? row.add(.headerCell, scope: .row) : row.add(.dataCell)
                return (text: SetText(lines: lines), x: edges[index] + Self.padding, node: node)
            }
            let (left, right) = (setter.frame.left, edges[edges.count - 1])
            let inner = setter.sideBySide(columns)
            return [setter.space(4)] + inner
                + [Piece.Strip(height: 4.5) { pen, top in pen.line(fromX: left, y: top + 4.5, toX: right, y: top + 4.5, width: 0.4) }]
        }

        /// Each column its longest word at least, as far as the page allows, and of what is left as much as its longest line wants.
        private func columnWidths(_ count: Int) -> [Double] {
            let total = setter.frame.width
            var least = Array(repeating: 12.0, count: count)
            var wanted = least
            func measure(_ text: String, _ style: TextStyle, _ index: Int, isUnbroken: Bool) {
                let full = setter.typesetter.width(of: text, style)
                wanted[index] = max(wanted[index], full)
                let word = isUnbroken ? full : text.split(separator: " ").map { setter.typesetter.width(of: String($0), style) }.max() ?? 0
                least[index] = max(least[index], min(word, isUnbroken ? total / 2 : total / 4))
            }
            for (index, name) in table.columns.enumerated() { measure(name, .cellHead, index, isUnbroken: false) }
            for row in table.rows.prefix(Self.measuredRows) {
                for (index, cell) in row.enumerated() {
                    let style: TextStyle = cell.isCode ? .code : index == 0 ? .cellHead : .cell
                    for line in cell.lines.prefix(20) {
                        measure(String(line.prefix(400)), style, index, isUnbroken: cell.isUnbroken && !cell.isCode)
                    }
                }
            }
            least = least.map { $0 + 2 * Self.padding + 1 }
            wanted = wanted.map { min($0, total) + 2 * Self.padding + 1 }
            let sumLeast = least.reduce(0, +)
            if sumLeast >= total { return least.map { $0 * total / sumLeast } }
            let sumWanted = zip(least, wanted).reduce(0) { $0 + max($1.1 - $1.0, 0) }
            let spare = total - sumLeast
            guard sumWanted > 0 else { return least.map { $0 + spare / Double(count) } }
            return zip(least, wanted).map { $0 + max($1 - $0, 0) / sumWanted * spare }
        }
    }
#endif
