/// The style sheet inside the file: black on white, 12 point, pages that break between items and not in them.
struct HTMLStyle {
    let document: Document
    let paper: HTMLLayout.Paper

    var css: String { pages + "\n" + Self.body + "\n" + Self.items + "\n" + Self.paperOnly }

    /// What stands in the margins of each page: office and case above, form and page below.
    private var pages: String {
        let words = document.words
        let marks = document.marks.joined(separator: " · ")
        return """
            @page {
              size: \(size);
              margin: 16mm 15mm 15mm 17mm;
              @top-left { content: \(HTMLText.styleString(document.issuer)); width: 42%; \(Self.margin) }
              @top-center { content: \(HTMLText.styleString(marks)); width: 33%; \(Self.margin) font-weight: bold; }
              @top-right { content: \(HTMLText.styleString(document.reference ?? "")); width: 25%; \(Self.margin) font-weight: bold; }
              @bottom-left { content: \(HTMLText.styleString(document.footer.text)); \(Self.margin) }
              @bottom-right { content: \(HTMLText.styleString(words.page + " ")) counter(page) \
            \(HTMLText.styleString(" " + words.of + " ")) counter(pages); \(Self.margin) }
            }
            """
    }

    /// A sheet lying down is `landscape`; with the paper left open, the word stands alone.
    private var size: String {
        guard document.isLandscape else { return paper.rawValue }
        return paper == .any ? "landscape" : "\(paper.rawValue) landscape"
    }

    private static let margin = "font: 9pt Arial, Helvetica, \"Liberation Sans\", sans-serif; color: #000;"

    private static let body = """
        html { color: #000; background: #fff; font: 12pt/1.25 Arial, Helvetica, "Liberation Sans", sans-serif; }
        body { max-width: 48rem; margin: 0 auto; padding: 1rem; }
        h1 { font-size: 20pt; line-height: 1.2; margin: 0.2em 0 0.4em; }
        h2 { clear: both; font-size: 14pt; line-height: 1.25; margin: 0.8em 0 0.3em; padding-bottom: 0.1em; border-bottom: 1.5pt solid #000; }
        h3 { font-size: 12pt; line-height: 1.3; margin: 0; }
        h4 { font-size: 12pt; margin: 0.4em 0 0; }
        h3 + p, h2 + p { margin-top: 0.15em; }
        p { margin: 0.3em 0; }
        .issuer { font-weight: bold; margin: 0; }
        .form { margin: 0; font-size: 9.5pt; }
        header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: 0 1.5em; }
        header .mark { flex: 1 0 100%; box-sizing: border-box; }
        .mark { margin: 0 0 0.5em; padding: 0.2em 0.6em; border: 2.5pt double #000; text-align: center; font-weight: bold; letter-spacing: 0.04em; }
        .notice { display: flow-root; padding: 0.4em 0.7em; border: 1pt solid #000; }
        .watermark { display: none; }
        table { border-collapse: collapse; margin: 0.4em 0; }
        caption { text-align: start; padding: 0.2em 0; }
        th, td { text-align: start; vertical-align: top; padding: 0.06em 1.1em 0.06em 0; }
        .facts th { font-weight: normal; white-space: nowrap; }
        .facts td { font-weight: bold; overflow-wrap: anywhere; }
        .unbroken { white-space: nowrap; }
        .grid { width: calc(100% - 1pt); font-size: 11pt; }
        .grid th, .grid td { border: 0.5pt solid #000; padding: 0.3em 0.45em; overflow-wrap: break-word; }
        .grid td p { margin: 0; }
        .code { font-family: "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: 9.5pt; overflow-wrap: anywhere; }
        .barcode { float: right; width: 72mm; margin: 0 0 0.6em 1em; text-align: center; }
        [dir=rtl] .barcode { float: left; margin: 0 1em 0.6em 0; }
        .barcode svg { display: block; width: 72mm; height: 14mm; shape-rendering: crispEdges; }
        .barcode figcaption { font-size: 17pt; font-weight: bold; letter-spacing: 0.05em; }
        .barcode small { display: block; font-size: 10pt; font-weight: normal; letter-spacing: 0; }
        .box { margin: 1em 0 0.4em; padding: 0.4em 0.8em 0.6em; border: 1.5pt solid #000; }
        .box h2 { margin: 0 0 0.4em; border: 0; padding: 0; font-size: 12pt; }
        .blanks { display: grid; grid-template-columns: repeat(auto-fit, minmax(13em, 1fr)); gap: 0 1.5em; margin: 0; }
        .blank { margin: 0; padding-top: 1.9em; }
        .box .blank { padding-top: 3.4em; }
        .blank span { display: block; border-top: 0.75pt solid #000; padding-top: 0.15em; font-size: 10.5pt; }
        .signature { display: grid; grid-template-columns: 3fr 1fr; gap: 1.5em; }
        hr { border: 0; border-top: 0.75pt solid #000; margin: 1em 0; }
        """

    private static let items = """
        .items { list-style: none; margin: 0; padding: 0; }
        .item { display: grid; grid-template-columns: 2rem 1fr; column-gap: 0.4rem; padding: 0.3em 0; border-bottom: 0.5pt solid #000; }
        .item.bare { padding: 0.1em 0; border: 0; }
        .item > svg { width: 1.35rem; height: 1.35rem; margin-top: 0.05em; }
        .with-notes .item { grid-template-columns: 2rem 1fr 9rem; }
        .with-notes main > p { max-width: 42rem; }
        .notes { border-inline-start: 0.5pt solid #000; margin-inline-start: 0.5rem; padding-inline-start: 0.4rem; font-size: 9.5pt; }
        .item p { margin: 0.05em 0; }
        .item .emphasis { font-weight: bold; }
        .details { display: flex; flex-wrap: wrap; column-gap: 1.4em; list-style: none; margin: 0.05em 0 0; padding: 0; font-size: 11pt; overflow-wrap: anywhere; }
        .item .condition { font-style: italic; }
        .findings { list-style: none; margin: 0.4em 0; padding: 0; }
        .finding { display: grid; grid-template-columns: 1.4rem 1fr; column-gap: 0.4rem; padding: 0.15em 0; }
        .finding > svg { width: 1rem; height: 1rem; margin-top: 0.15em; }
        .finding p { margin: 0; }
        .lines { margin: 0.3em 0; padding-inline-start: 1.3em; }
        .caution { border-inline-start: 3pt solid #000; padding-inline-start: 0.5em; }
        """

    private static let paperOnly = """
        @media (max-width: 40rem) {
          .with-notes .item { grid-template-columns: 2rem 1fr; }
          .notes { display: none; }
          .barcode, [dir=rtl] .barcode { float: none; margin: 0.6em 0; }
        }
        @media print {
          body { max-width: none; padding: 0; }
          h1, h2, h3, caption, thead { break-after: avoid; }
          tbody tr:first-child { break-before: avoid; }
          .item, .finding, .notice, .mark, .box, .barcode, .signing, .kept, tr { break-inside: avoid; }
          p { orphans: 3; widows: 3; }
          thead { display: table-header-group; }
          .watermark { display: block; position: fixed; top: 40%; left: 0; right: 0; z-index: -1; text-align: center;
            font-size: 88pt; font-weight: bold; color: #e6e6e6; transform: rotate(-30deg); }
        }
        """
}
