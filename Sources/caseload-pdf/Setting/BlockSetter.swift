#if PDF
    import CaseDocuments

    /// Turns a document's blocks into pieces, block by block, and hands each to the flow at once: no more of a long document
    /// is held than one block's part.
    struct BlockSetter {
        let document: Document
        let typesetter: Typesetter
        let frame: PageFrame
        let flow: PageFlow
        let root: StructureNode
        let notes: NotesMargin?

        private static let factsKeptTogether = 12

        func setAll() {
            // Read first, although the bars beside it have to be placed before it.
            let title = root.add(.heading1)
            if case .barcode(let label, let text)? = document.blocks.first { barcode(label, text) }
            heading(1, document.title, language: document.titleLanguage, node: title)
            for (index, block) in document.blocks.enumerated() {
                if index == 0, case .barcode = block { continue }
                set(block)
            }
            flow.finish()
        }

        private func set(_ block: Block) {
            switch block {
            case .heading(let level, let text, let language): heading(min(max(level, 2), 4), text, language: language)
            case .paragraph(let paragraph): self.paragraph(paragraph)
            case .facts(let facts): self.facts(facts)
            case .items(let items): ItemSetter(setter: self).set(items)
            case .findings(let findings): FindingSetter(setter: self).set(findings)
            case .list(let lines): FindingSetter(setter: self).set(lines)
            case .table(let table): TableSetter(setter: self, table: table).set()
            case .barcode(let label, let text): barcode(label, text)
            case .box(let title, let blanks): FormSetter(setter: self).box(title, blanks)
            case .signatures(let statement, let lines): FormSetter(setter: self).signatures(statement, lines)
            case .rule: rule()
            }
        }

        private func heading(_ level: Int, _ text: String, language: String?, node known: StructureNode? = nil) {
            let style = level == 1 ? TextStyle.title : .heading(level)
            let roles: [StructureNode.Role] = [.heading1, .heading2, .heading3, .heading4]
            let node = known ?? root.add(roles[min(max(level, 1), 4) - 1])
            node.language = self.language(language)
            let clearance = level == 2 ? flow.clearance : 0
            let width = level == 2 ? frame.width : flow.clearWidth(of: frame.width)
            var strips = self.strips(typesetter.set(text, style, width: width), x: frame.left, node)
            guard !strips.isEmpty else { return }
            let draw = strips[0].draw
            strips[0].draw = { pen, top in
                pen.bookmark(level: level, text, top: top)
                draw(pen, top)
            }
            switch level {
            case 1: strips.append(space(6))
            case 2:
                let (left, right) = (frame.left, frame.left + frame.width)
                strips.append(
                    Piece.Strip(height: 8) { pen, top in pen.line(fromX: left, y: top + 2.5, toX: right, y: top + 2.5, width: 1.2) })
            default: strips.append(space(1))
            }
            flow.add(Piece(strips: strips, spaceBefore: max(clearance, level == 1 ? 0 : level == 2 ? 16 : 9), keepsWithNext: true))
        }

        private func paragraph(_ paragraph: Paragraph) {
            let node = root.add(.paragraph, language: language(paragraph.language))
            switch paragraph.style {
            case .plain:
                let text = typesetter.set(paragraph.text, .body, width: flow.clearWidth(of: frame.textWidth))
                flow.add(Piece(strips: strips(text, x: frame.left, node), spaceBefore: 6.5, isBreakable: true))
            case .notice: notice(paragraph.text, node)
            }
        }

        /// In a frame with a bar at its side, so that it is found by the eye that only skims.
        private func notice(_ text: String, _ node: StructureNode) {
            let width = flow.clearWidth(of: frame.width)
            let set = typesetter.set(text, .body, width: width - 28)
            let strips = strips(set, x: frame.left + 16, node)
            flow.add(Piece(strips: framed(strips, width: width, hasBar: true), spaceBefore: 8))
        }

        /// Names and values in two columns, as a table whose first column names the row.
        private func facts(_ facts: [Fact]) {
            guard !facts.isEmpty else { return }
            let node = root.add(.table)
            var width = flow.clearWidth(of: frame.width)
            let natural = facts.prefix(500).map { typesetter.width(of: $0.label, .body) }.max() ?? 0
            for (index, fact) in facts.enumerated() {
                // What stands beside a barcode is narrow; what comes below it has the whole width again.
                width = flow.clearWidth(of: frame.width)
                let labelWidth = min(natural + 1, width * 0.42)
                let row = node.add(.row)
                let columns = [
                    (typesetter.set(fact.label, .body, width: labelWidth), frame.left, row.add(.headerCell, scope: .row)),
                    (
                        typesetter.set(fact.value, .strong, width: width - labelWidth - 14), frame.left + labelWidth + 14,
                        row.add(.dataCell, language: language(fact.language))
                    ),
                ]
                flow.add(
                    Piece(
                        strips: sideBySide(columns), spaceBefore: index == 0 ? 7 : 1.5,
                        // A few lines that belong together, such as where the office is, are not torn apart.
                        keepsWithNext: facts.count <= Self.factsKeptTogether && index < facts.count - 1))
            }
        }

        /// Bars wide enough for any office's scanner, the number large beneath; beside the text where there is room.
        private func barcode(_ label: String, _ text: String) {
            let code = Code128(text)
            let modules = code.map { Double($0.moduleCount + 2 * Code128.quietZone) } ?? 0
            let module = min(1.08, frame.width / max(1, modules))
            let labelText = typesetter.set(label, .furniture, width: 200)
            let number = typesetter.set(text, .number, width: min(frame.width, max(200, modules * module)))
            let width = min(frame.width, max(modules * module, labelText.width, number.width))
            let height = (code == nil ? 0 : 44) + labelText.height + number.height + 8
            let figure = code == nil ? nil : root.add(.figure, alternative: SafeText.line("\(label): \(text)"))
            let caption = root.add(.paragraph)
            let value = root.add(.paragraph)
            func draw(_ pen: Pen, _ top: Double, _ left: Double) {
                var y = top
                if let code, let figure {
                    // The quiet zone is white, whatever lies behind the page's text.
                    pen.fill(x: left, y: y - 4, width: width, height: 48, grey: 1)
                    let start = left + (width - modules * module) / 2 + Double(Code128.quietZone) * module
                    pen.bars(code.bars.map { (start + Double($0.start) * module, Double($0.width) * module) }, y: y, height: 40, of: figure)
                    y += 44
                }
                for (set, node) in [(labelText, caption), (number, value)] {
                    for line in set.lines {
                        var line = line
                        line.available = line.width
                        pen.text(line, x: left + (width - line.width) / 2, top: y, of: node)
                        y += line.height
                    }
                }
            }
            let right = frame.left + frame.width - width
            if flow.float(width: width + 18, height: height, draw: { draw($0, $1, right) }) { return }
            let left = frame.left
            flow.add(Piece(strips: [Piece.Strip(height: height) { draw($0, $1, left) }], spaceBefore: 10))
        }

        /// Worth saying only where it is another than the document's.
        func language(_ name: String?) -> String? {
            guard let name, name != document.language else { return nil }
            return LanguageTag(name)?.text
        }

        private func rule() {
            let (left, right) = (frame.left, frame.left + frame.width)
            flow.add(
                Piece(
                    strips: [Piece.Strip(height: 1) { pen, top in pen.line(fromX: left, y: top, toX: right, y: top, width: 0.75) }],
                    spaceBefore: max(10, flow.clearance)))
        }
    }
#endif
