/// A strict reader of the HTML this module writes: stricter than the standard, so that nothing sloppy passes.
///
/// Every element but the void ones must be closed in order, every attribute quoted and once only, every `&` an entity.
struct HTMLChecker {
    struct Element: Equatable {
        var name: String
        var attributes: [String: String]
        /// The names of the elements around it, outermost first.
        var ancestors: [String]
    }

    private(set) var problems: [String] = []
    private(set) var elements: [Element] = []
    /// The text of the page without its style sheet, entities resolved.
    private(set) var text = ""

    private static let void: Set<String> = ["meta", "hr", "br", "img"]
    private static let selfClosing: Set<String> = ["path", "rect"]
    private static let entities = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]

    init(_ html: String) {
        var rest = html[...]
        guard rest.hasPrefix("<!DOCTYPE html>\n") else {
            problems.append("no doctype")
            return
        }
        rest = rest.dropFirst("<!DOCTYPE html>\n".count)
        var open: [String] = []
        while let start = rest.firstIndex(of: "<") {
            readText(rest[..<start])
            guard let end = rest[start...].firstIndex(of: ">") else {
                problems.append("a tag that never ends")
                return
            }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                let name = String(tag.dropFirst())
                if open.last == name { open.removeLast() } else { problems.append("</\(name)> closes \(open.last ?? "nothing")") }
                continue
            }
            guard let element = readTag(tag, ancestors: open) else { continue }
            elements.append(element)
            if element.name == "style" {
                let close = rest.range(of: "</style>")
                guard let close else {
                    problems.append("a style that never ends")
                    return
                }
                rest = rest[close.upperBound...]
            } else if tag.hasSuffix("/") {
                if !Self.selfClosing.contains(element.name) { problems.append("<\(element.name)/> closes itself") }
            } else if !Self.void.contains(element.name) {
                open.append(element.name)
            }
        }
        readText(rest)
        if !open.isEmpty { problems.append("never closed: \(open)") }
    }

    private mutating func readText(_ piece: Substring) {
        var piece = piece
        while let ampersand = piece.firstIndex(of: "&") {
            text += piece[..<ampersand]
            piece = piece[ampersand...]
            guard let entity = Self.entities.first(where: { piece.hasPrefix($0.key) }) else {
                problems.append("a bare & in text")
                return
            }
            text += entity.value
            piece = piece.dropFirst(entity.key.count)
        }
        text += piece
    }

    private mutating func readTag(_ tag: Substring, ancestors: [String]) -> Element? {
        let name = String(tag.prefix { $0.isLetter || $0.isNumber })
        var attributes: [String: String] = [:]
        var rest = tag.dropFirst(name.count)
        guard !name.isEmpty else {
            problems.append("a tag without a name: <\(tag)>")
            return nil
        }
        while true {
            rest = rest.drop { $0 == " " }
            if rest.isEmpty || rest == "/" { break }
            let key = String(rest.prefix { $0 != "=" })
            rest = rest.dropFirst(key.count)
            guard rest.hasPrefix("=\""), let end = rest.dropFirst(2).firstIndex(of: "\""),
                key.allSatisfy({ $0.isLetter || $0 == "-" }), attributes[key] == nil
            else {
                problems.append("an attribute of <\(name)> is not well formed: \(key)")
                return nil
            }
            attributes[key] = String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end])
            rest = rest[rest.index(after: end)...]
        }
        return Element(name: name, attributes: attributes, ancestors: ancestors)
    }

    func elements(named name: String) -> [Element] { elements.filter { $0.name == name } }
}

extension Substring {
    /// Where a piece of text begins and ends, without Foundation.
    fileprivate func range(of other: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
            start = index(after: start)
        }
        return nil
    }
}
