/// Lays a document out as one HTML5 file that needs nothing beside it: it reads well on a screen, aloud and on paper.
public struct HTMLLayout: Sendable, Equatable {
    /// The paper that `@page` asks for.
    public enum Paper: String, Sendable, CaseIterable {
        case letter
        case a4 = "A4"
        /// Whatever lies in the printer.
        case any = "auto"
    }

    public let paper: Paper

    public init(paper: Paper = .any) {
        self.paper = paper
    }

    public func html(_ document: Document) -> String {
        let language = HTMLText.languageTag(document.language)
        let blocks = HTMLBlocks(document: document)
        let title = [document.title, document.reference].compactMap { $0 }.joined(separator: " · ")
        let marks =
            document.marks.isEmpty ? "" : "<p class=\"mark\">\(HTMLText.escaped(document.marks.joined(separator: " · ")))</p>\n"
        // Fixed boxes print on every page also where a browser knows no margin boxes.
        let watermark = document.watermark.map {
            "<div class=\"watermark\" aria-hidden=\"true\">\(HTMLText.escaped($0))</div>\n"
        }
        return """
            <!DOCTYPE html>
            <html lang="\(language)" dir="\(HTMLText.direction(of: language))">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(HTMLText.escaped(title))</title>
            <style>
            \(HTMLStyle(document: document, paper: paper).css)
            </style>
            </head>
            <body\(document.hasNotesMargin ? " class=\"with-notes\"" : "")>
            \(watermark ?? "")<header>
            \(marks)<p class="issuer">\(HTMLText.escaped(document.issuer))</p>
            <p class="form">\(HTMLText.escaped(document.footer.text))</p>
            </header>
            <main>
            <h1\(HTMLText.languageAttributes(document.titleLanguage))>\(HTMLText.escaped(document.title))</h1>
            \(blocks.html)</main>
            </body>
            </html>

            """
    }
}
