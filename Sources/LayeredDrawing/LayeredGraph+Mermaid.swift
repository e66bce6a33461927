extension LayeredGraph {
    /// The graph as a Mermaid state diagram. States are called n0, n1, … so that no name from outside can be anything but a label.
    public func mermaid() -> String {
        let graph = IndexedGraph(self)
        var lines = ["stateDiagram-v2", "    direction TB"]
        for (number, node) in graph.nodes.enumerated() {
            let text = (node.lines.isEmpty ? [node.id] : node.lines).map(Self.escapedForMermaid).joined(separator: "<br/>")
            lines.append("    state \"\(text.isEmpty ? " " : text)\" as n\(number)")
        }
        for number in graph.nodes.indices where graph.nodes[number].kind == .start { lines.append("    [*] --> n\(number)") }
        for link in graph.links { lines.append(Self.transition(link.from, link.to, labels: link.labels)) }
        for (number, node) in graph.nodes.enumerated() where !node.loops.isEmpty {
            lines.append(Self.transition(number, number, labels: node.loops))
        }
        for number in graph.nodes.indices where graph.nodes[number].kind == .end { lines.append("    n\(number) --> [*]") }
        let current = graph.nodes.indices.filter { graph.nodes[$0].emphasis == .current }
        if !current.isEmpty {
            lines.append("    classDef current stroke-width:4px")
            lines += current.map { "    class n\($0) current" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func transition(_ from: Int, _ to: Int, labels: [String]) -> String {
        let text = labels.filter { !$0.isEmpty }.map(escapedForMermaid).joined(separator: "<br/>")
        return "    n\(from) --> n\(to)" + (text.isEmpty ? "" : " : \(text)")
    }

    /// Every sign of ASCII that might mean something becomes a character entity, which Mermaid writes as #number; and turns back after
    /// parsing.
    private static func escapedForMermaid(_ text: String) -> String {
        var result = ""
        for character in CleanText.shown(text) {
            let isPlain = character.isLetter || character.isNumber || " ,.'()/?!".contains(character)
            // One hyphen is a hyphen; two are the beginning of an arrow.
            if isPlain || character.asciiValue == nil || (character == "-" && result.last != "-") {
                result.append(character)
            } else if let ascii = character.asciiValue {
                result += "#\(ascii);"
            }
        }
        return result
    }
}
