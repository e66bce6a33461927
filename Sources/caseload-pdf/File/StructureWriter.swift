/// Writes the tree of elements, and the table that leads from each page's pieces back to them (ISO 32000-1, 14.7).
struct StructureWriter {
    /// Objects of the pages, in order.
    let pages: [Int]
    let language: String

    /// - Parameter pieces: how many numbered pieces each page has.
    /// - Returns: the number of the tree's root.
    func write(_ document: StructureNode, pieces: [Int], _ writer: inout FileWriter) -> Int {
        let root = writer.reserve()
        var owners = pieces.map { Array(repeating: 0, count: $0) }
        let top = writer.reserve()
        // A list instead of a recursion: depth and number are the document's affair.
        var waiting: [(node: StructureNode, number: Int, parent: Int)] = [(document, top, root)]
        while let (node, number, parent) = waiting.popLast() {
            var kids: [String] = []
            var inside: [(StructureNode, Int, Int)] = []
            let home = Self.firstPage(of: node)
            for content in node.contents {
                switch content {
                case .piece(let page, let piece):
                    owners[page][piece] = number
                    kids.append(page == home ? "\(piece)" : "<< /Type /MCR /Pg \(pages[page]) 0 R /MCID \(piece) >>")
                case .node(let child):
                    guard !Self.isEmpty(child) else { continue }
                    let kid = writer.reserve()
                    kids.append("\(kid) 0 R")
                    inside.append((child, kid, number))
                }
            }
            let page = home.map { " /Pg \(pages[$0]) 0 R" } ?? ""
            let held = kids.count == 1 ? kids[0] : "[ \(kids.joined(separator: " ")) ]"
            writer.write(
                number,
                "<< /Type /StructElem /S /\(node.role.rawValue) /P \(parent) 0 R\(page)\(Self.attributes(of: node)) /K \(held) >>")
            waiting += inside.reversed()
        }
        let parents = writer.reserve()
        let lists = owners.enumerated().map { "\($0.offset) [ \($0.element.map { "\($0) 0 R" }.joined(separator: " ")) ]" }
        writer.write(parents, "<< /Nums [\n\(lists.joined(separator: "\n"))\n] >>")
        writer.write(root, "<< /Type /StructTreeRoot /K \(top) 0 R /ParentTree \(parents) 0 R /ParentTreeNextKey \(pages.count) >>")
        return root
    }

    /// Elements that nothing was drawn for are not worth hearing of. Cells are: a table has them in every row.
    private static func isEmpty(_ node: StructureNode) -> Bool {
        switch node.role {
        case .headerCell, .dataCell: false
        default:
            node.contents.allSatisfy { content in
                if case .node(let child) = content { isEmpty(child) } else { false }
            }
        }
    }

    private static func firstPage(of node: StructureNode) -> Int? {
        for content in node.contents {
            if case .piece(let page, _) = content { return page }
        }
        return nil
    }

    private static func attributes(of node: StructureNode) -> String {
        var text = ""
        if let alternative = node.alternative { text += " /Alt \(FileWriter.text(alternative))" }
        if let language = node.language { text += " /Lang (\(language))" }
        if let scope = node.scope { text += " /A << /O /Table /Scope /\(scope.rawValue) >>" }
        if node.role == .list { text += " /A << /O /List /ListNumbering /None >>" }
        if let bounds = node.bounds {
            let box = [bounds.left, bounds.bottom, bounds.right, bounds.top].map(FileWriter.number).joined(separator: " ")
            text += " /A << /O /Layout /Placement /Block /BBox [ \(box) ] >>"
        }
        return text
    }
}
