#if PDF
    import CaseDocuments

    /// Sets findings, each with its sign drawn and its word in bold, and plain lines with a dot before them.
    struct FindingSetter {
        let setter: BlockSetter

        private static let indent = 20.0

        func set(_ findings: [Finding]) {
            let list = setter.root.add(.list)
            for (index, finding) in findings.enumerated() {
                let body = list.add(.listItem).add(.listBody, language: setter.language(finding.language))
                let (x, width) = place()
                let text = setter.typesetter.set([TextRun("\(finding.word): ", isBold: true), TextRun(finding.text)], .body, width: width)
                var strips = setter.strips(text, x: x, body.add(.paragraph))
                strips += DetailSetter(setter: setter, x: x, width: width, body: body).strips(finding.facts, caution: finding.caution)
                add(strips, isFirst: index == 0, space: 6) { pen, top in
                    for stroke in Self.sign(finding.standing) {
                        // Nobody's: the word beside it says the same.
                        pen.strokes(stroke.map { (setter.frame.left + 1 + $0.0 * 0.6, top + 2 + $0.1 * 0.6) }, width: 1.7, of: nil)
                    }
                }
            }
        }

        func set(_ lines: [ListLine]) {
            let list = setter.root.add(.list)
            for (index, line) in lines.enumerated() {
                let body = list.add(.listItem).add(.listBody)
                let (x, width) = place()
                let node = body.add(.paragraph, language: setter.language(line.language))
                var strips = setter.strips(setter.typesetter.set(line.text, .body, width: width), x: x, node)
                if let detail = line.detail {
                    strips += setter.strips(setter.typesetter.set(detail, .detail, width: width), x: x, body.add(.paragraph))
                }
                add(strips, isFirst: index == 0, space: 3) { pen, top in
                    pen.dot(x: setter.frame.left + 8, y: top + 8, radius: 2)
                }
            }
        }

        private func place() -> (x: Double, width: Double) {
            let width = setter.flow.clearWidth(of: setter.frame.textWidth)
            return (setter.frame.left + Self.indent, width - Self.indent)
        }

        private func add(_ strips: [Piece.Strip], isFirst: Bool, space: Double, sign: @escaping (Pen, Double) -> Void) {
            var strips = strips
            guard let first = strips.first?.draw else { return }
            strips[0].draw = { pen, top in
                sign(pen, top)
                first(pen, top)
            }
            setter.flow.add(Piece(strips: strips, spaceBefore: isFirst ? 7 : space))
        }

        /// Strokes in a square of 20: a tick, a cross, a question mark.
        private static func sign(_ standing: Finding.Standing) -> [[(Double, Double)]] {
            switch standing {
            case .holds: [[(2, 10), (7.5, 16), (18, 3)]]
            case .fails: [[(3, 3), (17, 17)], [(17, 3), (3, 17)]]
            case .unknown:
                [
                    [
                        (5, 6), (5.6, 3.6), (7.4, 2), (10, 1.5), (12.6, 2), (14.4, 3.6), (15, 6), (14, 8.4), (11.4, 10.2), (10, 12),
                        (10, 13.6),
                    ], [(10, 16.6), (10, 18.6)],
                ]
            }
        }
    }
#endif
