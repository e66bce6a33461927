/// The lines of text of every box.
struct BoxText {
    /// Names in one box; how many more there are is told as a number.
    private static let mostNames = 12

    let lines: [[GraphDrawing.BoxLine]]

    init(_ graph: IndexedGraph, ranking: Ranking, courses: EdgeCourses, options: DrawingOptions) {
        let clean = CleanText(options: options)
        lines = graph.nodes.indices.map { number in
            let node = graph.nodes[number]
            var lines: [GraphDrawing.BoxLine] = []
            for (index, text) in node.lines.enumerated() {
                let marks = index == 0 ? Self.marks(of: node) : []
                lines.append(clean.line(index == 0 ? .title : .text, marks: marks, text))
            }
            if lines.isEmpty { lines.append(clean.line(.title, marks: Self.marks(of: node), node.id)) }
            let named = graph.outgoing[number].filter { courses.course[$0] == .named }
            for link in named.sorted(by: { graph.links[$0].to < graph.links[$1].to }).prefix(Self.mostNames) {
                let target = graph.nodes[graph.links[link].to]
                let isTrail = graph.links[link].isTrail
                let mark: Mark = ranking.isBack[link] ? (isTrail ? .upTrail : .up) : (isTrail ? .downTrail : .down)
                let role: GraphDrawing.BoxLine.Role = ranking.isBack[link] ? .back : .down
                lines.append(clean.line(role, marks: [mark], target.lines.first ?? target.id, isTrail: isTrail))
            }
            if named.count > Self.mostNames {
                lines.append(clean.line(.down, marks: [.more], "+\(named.count - Self.mostNames)"))
            }
            if let first = node.loops.first {
                let more = node.loops.count > 1 ? " +\(node.loops.count - 1)" : ""
                lines.append(clean.line(.loop, marks: [.loop], first, ending: more))
            }
            return lines
        }
    }

    private static func marks(of node: LayeredGraph.Node) -> [Mark] {
        (node.kind == .start ? [.start] : []) + (node.emphasis == .current ? [.here] : node.emphasis == .trail ? [.visited] : [])
    }
}

/// Signs before a line of text, so that nothing is told by colour alone.
enum Mark: Character {
    case start = "●"
    case here = "▶"
    case visited = "✓"
    case up = "↑"
    case down = "↓"
    case upTrail = "⇑"
    case downTrail = "⇓"
    case loop = "↻"
    case more = "↕"

    var ascii: Character {
        switch self {
        case .start: "o"
        case .here: ">"
        case .visited: "*"
        case .up, .upTrail: "^"
        case .down, .downTrail: "v"
        case .loop: "@"
        case .more: "%"
        }
    }
}

/// Text from outside made fit for a cell grid: no control characters, no directions or invisible marks, no towers of accents, and cut.
struct CleanText {
    private static let mostScalars = 8
    private static let mostCharacters = 400

    let options: DrawingOptions

    func line(
        _ role: GraphDrawing.BoxLine.Role, marks: [Mark] = [], _ text: String, ending: String = "", isTrail: Bool = false
    ) -> GraphDrawing.BoxLine {
        var glyphs: [GraphDrawing.Glyph] = []
        for mark in marks {
            glyphs.append(.init(character: mark.rawValue, width: 1, ascii: mark.ascii))
            glyphs.append(.init(character: " ", width: 1))
        }
        let end = self.glyphs(ending)
        let room = options.textWidth - glyphs.count - end.count
        return GraphDrawing.BoxLine(role: role, isTrail: isTrail, glyphs: glyphs + cut(self.glyphs(text), to: max(1, room)) + end)
    }

    func glyphs(_ text: String) -> [GraphDrawing.Glyph] {
        // What is beyond any box is not even looked at: a name may have a million characters.
        text.prefix(Self.mostCharacters).compactMap { character in
            let shown = Self.shown(character)
            let width = shown == "\u{FFFD}" ? 1 : min(2, max(0, options.measure(shown)))
            return width == 0 ? nil : GraphDrawing.Glyph(character: shown, width: width, ascii: nil)
        }
    }

    func cut(_ glyphs: [GraphDrawing.Glyph], to room: Int) -> [GraphDrawing.Glyph] {
        if glyphs.reduce(0, { $0 + $1.width }) <= room { return glyphs }
        var kept: [GraphDrawing.Glyph] = []
        var width = 0
        for glyph in glyphs where width + glyph.width <= room - 1 {
            kept.append(glyph)
            width += glyph.width
        }
        while kept.last?.character == " " { kept.removeLast() }
        return kept + [GraphDrawing.Glyph(character: "…", width: 1, ascii: "~")]
    }

    static func shown(_ text: String) -> String { String(text.prefix(mostCharacters).map(shown)) }

    /// The character, a space for any white space, or U+FFFD for what a reader cannot see or a terminal would obey.
    static func shown(_ character: Character) -> Character {
        if character.isWhitespace { return " " }
        if character.unicodeScalars.count > mostScalars { return "\u{FFFD}" }
        let isPlain = character.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
            // The joiners that emoji and Indic scripts need; all other format characters turn or hide text.
            case .format: scalar == "\u{200D}" || scalar == "\u{200C}"
            default: true
            }
        }
        return isPlain ? character : "\u{FFFD}"
    }
}
