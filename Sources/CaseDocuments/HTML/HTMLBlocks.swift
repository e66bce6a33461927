/// Turns a document's blocks into HTML elements, block by block.
struct HTMLBlocks {
    let document: Document

    /// A place to sign stays on one page with its heading and with the office's box below it.
    var html: String {
        var result = ""
        var rest = document.blocks[...]
        while let block = rest.first {
            let kept = Self.keptTogether(rest)
            if kept > 1 {
                result += "<div class=\"kept\">\n" + rest.prefix(kept).map { element(for: $0) + "\n" }.joined() + "</div>\n"
            } else {
                result += element(for: block) + "\n"
            }
            rest = rest.dropFirst(max(1, kept))
        }
        return result
    }

    /// How many of the first blocks make a place to sign: a heading, the lines, a box, of which only the lines must be there.
    private static func keptTogether(_ blocks: ArraySlice<Block>) -> Int {
        var count = 0
        if case .heading = blocks.first { count = 1 }
        guard case .signatures = blocks.dropFirst(count).first else { return 0 }
        count += 1
        if case .box = blocks.dropFirst(count).first { count += 1 }
        return count
    }

    private func element(for block: Block) -> String {
        switch block {
        case .heading(let level, let text, let language):
            let level = min(max(level, 2), 4)
            return "<h\(level)\(HTMLText.languageAttributes(language))>\(escaped(text))</h\(level)>"
        case .paragraph(let paragraph): return self.paragraph(paragraph)
        case .facts(let facts): return self.facts(facts)
        case .items(let items): return HTMLItems(document: document).items(items)
        case .findings(let findings): return HTMLItems(document: document).findings(findings)
        case .list(let lines): return HTMLItems(document: document).list(lines)
        case .table(let table): return self.table(table)
        case .barcode(let label, let text): return barcode(label, text)
        case .box(let title, let blanks): return box(title, blanks)
        case .signatures(let statement, let lines):
            return
                "<section class=\"signing\">\n<p>\(escaped(statement))</p>\n\(lines.map(signature).joined(separator: "\n"))\n</section>"
        case .rule: return "<hr>"
        }
    }

    private func paragraph(_ paragraph: Paragraph) -> String {
        let style = paragraph.style == .notice ? " class=\"notice\"" : ""
        return "<p\(style)\(HTMLText.languageAttributes(paragraph.language))>\(escaped(paragraph.text))</p>"
    }

    private func facts(_ facts: [Fact]) -> String {
        let rows = facts.map {
            "<tr><th scope=\"row\">\(escaped($0.label))</th><td><bdi\(HTMLText.languageAttributes($0.language))>\(escaped($0.value))</bdi></td></tr>\n"
        }
        return "<table class=\"facts\">\n<tbody>\n\(rows.joined())</tbody>\n</table>"
    }

    private func table(_ table: Table) -> String {
        let heads = table.columns.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
        let rows = table.rows.map { row in
            "<tr>" + row.enumerated().map { cell($0.element, isFirst: $0.offset == 0) }.joined() + "</tr>\n"
        }
        return "<table class=\"grid\">\n<caption>\(escaped(table.caption))</caption>\n<thead>\n<tr>\(heads)</tr>\n</thead>\n"
            + "<tbody>\n\(rows.joined())</tbody>\n</table>"
    }

    private func cell(_ cell: Table.Cell, isFirst: Bool) -> String {
        let style = cell.isCode ? " class=\"code\"" : cell.isUnbroken ? " class=\"unbroken\"" : ""
        let lines = cell.lines.map { "<p\(style)><bdi>\(escaped($0))</bdi></p>" }.joined()
        if isFirst { return "<th scope=\"row\">\(cell.lines.map(escaped).joined(separator: " "))</th>" }
        return "<td>\(lines)</td>"
    }

    /// The bars one unit a module wide, with the quiet zone a scanner needs; text that has no bars is only text.
    private func barcode(_ label: String, _ text: String) -> String {
        let caption = "<figcaption><small>\(escaped(label))</small><bdi>\(escaped(text))</bdi></figcaption>"
        guard let code = Code128(text) else { return "<figure class=\"barcode\">\(caption)</figure>" }
        let width = code.moduleCount + 2 * Code128.quietZone
        let path = code.bars.map { "M\($0.start + Code128.quietZone) 0h\($0.width)v40h-\($0.width)z" }.joined()
        return "<figure class=\"barcode\">\n<svg viewBox=\"0 0 \(width) 40\" preserveAspectRatio=\"none\" role=\"img\" "
            + "aria-label=\"\(escaped(label)): \(escaped(text))\"><path d=\"\(path)\" fill=\"#000\"/></svg>\n"
            + "\(caption)\n</figure>"
    }

    private func box(_ title: String, _ blanks: [String]) -> String {
        let lines = blanks.map { "<p class=\"blank\"><span>\(escaped($0))</span></p>\n" }.joined()
        return "<section class=\"box\">\n<h2>\(escaped(title))</h2>\n<div class=\"blanks\">\n\(lines)</div>\n</section>"
    }

    private func signature(_ line: SignatureLine) -> String {
        "<div class=\"signature\">\n<p class=\"blank\"><span>\(escaped(line.label))</span></p>\n"
            + "<p class=\"blank\"><span>\(escaped(line.dateLabel))</span></p>\n</div>"
    }

    private func escaped(_ text: String) -> String { HTMLText.escaped(text) }
}
