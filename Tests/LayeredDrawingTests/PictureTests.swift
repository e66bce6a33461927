import LayeredDrawing
import Testing

/// Whole pictures, looked at by eye before they were kept.
@Suite struct PictureTests {
    @Test func aSmallWorkflow() {
        let expected = """
            ┌───────┐
            │ ● New │
            └─┬─────┘
              │ ▲
              ▼ ┊
            ┌───┴─────┐
            │ In work │
            └───┬─────┘
                ▼
            ╔═══════╗
            ║ Done  ║
            ║ ↑ New ║
            ╚═══════╝
            """
        #expect(GraphDrawing(Workflows.small, options: DrawingOptions(labels: true)).grid().text() == expected)
    }

    @Test func aSmallWorkflowInASCII() {
        let expected = """
                    +-------+
                    v       |
              +-------+     |
              | o New |     |
              +-+-----+     |
                | ^         |
                v |         |
            +#####+#####+   |
            # > In work #   |
            +#####+#####+   |
                  v         |
              +======+      |
              | Done |      |
              +===+==+      |
                  +---------+
            """
        var graph = Workflows.small
        graph.nodes[1].emphasis = .current
        graph.edges[0].isTrail = true
        #expect(GraphDrawing(graph, options: DrawingOptions(backEdges: .lines)).grid().text(ascii: true) == expected)
    }

    @Test func aWorkflowOfFourteenStatesReadsWellInEightyColumns() {
        let expected = """
                                                        ┌─────────────┐
                                                        │ ● Intake    │
                                                        │ ↓ Withdrawn │
                                                        └─┬─────────┬─┘
                                        Submit for review │       ▲ │
                                                ┌─────────┘       ┊ │
                                                ▼                 ┊ ▼
                                        ┌──────────────┐  ┌───────┴───────────────┐
                                        │ Under review │  │ Waiting: signed forms │
                                        │ ↓ Withdrawn  │  │ ↓ Withdrawn           │
                                        └─┬─────┬───┬──┘  │ ↻ Give more time      │
                    Recommend approval +1 │     │ ▲ │     └───────────────┬───────┘
                                          │     │ ┊ │                     │
                                          │     │ ┊ └───────┐             │
                                          │ ╭╌╌╌│╌┴╌╌╌╮     │             │
                                          ▼ ┊   │     ┊     ▼             │
                          ┌─────────────────┴┐  │   ┌─┴─────────────┐     │
                          │ County committee │  │   │ Outside check │     │
                          │ ↓ Withdrawn      │  │   │ ↓ Withdrawn   │     │
                          └─┬─────────┬──────┘  │   └───┬───────────┘     │
                    Approve │         │ Deny    └───────┤                 │
                            ▼         ▼                 ▼                 │
              ┌────────────────┐  ╔════════╗  ┌───────────────────┐       │
              │ Approved       │  ║ Denied ║  │ Waiting: evidence │       │
              │ ↑ Under review │  ╚═╤═══╤══╝  │ ↑ Under review    │       │
              └───┬────────────┘    │ ▲ │     │ ↓ Withdrawn       │       │
                  │ ▲               │ ┊ │     │ ↻ Give more time  │       │
                  │ ┊               │ ┊ │     └─────────────────┬─┘       │
                  │ ┊               │ ┊ │   Close as incomplete │         │
                  │ ┊           ┌───┘ ┊ │ Ask to reconsider     └─────┬───┘
                  ▼ ┊           │     ┊ ▼                             ▼
            ┌───────┴────────┐  │   ┌─┴───────────────┐   ╔══════════════════════╗
            │ Payment issued │  │   │ Reconsideration │   ║ Closed as incomplete ║
            └───────┬────────┘  │   │ ↑ Under review  │   ║ ↑ Under review       ║
                    │           │   │ ↓ Withdrawn     │   ╚═╤════════════════════╝
                    │           │   └─────────────────┘     │ File an appeal
                    │           └───────────┬───────────────┘
                    ▼ Confirm payment       ▼
            ╔════════════════╗      ┌────────────────┐
            ║ Paid           ║      │ On appeal      │
            ║ ↑ Under review ║      │ ↑ Under review │
            ╚════════════════╝      │ ↑ Denied       │
                                    │ ↓ Withdrawn    │
                                    └────────────────┘

                                      ╔═══════════╗
                                      ║ Withdrawn ║
                                      ║ ↑ Intake  ║
                                      ╚═══════════╝
            """
        let picture = GraphDrawing(Workflows.compensation, options: DrawingOptions(labels: true)).grid()
        #expect(picture.text() == expected)
        #expect(picture.width <= 78)
    }

    @Test func everythingAsALine() {
        let expected = """
                                                                            ╭╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╮
                                                                            ▼                         ┊
                                                                  ┌──────────┐                        ┊
                                                                  │ ● Intake │                        ┊
                                                                  └─┬─┬───┬──┘                        ┊
                                                                    │ │ ▲ │                           ┊
                                                      ┌─────────────┘ │ ┊ │                           ┊
                                                      │           ┌───┘ ┊ │                           ┊
                                                      │     ╭╌╌╌╌╌│╌╌╌╌╌┊╌│╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╮ ┊
                                                      ▼     ▼     │     ┊ ▼                         ┊ ┊
                                              ┌──────────────┐    │   ┌─┴─────────────────────┐     ┊ ┊
                                              │ Under review │    │   │ Waiting: signed forms │     ┊ ┊
                                              └─┬─┬───┬───┬──┘    │   │ ↻ Give more time      │     ┊ ┊
                                                │ │   │ ▲ │       │   └─┬───┬─────────────────┘     ┊ ┊
                                                │ │   │ ┊ │       │     │   │                       ┊ ┊
                              ┌─────────────────┘ │   │ ┊ └───────┼─────┘   │                       ┊ ┊
                              │           ┌───────┘   │ ┊         │         │                       ┊ ┊
                              │       ╭╌╌╌│╌╌╌╌╌╌╌╌╌╌╌│╌┤         │         │                       ┊ ┊
                              ▼       ┊   │           ▼ ┊         │         │                       ┊ ┊
                    ┌─────────────────┴┐  │   ┌─────────┴─────┐   │         │                       ┊ ┊
                    │ County committee │  │   │ Outside check │   │         │                       ┊ ┊
                    └─┬─────────┬───┬──┘  │   └───┬─────────┬─┘   │         │                       ┊ ┊
                      │         │   │     └───────┤         │     │         │                       ┊ ┊
                      │         │   └─────────────│─────────┴─────┤         │                       ┊ ┊
                      │         │   ╭╌╌╌╌╌╌╌╌╌╌╌╌╌│╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌│╌╌╌╌╌╌╌╌╌│╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╮ ┊ ┊
                      ▼         ▼   ▼             ▼               │         │                     ┊ ┊ ┊
              ┌──────────┐  ╔════════╗  ┌───────────────────┐     │         │                     ┊ ┊ ┊
              │ Approved │  ║ Denied ║  │ Waiting: evidence │     │         │                     ┊ ┊ ┊
              └───┬───┬──┘  ╚═╤═══╤══╝  │ ↻ Give more time  │     │         │                     ┊ ┊ ┊
                  │ ▲ ┊       │ ▲ │     └─────────────┬─┬─┬─┘     │         │                     ┊ ┊ ┊
                  │ ┊ ┊       │ ┊ │                   ┊ │ │       │         │                     ┊ ┊ ┊
                  │ ┊ ┊       │ ┊ └─────────┐         ┊ │ └───────│─────────┴─────┐               ┊ ┊ ┊
                  │ ┊ ┊       │ ╰╌╌╌╌╌╮     │         ┊ └─────────┤               │               ┊ ┊ ┊
                  │ ┊ ┊       └─┐     ┊     │         ┊           │               │               ┊ ┊ ┊
                  │ ┊ ╰╌╌╌╌╌╌╌╌╌│╌╌╌╌╌┊╌╌╌╌╌│╌╌╌╌╌╌╌╌╌┴╌╌╌╌╌╌╌╌╌╌╌│╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌│╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┊╌┤ ┊
                  ▼ ┊           │     ┊     ▼                     │               ▼               ┊ ┊ ┊
            ┌───────┴────────┐  │   ┌─┴───────────────┐           │   ╔══════════════════════╗    ┊ ┊ ┊
            │ Payment issued │  │   │ Reconsideration │           │   ║ Closed as incomplete ║    ┊ ┊ ┊
            └───────┬────────┘  │   └─────────────┬─┬─┘           │   ╚═╤═════════════════╤══╝    ┊ ┊ ┊
                    │           │                 ┊ └─────────────┤     │                 ┊       ┊ ┊ ┊
                    │           │                 ╰╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌│╌╌╌╌╌│╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┴╌╌╌╌╌╌╌┊╌┤ ┊
                    │           └───────────────────┬─────────────│─────┘                         ┊ ┊ ┊
                    ▼                               ▼             │                               ┊ ┊ ┊
                ╔══════╗                      ┌───────────┐       │                               ┊ ┊ ┊
                ║ Paid ║                      │ On appeal │       │                               ┊ ┊ ┊
                ╚═══╤══╝                      └─────┬─┬─┬─┘       │                               ┊ ┊ ┊
                    ┊                               ├─┊─┊─────────┘                               ┊ ┊ ┊
                    ┊                               │ ╰╌┊╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╯ ┊ ┊
                    ╰╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌│╌╌╌┴╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╯ ┊
                                                    ▼                                                 ┊
                                              ╔═══════════╗                                           ┊
                                              ║ Withdrawn ║                                           ┊
                                              ╚═════════╤═╝                                           ┊
                                                        ╰╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╯
            """
        let options = DrawingOptions(width: 100, backEdges: .lines, namedFrom: nil, longest: nil)
        #expect(GraphDrawing(Workflows.compensation, options: options).grid().text() == expected)
    }

    @Test func nothingAtAll() {
        let drawing = GraphDrawing(LayeredGraph())
        #expect(drawing.width == 0 && drawing.height == 0 && drawing.grid().text() == "")
        #expect(WellFormed.fault(in: drawing.svg(SVGStyle(title: "Nothing"))) == nil)
    }

    @Test func edgesToNowhereAndDoublesAreTakenAsTheyAre() {
        let graph = LayeredGraph(
            nodes: [.init(id: "a", lines: ["A"]), .init(id: "b", lines: ["B"]), .init(id: "a", lines: ["Other"])],
            edges: [
                .init(from: "a", to: "b", labels: ["one"]), .init(from: "a", to: "c"), .init(from: "a", to: "b", labels: ["two"]),
                .init(from: "a", to: "a", labels: ["round"]),
            ])
        let drawing = GraphDrawing(graph)
        #expect(drawing.boxes.map(\.id) == ["a", "b"])
        #expect(drawing.lines.map(\.edge) == [0] && drawing.lines[0].labels == ["one", "two"])
        #expect(drawing.boxes[0].lines.map(\.text) == ["A", "↻ round"])
    }

    @Test func widthIsKeptWhereLinesMayBeNamed() {
        for number in 0..<60 {
            var random = RandomGraphs(seed: UInt64(number) + 40)
            let graph = random.workflow(nodes: 10 + random.number(25))
            #expect(GraphDrawing(graph).width <= 78, "graph \(number)")
            let drawing = GraphDrawing(graph, options: DrawingOptions(backEdges: .lines))
            #expect(drawing.width <= 78, "graph \(number) with lines")
        }
    }

    @Test func hugeGraphsComeToAnEnd() {
        var star = LayeredGraph()
        var dense = LayeredGraph()
        for index in 0..<400 {
            star.nodes.append(.init(id: "n\(index)", lines: ["State \(index)"]))
            star.edges.append(.init(from: "n0", to: "n\(index)"))
            if index < 60 { dense.nodes.append(.init(id: "n\(index)", lines: ["State \(index)"])) }
        }
        for from in 0..<60 { for to in 0..<60 { dense.edges.append(.init(from: "n\(from)", to: "n\(to)")) } }
        for graph in [star, dense] {
            let drawing = GraphDrawing(graph)
            #expect(drawing.lines.count + drawing.named.count == graph.edges.count { $0.from != $0.to })
            let lined = GraphDrawing(graph, options: DrawingOptions(backEdges: .lines, namedFrom: nil, longest: nil))
            #expect(lined.lines.count + lined.named.count == drawing.lines.count + drawing.named.count)
            #expect(lined.width < 400)
        }
    }
}
