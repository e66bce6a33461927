/// Says whether text is well-formed XML, as far as the files here use it: elements, attributes, character entities.
enum WellFormed {
    static func fault(in text: String) -> String? {
        var open: [Substring] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            if let fault = entityFault(in: rest[..<start]) { return fault }
            guard let end = rest[start...].firstIndex(of: ">") else { return "a tag does not end" }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return "\(tag) closes nothing" }
                continue
            }
            let isEmpty = tag.hasSuffix("/")
            let name = tag.prefix { $0.isLetter }
            if name.isEmpty { return "a tag without a name: \(tag)" }
            if let fault = attributeFault(in: tag.dropFirst(name.count).dropLast(isEmpty ? 1 : 0)) { return fault }
            if !isEmpty { open.append(name) }
        }
        if let name = open.last { return "\(name) is not closed" }
        return rest.contains { !$0.isWhitespace } ? "text after the end" : nil
    }

    private static func attributeFault(in text: Substring) -> String? {
        var rest = text.drop { $0 == " " }
        var names: Set<Substring> = []
        while !rest.isEmpty {
            let name = rest.prefix { $0.isLetter || "-:".contains($0) }
            rest = rest.dropFirst(name.count)
            guard !name.isEmpty, names.insert(name).inserted, rest.hasPrefix("=\""), let end = rest.dropFirst(2).firstIndex(of: "\"") else {
                return "an attribute is amiss: \(text)"
            }
            let value = rest.dropFirst(2)[..<end]
            if value.contains("<") { return "< in \(name)" }
            if let fault = entityFault(in: value) { return fault }
            rest = rest[rest.index(after: end)...].drop { $0 == " " }
        }
        return nil
    }

    private static func entityFault(in text: Substring) -> String? {
        for piece in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
        where !["amp;", "lt;", "gt;", "quot;", "#39;"].contains(where: { piece.hasPrefix($0) }) {
            return "a bare & before \(piece.prefix(10))"
        }
        return nil
    }
}
