/// Turns what comes in lists into HTML: things to do, findings and plain lines.
struct HTMLItems {
    let document: Document

    /// The role restores what some readers forget about a list without bullets.
    func items(_ items: [CheckItem]) -> String {
        "<ol class=\"items\" role=\"list\">\n" + items.enumerated().map { item($0.element, isFirst: $0.offset == 0) }.joined() + "</ol>"
    }

    func findings(_ findings: [Finding]) -> String {
        "<ul class=\"findings\" role=\"list\">\n" + findings.map(finding).joined() + "</ul>"
    }

    func list(_ lines: [ListLine]) -> String {
        let entries = lines.map { line in
            "<li><span\(HTMLText.languageAttributes(line.language))>\(escaped(line.text))</span>"
                + (line.detail.map { "<br><small>\(escaped($0))</small>" } ?? "") + "</li>\n"
        }
        return "<ul class=\"lines\">\n\(entries.joined())</ul>"
    }

    /// Items with a number are steps one may look for, and so are headings; a mere box is not.
    private func item(_ item: CheckItem, isFirst: Bool) -> String {
        let language = HTMLText.languageAttributes(item.titleLanguage)
        var parts =
            item.number.map { ["<h3\(language)>\($0). \(escaped(item.title))</h3>"] } ?? ["<p\(language)>\(escaped(item.title))</p>"]
        if let condition = item.condition { parts.append("<p class=\"condition\">\(escaped(condition))</p>") }
        if let emphasis = item.emphasis { parts.append("<p class=\"emphasis\">\(escaped(emphasis))</p>") }
        if let explanation = item.explanation {
            parts.append("<p\(HTMLText.languageAttributes(item.explanationLanguage))>\(escaped(explanation))</p>")
        }
        parts += details(item.facts) + caution(item.caution)
        let notes =
            document.hasNotesMargin
            ? "<div class=\"notes\" aria-hidden=\"true\">\(isFirst ? escaped(document.words.notes) : "")</div>\n" : ""
        return
            "<li class=\"\(item.number == nil ? "item bare" : "item")\">\n\(checkBox(isDone: item.isDone))\n<div>\n\(parts.joined(separator: "\n"))\n</div>\n\(notes)</li>\n"
    }

    private func finding(_ finding: Finding) -> String {
        let text = "<span\(HTMLText.languageAttributes(finding.language))>\(escaped(finding.text))</span>"
        let parts = ["<p><b>\(escaped(finding.word)):</b> \(text)</p>"] + details(finding.facts) + caution(finding.caution)
        return "<li class=\"finding\">\n\(sign(finding.standing))\n<div>\n\(parts.joined(separator: "\n"))\n</div>\n</li>\n"
    }

    private func details(_ facts: [Fact]) -> [String] {
        if facts.isEmpty { return [] }
        let entries = facts.map { fact in
            "<li><span>\(escaped(fact.label)):</span> <bdi\(HTMLText.languageAttributes(fact.language))>\(escaped(fact.value))</bdi></li>\n"
        }
        return ["<ul class=\"details\">\n\(entries.joined())</ul>"]
    }

    private func caution(_ text: String?) -> [String] { text.map { ["<p class=\"caution\">\(escaped($0))</p>"] } ?? [] }

    /// Drawn, so that it does not depend on a font having the sign.
    private func checkBox(isDone: Bool) -> String {
        let label = escaped(isDone ? document.words.done : document.words.toDo)
        let tick = isDone ? "<path d=\"M4.5 10.5 8.5 15 16 5\" fill=\"none\" stroke=\"#000\" stroke-width=\"2.4\"/>" : ""
        return "<svg viewBox=\"0 0 20 20\" role=\"img\" aria-label=\"\(label)\">"
            + "<rect x=\"1.5\" y=\"1.5\" width=\"17\" height=\"17\" fill=\"none\" stroke=\"#000\" stroke-width=\"1.6\"/>\(tick)</svg>"
    }

    /// Not read out: the word beside it says the same.
    private func sign(_ standing: Finding.Standing) -> String {
        let path =
            switch standing {
            case .holds: "M3 10.5 8 16 17 4"
            case .fails: "M4 4 16 16M16 4 4 16"
            case .unknown: "M6 7a4 4 0 1 1 5.6 3.7c-1.2.6-1.6 1.2-1.6 2.8M10 16v1.6"
            }
        return "<svg viewBox=\"0 0 20 20\" aria-hidden=\"true\">"
            + "<path d=\"\(path)\" fill=\"none\" stroke=\"#000\" stroke-width=\"2.4\"/></svg>"
    }

    private func escaped(_ text: String) -> String { HTMLText.escaped(text) }
}
