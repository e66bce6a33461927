import LayeredDrawing
import Testing

/// SVG, DOT and Mermaid are valid whatever a name contains.
@Suite struct TextExportTests {
    private static let hostile = [
        "\"; } evil [", "a\\", "\\N\\\"", "</text><script>alert(1)</script>", "&amp; ]]>", "-->", "<!--", "#35; : end", "%% note",
        "\u{1B}[31mred",
        "two\nlines\r\n\ttab", "\u{202E}turned", "null\u{0}null", "\u{FFFE}", "{{x}}", "|a|", "state", "end", "note right of", "[*]", "",
        "`x`", "e\u{301}é",
        "日本", "👩‍👩‍👧", String(repeating: "z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}", count: 40),
    ]

    private var graph: LayeredGraph {
        var graph = LayeredGraph()
        for (index, name) in Self.hostile.enumerated() {
            graph.nodes.append(.init(id: "\(index)\(name)", lines: [name, name], kind: index == 0 ? .start : .normal, loops: [name]))
            if index > 0 {
                graph.edges.append(.init(from: graph.nodes[index / 2].id, to: graph.nodes[index].id, labels: [name, name]))
                graph.edges.append(.init(from: graph.nodes[index].id, to: graph.nodes[index / 3].id, labels: [name]))
            }
        }
        return graph
    }

    @Test(arguments: DrawingOptions.BackEdges.allCases) func svgIsWellFormedAndShowsNoControlCharacters(_ back: DrawingOptions.BackEdges) {
        let drawing = GraphDrawing(graph, options: DrawingOptions(backEdges: back, labels: true))
        for name in Self.hostile {
            let svg = drawing.svg(SVGStyle(title: name, description: name, language: name))
            #expect(WellFormed.fault(in: svg) == nil)
            #expect(!svg.contains("<script"))
            #expect(svg.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 32 && $0.value < 0xFFFE) || $0.value > 0xFFFF })
        }
    }

    @Test func svgSaysWhatItShows() {
        var graph = Workflows.small
        graph.nodes[1].heat = 3
        graph.nodes[1].emphasis = .current
        let svg = GraphDrawing(graph).svg(SVGStyle(title: "Small & simple", description: "Three states", language: "en"))
        for piece in [
            "role=\"img\"", "<title id=\"layered-title\">Small &amp; simple</title>", "<desc id=\"layered-desc\">Three states</desc>",
            "lang=\"en\"", "viewBox=\"0 0 ", "prefers-color-scheme: dark", "class=\"heat3\"", "class=\"box current\"", ">▶ In work</text>",
            "<title>New → In work: Take</title>", "stroke-dasharray",
        ] {
            #expect(svg.contains(piece), "\(piece)")
        }
        // Nothing from elsewhere: no picture, script, font or sheet is fetched.
        #expect(!svg.contains("href") && !svg.contains("@import") && svg.split(separator: "http").count == 2)
    }

    @Test func aTerminalGetsNothingToObey() {
        let text = GraphDrawing(graph, options: DrawingOptions(labels: true)).grid().text()
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!text.unicodeScalars.contains("\u{202E}"))
    }

    @Test func dotKeepsEveryNameInItsQuotes() {
        for line in graph.dot().split(separator: "\n").dropFirst().dropLast() {
            var isInside = false
            var isEscaped = false
            var outside = ""
            for character in line {
                if isInside {
                    if isEscaped {
                        isEscaped = false
                    } else if character == "\\" {
                        isEscaped = true
                    } else if character == "\"" {
                        isInside = false
                    }
                } else if character == "\"" {
                    isInside = true
                } else {
                    outside.append(character)
                }
            }
            #expect(!isInside, "\(line)")
            #expect(outside.unicodeScalars.allSatisfy { $0.isASCII } && !outside.contains("}") && !outside.contains("\\"), "\(line)")
        }
        let dot = Workflows.small.dot()
        #expect(dot.contains("n0 -> n1 [label=\"Take\"]"))
        #expect(dot.contains("n1 -> n0 [label=\"Give back\", style=dashed, constraint=false]"))
        #expect(dot.contains("n2 [label=\"Done\", peripheries=2]"))
    }

    @Test func mermaidKeepsEveryNameInItsPlace() {
        let mermaid = graph.mermaid()
        for line in mermaid.split(separator: "\n").dropFirst(2) {
            let isState = line.hasPrefix("    state \"") && line.count { $0 == "\"" } == 2
            let text = line.split(separator: " : ", maxSplits: 1).dropFirst().first ?? ""
            let isTransition = line.contains(" --> ") && !line.contains("\"")
            #expect(isState || isTransition, "\(line)")
            #expect(!text.replacingBreaks.contains { "\"<>{}[]\\`%:".contains($0) }, "\(line)")
        }
        #expect(
            Workflows.small.mermaid() == """
                stateDiagram-v2
                    direction TB
                    state "New" as n0
                    state "In work" as n1
                    state "Done" as n2
                    [*] --> n0
                    n0 --> n1 : Take
                    n1 --> n2 : Finish
                    n1 --> n0 : Give back
                    n2 --> n0 : Reopen
                    n2 --> [*]

                """)
    }
}

extension Substring {
    /// Without the line breaks that are meant.
    fileprivate var replacingBreaks: String {
        var rest = self
        var result = ""
        while let first = rest.first {
            if rest.hasPrefix("<br/>") {
                rest = rest.dropFirst(5)
            } else {
                result.append(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }
}
