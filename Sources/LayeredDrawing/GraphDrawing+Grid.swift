extension GraphDrawing {
    /// The drawing on character cells.
    public func grid() -> GridPicture {
        var picture = GridPicture(width: width, height: height)
        for box in boxes { paint(box, on: &picture) }
        var wires = Wires()
        for line in lines { wires.add(line) }
        wires.paint(on: &picture)
        for line in lines { paintEnds(of: line, on: &picture) }
        for line in lines {
            if let label = line.label { picture.write(label.glyphs, x: label.x, y: label.y, part: .label(edge: line.edge)) }
        }
        return picture
    }

    private func paint(_ box: Box, on picture: inout GridPicture) {
        let frame = box.frame
        let style = FrameStyle(box)
        func border(_ character: Character, _ ascii: Character, _ x: Int, _ y: Int) {
            picture.set(.init(character: character, ascii: ascii, part: .box(id: box.id, part: .border)), x: x, y: y)
        }
        for x in frame.x...frame.right {
            border(style.horizontal, style.asciiHorizontal, x, frame.y)
            border(style.horizontal, style.asciiHorizontal, x, frame.bottom)
        }
        for y in frame.y...frame.bottom {
            border(style.vertical, style.asciiVertical, frame.x, y)
            border(style.vertical, style.asciiVertical, frame.right, y)
        }
        for (corner, point) in zip(
            style.corners,
            [(frame.x, frame.y), (frame.right, frame.y), (frame.x, frame.bottom), (frame.right, frame.bottom)])
        {
            border(corner, "+", point.0, point.1)
        }
        for (index, line) in box.lines.enumerated() {
            let y = frame.y + 1 + index
            for x in (frame.x + 1)..<frame.right {
                picture.set(.init(character: " ", ascii: " ", part: .box(id: box.id, part: .inside)), x: x, y: y)
            }
            picture.write(line.glyphs, x: frame.x + 2, y: y, part: .box(id: box.id, part: .text(line.role)))
        }
    }

    /// The tee on the border where a line leaves, and the arrow head before the border where it enters.
    private func paintEnds(of line: Line, on picture: inout GridPicture) {
        guard let first = line.points.first, let last = line.points.last, line.points.count > 1 else { return }
        if let cell = picture[first.x, first.y], case .box(let id, let part) = cell.part {
            let isDown = line.points[1].y > first.y
            let tee: Character =
                switch cell.character {
                case "━", "┯", "┷": isDown ? "┯" : "┷"
                case "═", "╤", "╧": isDown ? "╤" : "╧"
                default: isDown ? "┬" : "┴"
                }
            picture.set(.init(character: tee, ascii: "+", part: .box(id: id, part: part)), x: first.x, y: first.y)
        }
        let isDown = line.points[line.points.count - 2].y < last.y
        let head = Point(x: last.x, y: last.y + (isDown ? -1 : 1))
        var isTrail = line.isTrail
        var edge = line.edge
        if case .line(let other, _, true) = picture[head.x, head.y]?.part {
            isTrail = true
            edge = other
        }
        picture.set(
            .init(character: isDown ? "▼" : "▲", ascii: isDown ? "v" : "^", part: .line(edge: edge, isBack: line.isBack, isTrail: isTrail)),
            x: head.x, y: head.y)
    }
}

/// The characters of a box's frame: kinds and places can be told apart without colour.
private struct FrameStyle {
    let corners: [Character]
    let horizontal: Character
    let vertical: Character
    let asciiHorizontal: Character
    let asciiVertical: Character

    init(_ box: GraphDrawing.Box) {
        if box.emphasis == .current {
            (corners, horizontal, vertical) = (["┏", "┓", "┗", "┛"], "━", "┃")
            (asciiHorizontal, asciiVertical) = ("#", "#")
        } else if box.kind == .end {
            (corners, horizontal, vertical) = (["╔", "╗", "╚", "╝"], "═", "║")
            (asciiHorizontal, asciiVertical) = ("=", "|")
        } else {
            (corners, horizontal, vertical) = (["┌", "┐", "└", "┘"], "─", "│")
            (asciiHorizontal, asciiVertical) = ("-", "|")
        }
    }
}
