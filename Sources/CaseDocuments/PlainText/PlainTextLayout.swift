/// Lays a document out on pages of fixed-width text, for a line printer or a preview on a terminal.
public struct PlainTextLayout: Sendable, Equatable {
    public enum Characters: Sendable, Equatable {
        case unicode
        /// Nothing but ASCII: `[ ]` and `[x]` for the boxes, letters without accents.
        case ascii
    }

    /// Columns of a line: 80 fills a Letter page at 10 characters an inch, 66 leaves wide margins or suits narrow paper.
    public let columns: Int
    /// Lines of a page, header and footer included; 60 fit Letter and A4 at 6 lines an inch.
    public let lines: Int
    public let characters: Characters

    /// Anything narrower than 40 columns or shorter than 20 lines is taken as those.
    public init(columns: Int = 80, lines: Int = 60, characters: Characters = .unicode) {
        self.columns = max(40, columns)
        self.lines = max(20, lines)
        self.characters = characters
    }

    /// The whole document, with a form feed between pages.
    public func text(_ document: Document) -> String {
        pages(document).map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\u{0C}")
    }

    /// The lines of each page, without trailing spaces; every page but the last has ``lines`` lines, and so has the last.
    public func pages(_ document: Document) -> [[String]] {
        let head = header(document)
        let chunks = PlainTextBlocks(layout: self, document: document).chunks
        let bodies = Pagination(height: lines - head.count - 2).pages(chunks)
        return bodies.enumerated().map { index, body in
            let filler = Array(repeating: "", count: max(0, lines - head.count - body.count - 1))
            let page = head + body + filler + [footer(document, page: index + 1, of: bodies.count)]
            return page.map(finished)
        }
    }

    /// Safe, and in the characters asked for; measured texts go through here before they are measured.
    func prepared(_ text: String) -> String {
        let safe = SafeText.line(text)
        return characters == .ascii ? AsciiText.text(safe) : safe
    }

    private func header(_ document: Document) -> [String] {
        var head = [spread(prepared(document.issuer), prepared(document.reference ?? ""))]
        let together = prepared("*** " + document.marks.joined(separator: " *** ") + " ***")
        if TextWidth.width(of: together) <= columns {
            if !document.marks.isEmpty { head.append(centred(together)) }
        } else {
            head += document.marks.flatMap { TextWidth.wrapped(prepared("*** \($0) ***"), to: columns).map(centred) }
        }
        return head + [""]
    }

    private func footer(_ document: Document, page: Int, of count: Int) -> String {
        let words = document.words
        return spread(prepared(document.footer.text), prepared("\(words.page) \(page) \(words.of) \(count)"))
    }

    /// One text at each end of a line; the left one gives way.
    private func spread(_ left: String, _ right: String) -> String {
        let right = TextWidth.clipped(right, to: columns)
        let room = columns - TextWidth.width(of: right) - (right.isEmpty ? 0 : 2)
        let left = TextWidth.clipped(left, to: max(0, room))
        return TextWidth.padded(left, to: columns - TextWidth.width(of: right)) + right
    }

    private func centred(_ text: String) -> String {
        String(repeating: " ", count: max(0, (columns - TextWidth.width(of: text)) / 2)) + text
    }

    private func finished(_ line: String) -> String {
        guard let last = line.utf8.lastIndex(where: { $0 != 0x20 }) else { return "" }
        return String(line[...last])
    }
}
