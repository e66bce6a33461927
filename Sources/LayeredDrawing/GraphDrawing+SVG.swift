extension GraphDrawing {
    /// The drawing as one SVG file that needs nothing else: text stays text, light or dark follows the reader's screen, and screen
    /// readers get title, description and every line in words. The same drawing gives the same bytes.
    public func svg(_ style: SVGStyle) -> String {
        let canvas = SVGCanvas(drawing: self, style: style)
        var parts = [canvas.head]
        parts += lines.filter { !$0.isTrail }.map(canvas.path)
        parts += lines.filter(\.isTrail).map(canvas.path)
        parts += boxes.map(canvas.box)
        parts += lines.compactMap(canvas.label)
        return (parts + ["</svg>"]).joined(separator: "\n") + "\n"
    }
}

/// Writes the elements of one picture.
private struct SVGCanvas {
    private static let margin = 12

    let style: SVGStyle
    private let width: Int
    private let height: Int
    private let titles: [String: String]

    init(drawing: GraphDrawing, style: SVGStyle) {
        self.style = style
        width = drawing.width * style.cellWidth + 2 * Self.margin
        height = drawing.height * style.cellHeight + 2 * Self.margin
        // Named without its signs, which are for the eye.
        titles = Dictionary(
            drawing.boxes.map { box in
                let words = (box.lines.first?.glyphs ?? []).filter { $0.ascii == nil || $0.character == "…" }.map(\.character)
                return (box.id, String(words.drop { $0 == " " }))
            }, uniquingKeysWith: { first, _ in first })
    }

    var head: String {
        let language = style.language.map { " xml:lang=\"\(Self.escaped($0))\" lang=\"\(Self.escaped($0))\"" } ?? ""
        let arrows = [("arrow", "arrow", 9), ("arrow-back", "arrow-back", 9), ("arrow-trail", "arrow-trail", 14)].map { id, name, size in
            """
            <marker id="layered-\(id)" viewBox="0 0 10 10" refX="1" refY="5" markerWidth="\(size)" markerHeight="\(size)" \
            markerUnits="userSpaceOnUse" orient="auto"><path class="\(name)" d="M10 0 0 5 10 10Z"/></marker>
            """
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" class="layered" role="img" aria-labelledby="layered-title layered-desc" \
            viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)"\(language)>
            <title id="layered-title">\(Self.escaped(style.title))</title>
            <desc id="layered-desc">\(Self.escaped(style.description))</desc>
            <style>
            \(style.sheet)
            </style>
            <defs>\(arrows.joined())</defs>
            <rect class="paper" width="\(width)" height="\(height)" />
            """
    }

    func box(_ box: GraphDrawing.Box) -> String {
        let (left, top) = centre(.init(x: box.frame.x, y: box.frame.y))
        let (right, bottom) = centre(.init(x: box.frame.right, y: box.frame.bottom))
        let state = box.emphasis == .current ? " current" : box.emphasis == .trail ? " visited" : ""
        let round = box.kind == .start ? style.cellHeight * 4 / 5 : 5
        var parts = ["<g class=\"box\(state)\">", rectangle("heat\(box.heat)", left, top, right, bottom, round: round)]
        if box.kind == .end { parts.append(rectangle("inner", left + 4, top + 4, right - 4, bottom - 4, round: 3)) }
        let first = top + (bottom - top - box.lines.count * style.cellHeight) / 2
        for (index, line) in box.lines.enumerated() {
            let name = line.role.rawValue + (line.isTrail ? " followed" : "")
            parts.append(text(line.text, name, x: (left + right) / 2, y: first + index * style.cellHeight, anchor: "middle"))
        }
        return (parts + ["</g>"]).joined(separator: "\n")
    }

    private func rectangle(_ name: String, _ left: Int, _ top: Int, _ right: Int, _ bottom: Int, round: Int = 0) -> String {
        """
        <rect class="\(name)" x="\(left)" y="\(top)" width="\(max(1, right - left))" height="\(max(1, bottom - top))" rx="\(round)"/>
        """
    }

    /// `y` is the upper edge of the row of cells it stands in.
    private func text(_ words: String, _ name: String, x: Int, y: Int, anchor: String) -> String {
        let base = y + style.cellHeight * 7 / 10
        return "<text class=\"\(name)\" x=\"\(x)\" y=\"\(base)\" text-anchor=\"\(anchor)\">\(Self.escaped(words))</text>"
    }

    /// Drawn from the target, so that the dashes of lines that come together there lie upon each other.
    func path(_ line: GraphDrawing.Line) -> String {
        let marker = line.isTrail ? "arrow-trail" : line.isBack ? "arrow-back" : "arrow"
        let name = "line" + (line.isBack ? " returning" : "") + (line.isTrail ? " trail" : "")
        let ends = "\(titles[line.from] ?? line.from) → \(titles[line.to] ?? line.to)"
        let words = line.labels.isEmpty ? ends : "\(ends): \(line.labels.joined(separator: ", "))"
        let route = route(line.points.reversed())
        return """
            <path class="\(name)" marker-start="url(#layered-\(marker))" d="\(route)"><title>\(Self.escaped(words))</title></path>
            """
    }

    /// Letters are narrower than cells, so a label keeps to the end of its cells that is next to the line.
    func label(_ line: GraphDrawing.Line) -> String? {
        guard let label = line.label else { return nil }
        let left = Self.margin + label.x * style.cellWidth
        let right = left + label.width * style.cellWidth
        let y = Self.margin + label.y * style.cellHeight
        let words = String(label.glyphs.map(\.character))
        switch label.side {
        case .right: return text(words, "label", x: left, y: y, anchor: "start")
        case .left: return text(words, "label", x: right, y: y, anchor: "end")
        case .within:
            return rectangle("ground", left, y, right, y + style.cellHeight)
                + text(words, "label", x: (left + right) / 2, y: y, anchor: "middle")
        }
    }

    /// Straight pieces with rounded corners; a corner takes at most half of the shorter piece beside it.
    private func route(_ points: [GraphDrawing.Point]) -> String {
        let stops = points.map(centre)
        guard let first = stops.first, let last = stops.last else { return "" }
        var path = "M\(first.x) \(first.y)"
        for index in stops.indices.dropFirst().dropLast() {
            let (before, here, after) = (stops[index - 1], stops[index], stops[index + 1])
            func length(_ other: (x: Int, y: Int)) -> Int { abs(other.x - here.x) + abs(other.y - here.y) }
            let radius = min(8, length(before) / 2, length(after) / 2)
            func near(_ other: (x: Int, y: Int)) -> String {
                "\(here.x + (other.x - here.x).signum() * radius) \(here.y + (other.y - here.y).signum() * radius)"
            }
            path += " L\(near(before)) Q\(here.x) \(here.y) \(near(after))"
        }
        return path + " L\(last.x) \(last.y)"
    }

    private func centre(_ point: GraphDrawing.Point) -> (x: Int, y: Int) {
        (
            Self.margin + point.x * style.cellWidth + style.cellWidth / 2,
            Self.margin + point.y * style.cellHeight + style.cellHeight / 2
        )
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(CleanText.shown(character))
            }
        }
        return result
    }
}
