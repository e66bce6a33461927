import LayeredDrawing
import Testing

/// What has to hold for every drawing, held against two thousand graphs.
@Suite struct DrawingPropertyTests {
    private typealias Cell = GraphDrawing.Point

    @Test func boxesStandApartInsideTheDrawing() {
        let faults = DrawnSample.faults { sample, fault in
            let drawing = sample.drawing
            for (index, box) in drawing.boxes.enumerated() {
                let frame = box.frame
                if frame.x < 0 || frame.y < 0 || frame.right >= drawing.width || frame.bottom >= drawing.height {
                    fault("\(box.id) outside")
                }
                for other in drawing.boxes[..<index].map(\.frame) {
                    let isApart =
                        frame.right + 1 < other.x || other.right + 1 < frame.x || frame.bottom < other.y || other.bottom < frame.y
                    if !isApart { fault("\(box.id) touches another box") }
                }
            }
        }
        #expect(faults == [])
    }

    @Test func everyEdgeIsToldOnce() {
        let faults = DrawnSample.faults { sample, fault in
            let edges = sample.graph.edges
            var told: Set<[String]> = []
            for index in sample.drawing.lines.map(\.edge) + sample.drawing.named.map(\.edge) {
                if !told.insert([edges[index].from, edges[index].to]).inserted { fault("edge \(index) twice") }
            }
            if told != Set(edges.filter { $0.from != $0.to }.map { [$0.from, $0.to] }) { fault("an edge is missing") }
        }
        #expect(faults == [])
    }

    @Test func everyLineGoesFromItsSourceToItsTargetAndForwardIsDown() {
        let faults = DrawnSample.faults { sample, fault in
            for line in sample.drawing.lines {
                guard let source = sample.drawing.boxes.first(where: { $0.id == line.from }), line.points.count > 1,
                    let target = sample.drawing.boxes.first(where: { $0.id == line.to })
                else {
                    fault("a line has no ends")
                    continue
                }
                let (first, last) = (line.points[0], line.points[line.points.count - 1])
                let before = line.points[line.points.count - 2]
                let leaves = source.frame.x < first.x && first.x < source.frame.right
                let enters = target.frame.x < last.x && last.x < target.frame.right && before.x == last.x
                if !leaves || !enters { fault("\(line.from) to \(line.to) misses a box") }
                if first.y != source.frame.bottom && first.y != source.frame.y { fault("\(line.from) to \(line.to) leaves amiss") }
                if last.y != (before.y < last.y ? target.frame.y : target.frame.bottom) { fault("\(line.from) to \(line.to) enters amiss") }
                if line.isBack != (source.layer >= target.layer) { fault("\(line.from) to \(line.to) is told the wrong way") }
                let isDown = zip(line.points, line.points.dropFirst()).allSatisfy { $0.y <= $1.y }
                if !line.isBack && !isDown { fault("\(line.from) to \(line.to) goes up") }
            }
        }
        #expect(faults == [])
    }

    @Test func linesKeepOffBoxesAndOffEachOther() {
        let faults = DrawnSample.faults { sample, fault in
            var boxes: Set<Cell> = []
            for frame in sample.drawing.boxes.map(\.frame) {
                for y in frame.y...frame.bottom { for x in frame.x...frame.right { boxes.insert(Cell(x: x, y: y)) } }
            }
            var level: [Cell: Int] = [:]
            var upright: [Cell: Int] = [:]
            for line in sample.drawing.lines {
                for (start, end) in zip(line.points, line.points.dropFirst()) {
                    if start.x != end.x && start.y != end.y { fault("\(line.from) to \(line.to) is slanting") }
                    for cell in cells(from: start, to: end) where cell != line.points.first && cell != line.points.last {
                        if boxes.contains(cell) { fault("\(line.from) to \(line.to) runs over a box") }
                        let other =
                            start.x == end.x ? upright.updateValue(line.bus, forKey: cell) : level.updateValue(line.bus, forKey: cell)
                        if let other, other != line.bus { fault("\(line.from) to \(line.to) lies upon another line") }
                    }
                }
            }
            for line in sample.drawing.lines {
                for corner in line.points.dropFirst().dropLast() where level[corner] != line.bus || upright[corner] != line.bus {
                    fault("\(line.from) to \(line.to) turns on another line")
                }
            }
        }
        #expect(faults == [])
    }

    @Test func aReaderWhoFollowsALineArrivesWhereItLeads() {
        let faults = DrawnSample.faults { sample, fault in
            // Words in a line hide a piece of it, which a person sees through; the reader here does not.
            var drawing = sample.drawing
            for index in drawing.lines.indices { drawing.lines[index].label = nil }
            let reader = PictureReader(drawing.grid())
            for line in drawing.lines where reader.arrivals(along: line) != [line.to] { fault("\(line.from) to \(line.to)") }
        }
        #expect(faults == [])
    }

    @Test func labelsHideNothingButTheirOwnLine() {
        let faults = DrawnSample.faults { sample, fault in
            var bare = sample.drawing
            for index in bare.lines.indices { bare.lines[index].label = nil }
            let before = bare.grid()
            for line in sample.drawing.lines {
                guard let label = line.label else { continue }
                if label.x < 0 || label.x + label.width > sample.drawing.width { fault("a label outside") }
                for x in label.x..<(label.x + label.width) {
                    switch before.rows[label.y][x].part {
                    case .empty: break
                    case .line(let edge, _, _) where edge == line.edge: break
                    default: fault("a label hides something")
                    }
                }
            }
        }
        #expect(faults == [])
    }

    @Test func theSameGraphGivesTheSameDrawing() {
        for sample in DrawnSample.all.prefix(200) {
            let again = GraphDrawing(sample.graph, options: sample.options)
            #expect(again == sample.drawing && again.grid() == sample.drawing.grid(), "sample \(sample.number)")
            #expect(again.svg(SVGStyle(title: "Again")) == sample.drawing.svg(SVGStyle(title: "Again")))
        }
    }

    @Test func aPictureIsNoWiderThanItSays() {
        for sample in DrawnSample.all.prefix(400) {
            let picture = sample.drawing.grid()
            let lines = picture.text().split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count == sample.drawing.height && picture.height == lines.count, "sample \(sample.number)")
            #expect(lines.allSatisfy { $0.count <= sample.drawing.width }, "sample \(sample.number)")
            #expect(picture.text(ascii: true).unicodeScalars.allSatisfy { $0.isASCII }, "sample \(sample.number)")
        }
    }

    private func cells(from start: Cell, to end: Cell) -> [Cell] {
        if start.x == end.x { return (min(start.y, end.y)...max(start.y, end.y)).map { Cell(x: start.x, y: $0) } }
        return (min(start.x, end.x)...max(start.x, end.x)).map { Cell(x: $0, y: start.y) }
    }
}
