#if PDF
    import CaseDocuments

    /// Sets what is filled in by hand: the office's box, and lines to sign on.
    struct FormSetter {
        let setter: BlockSetter

        private var frame: PageFrame { setter.frame }

        /// A frame with a grey head, and two columns of lines with what belongs on them beneath.
        func box(_ title: String, _ blanks: [String]) {
            let section = setter.root.add(.section)
            let head = setter.typesetter.set(title, .cellHead, width: frame.width - 20)
            let titleNode = section.add(.paragraph)
            let band = head.lines.isEmpty ? 0 : head.height + 11
            let (left, width) = (frame.left, frame.width)
            let columnWidth = (width - 20 - 18) / 2
            let strips = setter.strips(head, x: left + 10, titleNode)
            var rows: [Piece.Strip] = []
            for start in stride(from: 0, to: blanks.count, by: 2) {
                let columns = blanks[start..<min(start + 2, blanks.count)].enumerated().map { index, blank in
                    (
                        text: setter.typesetter.set(blank, .furniture, width: columnWidth),
                        x: left + 10 + Double(index) * (columnWidth + 18), node: section.add(.paragraph)
                    )
                }
                rows.append(writingSpace(30, columns.map { ($0.x, columnWidth) }))
                rows += setter.sideBySide(columns)
            }
            if rows.isEmpty { rows = [setter.space(40)] }
            setter.flow.add(
                Piece(
                    strips: setter.framed(strips + rows, width: width, line: 1.2, band: band), spaceBefore: max(14, setter.flow.clearance)))
        }

        /// The office signs below the constituent: a box that follows stays on the same page.
        func signatures(_ statement: String, _ lines: [SignatureLine]) {
            let section = setter.root.add(.section)
            let text = setter.typesetter.set(statement, .body, width: frame.textWidth)
            var strips = setter.strips(text, x: frame.left, section.add(.paragraph))
            let dateWidth = frame.width * 0.26
            let nameWidth = frame.width - dateWidth - 20
            let dateX = frame.left + nameWidth + 20
            for line in lines {
                strips.append(writingSpace(36, [(frame.left, nameWidth), (dateX, dateWidth)]))
                strips += setter.sideBySide([
                    (setter.typesetter.set(line.label, .furniture, width: nameWidth), frame.left, section.add(.paragraph)),
                    (setter.typesetter.set(line.dateLabel, .furniture, width: dateWidth), dateX, section.add(.paragraph)),
                ])
            }
            setter.flow.add(Piece(strips: strips, spaceBefore: max(6.5, setter.flow.clearance), keepsWithNext: true))
        }

        /// Room to write, and lines below it.
        private func writingSpace(_ height: Double, _ lines: [(x: Double, width: Double)]) -> Piece.Strip {
            Piece.Strip(height: height) { pen, top in
                for line in lines {
                    pen.line(fromX: line.x, y: top + height - 2, toX: line.x + line.width, y: top + height - 2, width: 0.75)
                }
            }
        }
    }
#endif
