#if PDF
    import CaseDocuments

    /// Strips from set text, one a line, and what goes around them.
    extension BlockSetter {
        func strips(_ text: SetText, x: Double, _ node: StructureNode?) -> [Piece.Strip] {
            text.lines.map { line in
                Piece.Strip(height: line.height) { pen, top in pen.text(line, x: x, top: top, of: node) }
            }
        }

        func space(_ height: Double) -> Piece.Strip { Piece.Strip(height: height) { _, _ in } }

        /// Columns whose first lines stand on one line, and so on; a page may break between lines.
        func sideBySide(_ columns: [(text: SetText, x: Double, node: StructureNode)]) -> [Piece.Strip] {
            let count = columns.map(\.text.lines.count).max() ?? 0
            return (0..<count).map { index in
                let lines = columns.compactMap { column in
                    index < column.text.lines.count ? (line: column.text.lines[index], x: column.x, node: column.node) : nil
                }
                let baseline = lines.map(\.line.baseline).max() ?? 0
                let below = lines.map { $0.line.height - $0.line.baseline }.max() ?? 0
                return Piece.Strip(height: baseline + below) { pen, top in
                    for (line, x, node) in lines { pen.text(line, x: x, top: top + baseline - line.baseline, of: node) }
                }
            }
        }

        /// Strips inside a frame that is open where a page breaks it.
        ///
        /// - Parameter band: points of grey below the upper edge, behind a title.
        func framed(_ inner: [Piece.Strip], width: Double, line: Double = 1, hasBar: Bool = false, band: Double = 0) -> [Piece.Strip] {
            let (left, right) = (frame.left + line / 2, frame.left + width - line / 2)
            let padded = [space(6)] + inner + [space(7)]
            return padded.enumerated().map { index, strip in
                Piece.Strip(height: strip.height) { pen, top in
                    let end = top + strip.height
                    if index == 0, band > 0 { pen.fill(x: frame.left, y: top, width: width, height: band, grey: 0.93) }
                    if hasBar { pen.fill(x: frame.left, y: top, width: 5, height: strip.height, grey: 0) }
                    pen.line(fromX: left, y: top, toX: left, y: end, width: line)
                    pen.line(fromX: right, y: top, toX: right, y: end, width: line)
                    if index == 0 { pen.line(fromX: frame.left, y: top, toX: frame.left + width, y: top, width: line) }
                    if index == padded.count - 1 { pen.line(fromX: frame.left, y: end, toX: frame.left + width, y: end, width: line) }
                    strip.draw(pen, top)
                }
            }
        }
    }

    /// The margin for handwriting beside the items: a thin line, and its name once a page.
    final class NotesMargin {
        private let word: SetText
        private let x: Double
        private var labelledPage: Int?

        init?(_ document: Document, frame: PageFrame, typesetter: Typesetter) {
            guard document.hasNotesMargin else { return nil }
            x = frame.left + frame.textWidth + 12
            word = typesetter.set(document.words.notes, .furniture, width: frame.width - frame.textWidth - 20)
        }

        func draw(_ pen: Pen, top: Double, height: Double) {
            pen.line(fromX: x, y: top, toX: x, y: top + height, width: 0.5)
            guard labelledPage != pen.page, let line = word.lines.first else { return }
            labelledPage = pen.page
            pen.text(line, x: x + 6, top: top + 2, of: nil)
        }
    }
#endif
