import LayeredDrawing
import Testing

/// What is written in the boxes, and how wide.
@Suite struct BoxTextTests {
    @Test func signsTellWhatColourWouldTell() {
        var graph = Workflows.small
        graph.nodes[0].emphasis = .trail
        graph.nodes[1].emphasis = .current
        graph.nodes[1].loops = ["Note", "Call"]
        let drawing = GraphDrawing(graph)
        #expect(drawing.boxes.map { $0.lines[0].text } == ["● ✓ New", "▶ In work", "Done"])
        #expect(Workflows.box("work", in: drawing)?.lines.last?.text == "↻ Note +1")
        #expect(Workflows.box("done", in: drawing)?.lines.last?.text == "↑ New")
    }

    @Test func whatIsFarIsNamedInTheBox() {
        let drawing = GraphDrawing(Workflows.compensation)
        let lines = Workflows.box("on_appeal", in: drawing)?.lines ?? []
        #expect(lines.map(\.text) == ["On appeal", "↑ Under review", "↑ Denied", "↓ Withdrawn"])
        #expect(lines.map(\.role) == [.title, .back, .back, .down])
    }

    @Test func whatIsTooFarDownIsNamedToo() {
        var graph = LayeredGraph()
        for index in 0..<8 { graph.nodes.append(.init(id: "\(index)", lines: ["Node \(index)"])) }
        graph.edges = (1..<8).map { .init(from: "\($0 - 1)", to: "\($0)") } + [.init(from: "0", to: "7"), .init(from: "2", to: "7")]
        let drawing = GraphDrawing(graph, options: DrawingOptions(longest: 5))
        #expect(drawing.named.map(\.edge) == [7])
        #expect(drawing.boxes[0].lines.map(\.text) == ["Node 0", "↓ Node 7"])
        #expect(GraphDrawing(graph, options: DrawingOptions(longest: nil)).named.isEmpty)
    }

    @Test func aNamedEdgeOnTheTrailIsMarked() {
        var graph = Workflows.small
        graph.edges[3].isTrail = true
        let line = Workflows.box("done", in: GraphDrawing(graph))?.lines.last
        #expect(line?.text == "⇑ New" && line?.isTrail == true)
    }

    @Test func textIsCutToItsWidth() {
        let graph = LayeredGraph(nodes: [.init(id: "a", lines: ["A title that goes on and on", "short"])])
        let box = GraphDrawing(graph, options: DrawingOptions(textWidth: 12)).boxes[0]
        #expect(box.lines.map(\.text) == ["A title tha…", "short"])
        #expect(box.frame.width == 16)
    }

    @Test func wideCharactersTakeTwoCells() {
        let graph = LayeredGraph(nodes: [.init(id: "a", lines: ["日本 x"])])
        let options = DrawingOptions(measure: { $0.unicodeScalars.allSatisfy { $0.value > 0x2E80 } ? 2 : 1 })
        let picture = GraphDrawing(graph, options: options).grid()
        #expect(picture.text() == "┌────────┐\n│ 日本 x │\n└────────┘")
        #expect(picture.rows[1].map { $0.character == nil } == [false, false, false, true, false, true, false, false, false, false])
    }

    @Test func controlCharactersAreReplaced() {
        let graph = LayeredGraph(nodes: [.init(id: "a", lines: ["a\u{1B}[2Jb\nc\u{202E}d"])])
        #expect(GraphDrawing(graph).boxes[0].lines[0].text == "a\u{FFFD}[2Jb c\u{FFFD}d")
    }

    @Test func aNodeWithoutTextShowsItsName() {
        let graph = LayeredGraph(nodes: [.init(id: "somewhere", lines: [])])
        #expect(GraphDrawing(graph).boxes[0].lines.map(\.text) == ["somewhere"])
    }

    @Test func aBoxNamesTwelveAndCountsTheRest() {
        var graph = LayeredGraph(nodes: [.init(id: "0", lines: ["Hub"])])
        for index in 1...30 {
            graph.nodes.append(.init(id: "\(index)", lines: ["Node \(index)"]))
            graph.edges.append(.init(from: "0", to: "\(index)"))
            graph.edges.append(.init(from: "\(index)", to: "0"))
        }
        graph.nodes.append(.init(id: "last", lines: ["Last"]))
        for index in 0...30 { graph.edges.append(.init(from: "last", to: "\(index)")) }
        graph.edges += (1...30).map { .init(from: "\($0)", to: "last") }
        let lines = Workflows.box("last", in: GraphDrawing(graph, options: DrawingOptions(backEdges: .named)))?.lines ?? []
        #expect(lines.count == 14 && lines.last?.text == "↕ +19")
    }
}
