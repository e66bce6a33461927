import LayeredDrawing
import Testing

@Suite struct LayeredGraphTests {
    @Test func heatIsKeptBetweenColdAndHot() {
        #expect(LayeredGraph.Node(id: "a", lines: ["A"], heat: 9).heat == 4)
        #expect(LayeredGraph.Node(id: "a", lines: ["A"], heat: -1).heat == 0)
    }
}
