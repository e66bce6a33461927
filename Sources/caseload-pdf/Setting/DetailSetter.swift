#if PDF
    import CaseDocuments

    /// Sets the small print of an item or a finding: names with their values, and a reason to ask first.
    struct DetailSetter {
        let setter: BlockSetter
        let x: Double
        let width: Double
        /// What they belong to.
        let body: StructureNode

        private static let gap = 16.0

        func strips(_ facts: [Fact], caution: String?) -> [Piece.Strip] {
            var strips: [Piece.Strip] = []
            if !facts.isEmpty { strips += [setter.space(2.5)] + details(facts) }
            if let caution { strips += [setter.space(3)] + barred(caution) }
            return strips
        }

        /// As many pairs on a line as fit, each value in bold after its name.
        private func details(_ facts: [Fact]) -> [Piece.Strip] {
            let list = body.add(.list)
            var rows: [[(text: SetText, x: Double, node: StructureNode)]] = []
            var used = 0.0
            for fact in facts {
                let text = setter.typesetter.set([TextRun("\(fact.label): "), TextRun(fact.value, isBold: true)], .detail, width: width)
                let node = list.add(.listItem).add(.listBody, language: setter.language(fact.language))
                if text.lines.count == 1, used > 0, used + Self.gap + text.width <= width {
                    rows[rows.count - 1].append((text, x + used + Self.gap, node))
                    used += Self.gap + text.width
                } else {
                    rows.append([(text, x, node)])
                    used = text.lines.count == 1 ? text.width : 0
                }
            }
            return rows.flatMap { setter.sideBySide($0) }
        }

        private func barred(_ caution: String) -> [Piece.Strip] {
            let text = setter.typesetter.set(caution, .detail, width: width - 11)
            return setter.strips(text, x: x + 11, body.add(.paragraph)).map { strip in
                Piece.Strip(height: strip.height) { pen, top in
                    pen.fill(x: x, y: top, width: 3, height: strip.height, grey: 0)
                    strip.draw(pen, top)
                }
            }
        }
    }
#endif
