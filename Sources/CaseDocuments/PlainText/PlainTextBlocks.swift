/// Turns a document's blocks into lines, block by block.
struct PlainTextBlocks {
    let layout: PlainTextLayout
    let document: Document

    private var columns: Int { layout.columns }
    /// Columns of an item: what the notes' margin leaves.
    private var textColumns: Int { document.hasNotesMargin ? columns - (columns >= 80 ? 18 : 14) : columns }

    var chunks: [Chunk] {
        let title = wrapped(document.title, to: columns)
        let underline = String(repeating: "=", count: title.map(TextWidth.width(of:)).max() ?? 0)
        var all = [Chunk(lines: title + [underline], keepsWithNext: true)]
        for (index, block) in document.blocks.enumerated() {
            var chunks = chunks(of: block)
            // What a paragraph under a small heading introduces stays with both.
            if case .paragraph = block, index > 0, case .heading(let level, _, _) = document.blocks[index - 1], level > 2,
                index + 1 < document.blocks.count, !chunks.isEmpty
            {
                chunks[chunks.count - 1].keepsWithNext = true
            }
            // The line under a great heading sets off what follows well enough, and a small one belongs to its list.
            if index > 0, case .heading(let level, _, _) = document.blocks[index - 1], level != 3, !chunks.isEmpty {
                chunks[0].spaceBefore = 0
            }
            all += chunks
        }
        return all
    }

    private func chunks(of block: Block) -> [Chunk] {
        switch block {
        case .heading(let level, let text, _): [heading(level, text)]
        case .paragraph(let paragraph): [self.paragraph(paragraph)]
        case .facts(let facts): [Chunk(lines: self.facts(facts, to: columns))]
        case .items(let items): self.items(items)
        case .findings(let findings): self.findings(findings)
        case .list(let lines): [Chunk(lines: lines.flatMap(self.lines(of:)))]
        case .table(let table): self.table(table)
        case .barcode(let label, let text): [barcode(label, text)]
        case .box(let title, let blanks): [box(title, blanks)]
        case .signatures(let statement, let lines): [signatures(statement, lines)]
        case .rule: [Chunk(lines: [line("─", columns)])]
        }
    }

    private func heading(_ level: Int, _ text: String) -> Chunk {
        var lines = wrapped(level == 2 ? text.uppercased() : text, to: columns)
        if level == 2 { lines.append(line("─", lines.map(TextWidth.width(of:)).max() ?? 0)) }
        return Chunk(lines: lines, keepsWithNext: true)
    }

    private func paragraph(_ paragraph: Paragraph) -> Chunk {
        switch paragraph.style {
        case .plain: Chunk(lines: wrapped(paragraph.text, to: columns))
        case .notice: Chunk(lines: framed(wrapped(paragraph.text, to: columns - 4)))
        }
    }

    /// Labels in a column as wide as the longest, up to a third of the line; values hang beside them.
    private func facts(_ facts: [Fact], to width: Int) -> [String] {
        let labels = facts.map { prepared($0.label) + ":" }
        let labelWidth = min(labels.map(TextWidth.width(of:)).max() ?? 0, max(12, width * 2 / 5))
        return zip(labels, facts).flatMap { label, fact in
            let values = wrapped(fact.value, to: width - labelWidth - 1)
            let names = TextWidth.wrapped(label, to: labelWidth)
            return (0..<max(names.count, values.count)).map { index in
                TextWidth.padded(index < names.count ? names[index] : "", to: labelWidth) + " "
                    + (index < values.count ? values[index] : "")
            }
        }
    }

    /// As many pairs on a line as fit, so that a sheet does not grow by a page for a few short words; a pair that needs
    /// more than a line has its lines to itself.
    private func details(_ facts: [Fact], to width: Int) -> [String] {
        var lines: [String] = []
        var isOpen = false
        for fact in facts {
            let pair = prepared("\(fact.label): \(fact.value)")
            let together = (lines.last ?? "") + "   " + pair
            if isOpen, TextWidth.width(of: together) <= width {
                lines[lines.count - 1] = together
            } else {
                let wrapped = TextWidth.wrapped(pair, to: width)
                lines += wrapped
                isOpen = wrapped.count == 1
            }
        }
        return lines
    }

    /// The first item carries the heading of the notes' margin, so that the two are never parted.
    private func items(_ items: [CheckItem]) -> [Chunk] {
        items.enumerated().map { index, item in
            var lines = self.lines(of: item)
            if index == 0, document.hasNotesMargin, let first = lines.first {
                lines[0] =
                    TextWidth.padded(first, to: textColumns + 2)
                    + TextWidth.clipped(prepared(document.words.notes) + ":", to: columns - textColumns - 2)
            }
            // Boxes of a line each stand together like a list.
            let isBare = item.number == nil && item.facts.isEmpty && item.emphasis == nil
            return Chunk(lines: lines, spaceBefore: isBare && index > 0 ? 0 : 1)
        }
    }

    private func findings(_ findings: [Finding]) -> [Chunk] {
        findings.enumerated().map { Chunk(lines: lines(of: $0.element), spaceBefore: $0.offset == 0 ? 1 : 0) }
    }

    private func lines(of item: CheckItem) -> [String] {
        let mark = prepared(item.isDone ? "☑ " : "☐ ") + (item.number.map { "\($0). " } ?? "")
        let indent = TextWidth.width(of: mark)
        let width = textColumns - indent
        var lines = wrapped(item.title, to: width)
        if let condition = item.condition { lines += wrapped(condition, to: width) }
        if let emphasis = item.emphasis { lines += wrapped(emphasis, to: width) }
        if let explanation = item.explanation { lines += wrapped(explanation, to: width) }
        lines += details(item.facts, to: width)
        if let caution = item.caution { lines += wrapped("(!) \(caution)", to: width) }
        return hanging(mark, lines)
    }

    private func lines(of finding: Finding) -> [String] {
        let mark = prepared("\(finding.standing.sign) ")
        let width = textColumns - TextWidth.width(of: mark)
        var lines = wrapped("\(finding.word): \(finding.text)", to: width)
        var sources = details(finding.facts, to: width)
        // The source stands behind the sentence where there is room.
        if let last = lines.last, let first = sources.first, TextWidth.width(of: last) + 3 + TextWidth.width(of: first) <= width {
            lines[lines.count - 1] = last + "   " + sources.removeFirst()
        }
        lines += sources
        if let caution = finding.caution { lines += wrapped("(!) \(caution)", to: width) }
        return hanging(mark, lines)
    }

    private func lines(of line: ListLine) -> [String] {
        let mark = prepared("• ")
        let width = columns - TextWidth.width(of: mark)
        return hanging(mark, wrapped(line.text, to: width) + (line.detail.map { wrapped($0, to: width) } ?? []))
    }

    private func hanging(_ mark: String, _ lines: [String]) -> [String] {
        let margin = String(repeating: " ", count: TextWidth.width(of: mark))
        return lines.enumerated().map { ($0.offset == 0 ? mark : margin) + $0.element }
    }

    /// Each row as pairs of column and content: a table of several columns does not fit a printer's line.
    private func table(_ table: Table) -> [Chunk] {
        let rows = table.rows.map { row in
            let pairs = zip(table.columns, row).flatMap { column, cell in
                cell.lines.enumerated().map { Fact($0.offset == 0 ? column : "", $0.element) }
            }
            return Chunk(lines: continued(pairs))
        }
        return [Chunk(lines: wrapped(table.caption, to: columns), keepsWithNext: !rows.isEmpty)] + rows
    }

    private func continued(_ pairs: [Fact]) -> [String] {
        let labelWidth = min(pairs.map { TextWidth.width(of: prepared($0.label)) + 1 }.max() ?? 0, columns / 3)
        return pairs.flatMap { pair in
            let label = pair.label.isEmpty ? "" : TextWidth.clipped(prepared(pair.label), to: labelWidth - 1) + ":"
            return wrapped(pair.value, to: columns - labelWidth - 1).enumerated().map {
                TextWidth.padded($0.offset == 0 ? label : "", to: labelWidth) + " " + $0.element
            }
        }
    }

    /// The number itself, its characters spaced out so that it is easy to find and to read over a telephone.
    private func barcode(_ label: String, _ text: String) -> Chunk {
        let spaced = prepared(text).map(String.init).joined(separator: " ")
        let shown = TextWidth.width(of: spaced) <= columns - 4 ? spaced : prepared(text)
        return Chunk(lines: framed([prepared(label)] + TextWidth.wrapped(shown, to: columns - 4)))
    }

    /// The blanks side by side, with room above the line for a stamp.
    private func box(_ title: String, _ blanks: [String]) -> Chunk {
        let inner = columns - 4
        let gap = 3
        let width = max(8, (inner - gap * (blanks.count - 1)) / max(1, blanks.count))
        func row(_ cells: [String]) -> String {
            TextWidth.clipped(cells.joined(separator: String(repeating: " ", count: gap)), to: inner)
        }
        let lines = blanks.map { _ in String(repeating: "_", count: width) }
        let labels = blanks.map { TextWidth.padded(TextWidth.clipped(prepared($0), to: width), to: width) }
        let stamp = blanks.isEmpty ? [] : ["", "", "", row(lines), row(labels)]
        return Chunk(lines: framed(wrapped(title, to: inner) + stamp, to: inner))
    }

    private func signatures(_ statement: String, _ signatures: [SignatureLine]) -> Chunk {
        let dateWidth = columns / 4
        let nameWidth = columns - dateWidth - 3
        let lines = signatures.flatMap { signature in
            let rules = String(repeating: "_", count: nameWidth) + "   " + String(repeating: "_", count: dateWidth)
            let name = TextWidth.clipped(prepared(signature.label), to: nameWidth)
            let date = TextWidth.clipped(prepared(signature.dateLabel), to: dateWidth)
            return ["", "", rules, TextWidth.padded(name, to: nameWidth + 3) + date]
        }
        // The office signs below the constituent: a box that follows stays on the same page.
        return Chunk(lines: wrapped(statement, to: columns) + lines, keepsWithNext: true)
    }

    private func framed(_ lines: [String], to width: Int? = nil) -> [String] {
        let width = width ?? lines.map(TextWidth.width(of:)).max() ?? 0
        let side = prepared("│")
        return [prepared("┌") + line("─", width + 2) + prepared("┐")]
            + lines.map { "\(side) \(TextWidth.padded($0, to: width)) \(side)" }
            + [prepared("└") + line("─", width + 2) + prepared("┘")]
    }

    private func line(_ character: String, _ width: Int) -> String { String(repeating: prepared(character), count: width) }
    private func prepared(_ text: String) -> String { layout.prepared(text) }
    private func wrapped(_ text: String, to width: Int) -> [String] { TextWidth.wrapped(prepared(text), to: width) }
}
