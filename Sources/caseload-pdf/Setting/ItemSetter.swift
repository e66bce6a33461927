#if PDF
    import CaseDocuments

    /// Sets a list of things to do or to bring: a box to tick, a number, and beside it what, by when, why and where.
    struct ItemSetter {
        let setter: BlockSetter

        private static let box = 12.5

        func set(_ items: [CheckItem]) {
            let list = setter.root.add(.list)
            // Boxes without numbers have their text closer by.
            let numbers = items.compactMap(\.number).max().map { setter.typesetter.width(of: "\($0).", .strong) + 6 } ?? 0
            for (index, item) in items.enumerated() {
                let clearance = index == 0 ? setter.flow.clearance : 0
                setter.flow.add(
                    Piece(
                        strips: strips(of: item, numberWidth: numbers, in: list, isLast: index == items.count - 1),
                        spaceBefore: index == 0 ? max(6, clearance) : 0))
            }
        }

        private func strips(of item: CheckItem, numberWidth: Double, in list: StructureNode, isLast: Bool) -> [Piece.Strip] {
            let left = setter.frame.left
            let words = setter.document.words
            let node = list.add(.listItem)
            let label = node.add(.label)
            let figure = label.add(.figure, alternative: SafeText.line(item.isDone ? words.done : words.toDo))
            let body = node.add(.listBody)
            let x = left + Self.box + 8 + numberWidth
            let number = setter.typesetter.set(item.number.map { "\($0)." } ?? "", .strong, width: 200)
            var strips = [setter.space(7)] + content(of: item, x: x, width: left + setter.frame.textWidth - x, in: body)
            if strips.count == 1 { strips.append(setter.space(16)) }
            let draw = strips[1].draw
            strips[1].draw = { pen, top in
                checkBox(isDone: item.isDone, pen, x: left + 0.7, y: top + 1.6, of: figure)
                for line in number.lines { pen.text(line, x: left + Self.box + 8, top: top, of: label) }
                draw(pen, top)
            }
            // The margin's line runs on from item to item.
            strips.append(
                Piece.Strip(height: 8) { [setter] pen, top in
                    if !isLast { pen.line(fromX: left, y: top + 8, toX: left + setter.frame.width, y: top + 8, width: 0.4) }
                })
            guard let notes = setter.notes else { return strips }
            return strips.map { strip in
                Piece.Strip(height: strip.height) { pen, top in
                    notes.draw(pen, top: top, height: strip.height)
                    strip.draw(pen, top)
                }
            }
        }

        private func content(of item: CheckItem, x: Double, width: Double, in body: StructureNode) -> [Piece.Strip] {
            func part(_ text: String?, _ style: TextStyle, language: String? = nil, space: Double = 0) -> [Piece.Strip] {
                guard let text else { return [] }
                let node = body.add(.paragraph, language: setter.language(language))
                let lines = setter.strips(setter.typesetter.set(text, style, width: width), x: x, node)
                return space > 0 ? [setter.space(space)] + lines : lines
            }
            // A box that nothing refers to by number is one of many: its title need not be heavy.
            let title: TextStyle = item.number == nil && item.emphasis == nil && item.explanation == nil ? .body : .strong
            var strips = part(item.title, title, language: item.titleLanguage)
            strips += part(item.condition, .body)
            strips += part(item.emphasis, .strong)
            strips += part(item.explanation, .body, language: item.explanationLanguage, space: 1.5)
            strips += DetailSetter(setter: setter, x: x, width: width, body: body).strips(item.facts, caution: item.caution)
            return strips
        }

        /// Drawn, so that it does not depend on a font having the sign.
        private func checkBox(isDone: Bool, _ pen: Pen, x: Double, y: Double, of figure: StructureNode) {
            let side = Self.box - 1.2
            pen.frame(x: x, y: y, width: side, height: side, line: 1.2, of: figure)
            guard isDone else { return }
            pen.strokes(
                [(x + side * 0.2, y + side * 0.52), (x + side * 0.43, y + side * 0.77), (x + side * 0.84, y + side * 0.22)], width: 1.8,
                of: figure)
        }
    }
#endif
