#if PDF
    import CaseDocuments

    /// What is the same on each page: the paper, its margins, who issues the document, its number, its marks, its form.
    struct PageFrame {
        let paperWidth: Double
        let paperHeight: Double
        let left = 54.0
        /// Of the body, in points from the page's top.
        let top: Double
        let bottom: Double
        var width: Double { paperWidth - 2 * left }
        /// What running text may take: the notes' margin is left free.
        let textWidth: Double

        private let issuer: SetText
        private let reference: SetText
        private let marks: SetText
        private let form: SetText
        private let watermark: String?
        private let words: PageWords
        private let pageCount: Int?
        private let typesetter: Typesetter
        private let nodes: (issuer: StructureNode, reference: StructureNode, marks: StructureNode, form: StructureNode)?

        private static let headTop = 34.0
        /// Lines that a long name of an office, or a long mark, may take on each page.
        private static let mostLines = 3

        /// - Parameters:
        ///   - pageCount: nil while pages are being counted.
        ///   - root: what stands at the head of the first page is read once; on all others it is only seen.
        init(document: Document, paper: Paper, typesetter: Typesetter, pageCount: Int?, root: StructureNode) {
            let sides = document.isLandscape ? (paper.height, paper.width) : (paper.width, paper.height)
            (paperWidth, paperHeight) = sides
            let width = sides.0 - 2 * left
            self.typesetter = typesetter
            self.pageCount = pageCount
            words = document.words
            watermark = document.watermark.flatMap { $0.isEmpty ? nil : $0 }
            func limited(_ text: String, _ style: TextStyle, _ width: Double) -> SetText {
                SetText(lines: Array(typesetter.set(text, style, width: width).lines.prefix(Self.mostLines)))
            }
            reference = limited(document.reference ?? "", .furnitureStrong, width * 0.4)
            issuer = limited(document.issuer, .furnitureStrong, width - reference.width - 20)
            marks = limited(document.marks.joined(separator: "  ·  "), .mark, width - 20)
            form = limited(document.footer.text, .furniture, width * 0.7)
            nodes = (
                issuer: root.add(.paragraph), reference: root.add(.paragraph), marks: root.add(.paragraph), form: root.add(.paragraph)
            )
            let headHeight = max(issuer.height, reference.height)
            top = Self.headTop + headHeight + 4 + (marks.lines.isEmpty ? 0 : marks.height + 16) + 16
            bottom = sides.1 - 40 - max(form.height, TextStyle.furniture.size * TextStyle.furniture.leading) - 12
            textWidth = document.hasNotesMargin ? (width * 0.735).rounded() : width
        }

        func drawHead(_ pen: Pen, page: Int) {
            if let watermark { pen.watermark(watermark) }
            let nodes = page == 1 ? self.nodes : nil
            var y = Self.headTop
            draw(issuer, pen, y, of: nodes?.issuer) { _ in left }
            draw(reference, pen, y, of: nodes?.reference) { left + width - $0.width }
            y += max(issuer.height, reference.height) + 4
            pen.line(fromX: left, y: y, toX: left + width, y: y, width: 0.75)
            guard !marks.lines.isEmpty else { return }
            y += 6
            pen.frame(x: left + 0.6, y: y, width: width - 1.2, height: marks.height + 8, line: 1.2)
            draw(marks, pen, y + 4, of: nodes?.marks) { left + (width - $0.width) / 2 }
        }

        func drawFoot(_ pen: Pen, page: Int) {
            let y = bottom + 12
            pen.line(fromX: left, y: y, toX: left + width, y: y, width: 0.5)
            draw(form, pen, y + 5, of: page == 1 ? nodes?.form : nil) { _ in left }
            let count = pageCount.map { "\(words.page) \(page) \(words.of) \($0)" } ?? ""
            draw(typesetter.set(count, .furniture, width: width), pen, y + 5, of: nil) { left + width - $0.width }
        }

        private func draw(_ text: SetText, _ pen: Pen, _ top: Double, of node: StructureNode?, x: (SetLine) -> Double) {
            var y = top
            for line in text.lines {
                var line = line
                // A name in a right-to-left script is placed by this frame, not by its own direction.
                line.available = line.width
                pen.text(line, x: x(line), top: y, of: node)
                y += line.height
            }
        }
    }
#endif
