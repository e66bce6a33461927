extension LayeredGraph {
    /// The graph as Graphviz DOT. Nodes are called n0, n1, … so that no name from outside can be anything but a label.
    public func dot() -> String {
        let graph = IndexedGraph(self)
        let ranking = Ranking(graph)
        var lines = [
            "digraph {",
            "    graph [rankdir=TB, nodesep=0.4, ranksep=0.5]",
            "    node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\", fontsize=11]",
            "    edge [fontname=\"sans-serif\", fontsize=9, arrowsize=0.7]",
        ]
        for (number, node) in graph.nodes.enumerated() {
            let loops = node.loops.filter { !$0.isEmpty }.map { "↻ " + $0 }
            let text = ((node.lines.isEmpty ? [node.id] : node.lines) + loops).map(Self.escapedForDOT).joined(separator: "\\n")
            var attributes = ["label=\"\(text)\""]
            switch node.kind {
            case .start: attributes.append("shape=oval")
            case .end: attributes.append("peripheries=2")
            case .normal: break
            }
            if node.emphasis == .current { attributes.append("penwidth=3") }
            if node.emphasis == .trail { attributes.append("penwidth=2") }
            if node.heat > 0 { attributes.append("fillcolor=\"\(["#ffffff", "#fff3d6", "#ffe2a8", "#ffc878", "#ffa64d"][node.heat])\"") }
            lines.append("    n\(number) [\(attributes.joined(separator: ", "))]")
        }
        for (number, link) in graph.links.enumerated() {
            var attributes: [String] = []
            if !link.labels.isEmpty { attributes.append("label=\"\(link.labels.map(Self.escapedForDOT).joined(separator: "\\n"))\"") }
            if ranking.isBack[number] { attributes += ["style=dashed", "constraint=false"] }
            if link.isTrail { attributes.append("penwidth=2.5") }
            lines.append("    n\(link.from) -> n\(link.to)" + (attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]"))
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    /// Text inside double quotes; a backslash would otherwise begin an escape such as \N, the node's name.
    private static func escapedForDOT(_ text: String) -> String {
        var result = ""
        for character in CleanText.shown(text) {
            if character == "\"" || character == "\\" { result.append("\\") }
            result.append(character)
        }
        return result
    }
}
