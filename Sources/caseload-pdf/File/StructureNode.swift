/// An element of the document as it is read aloud: what it is, what it holds, and which marked pieces of which pages are it.
final class StructureNode {
    enum Role: String {
        case document = "Document", heading1 = "H1", heading2 = "H2", heading3 = "H3", heading4 = "H4", paragraph = "P"
        case list = "L", listItem = "LI", label = "Lbl", listBody = "LBody"
        case table = "Table", caption = "Caption", row = "TR", headerCell = "TH", dataCell = "TD"
        case figure = "Figure", section = "Sect", division = "Div"
    }

    enum Scope: String { case row = "Row", column = "Column" }

    /// What stands inside, in reading order.
    enum Content {
        case node(StructureNode)
        case piece(page: Int, number: Int)
    }

    let role: Role
    /// What a figure shows, in words.
    var alternative: String?
    /// Where it is not in the document's language.
    var language: String?
    var scope: Scope?
    /// Where a figure stands on its page: left, bottom, right, top in points from the page's lower left corner.
    var bounds: (left: Double, bottom: Double, right: Double, top: Double)?
    private(set) var contents: [Content] = []

    init(_ role: Role, alternative: String? = nil, language: String? = nil, scope: Scope? = nil) {
        self.role = role
        self.alternative = alternative
        self.language = language
        self.scope = scope
    }

    /// A new element inside, after what is there.
    func add(_ role: Role, alternative: String? = nil, language: String? = nil, scope: Scope? = nil) -> StructureNode {
        let node = StructureNode(role, alternative: alternative, language: language, scope: scope)
        contents.append(.node(node))
        return node
    }

    func addPiece(page: Int, number: Int) { contents.append(.piece(page: page, number: number)) }
}
