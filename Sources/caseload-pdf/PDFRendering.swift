#if PDF
    import CaseDocuments

    /// Makes the file: once through the document to count its pages, once to draw them.
    struct PDFRendering {
        let document: Document
        let paper: Paper

        func file() throws(FilterFailure) -> [UInt8] {
            let typesetter = Typesetter(language: LanguageTag(document.language)?.text ?? "en")
            guard typesetter.hasLetters else {
                throw FilterFailure("No PDF can be made, because there are no fonts on this machine: install fonts-liberation.")
            }
            let counting = flow(typesetter, pen: nil, pageCount: nil, root: StructureNode(.document))
            let size = document.isLandscape ? (paper.height, paper.width) : (paper.width, paper.height)
            let pen = Pen(width: size.0, height: size.1, typesetter: typesetter)
            let root = StructureNode(.document)
            _ = flow(typesetter, pen: pen, pageCount: counting.pages, root: root)
            guard let drawn = DrawnFile(try pen.finish()) else {
                throw FilterFailure(
                    "The PDF could not be completed, because this machine's Cairo writes files that caseload-pdf cannot read again.",
                    status: 3)
            }
            return try TaggedFile(document: document, drawn: drawn, root: root, pen: pen, size: size).bytes()
        }

        private func flow(_ typesetter: Typesetter, pen: Pen?, pageCount: Int?, root: StructureNode) -> PageFlow {
            let frame = PageFrame(document: document, paper: paper, typesetter: typesetter, pageCount: pageCount, root: root)
            let flow = PageFlow(frame: frame, pen: pen)
            BlockSetter(
                document: document, typesetter: typesetter, frame: frame, flow: flow, root: root,
                notes: NotesMargin(document, frame: frame, typesetter: typesetter)
            ).setAll()
            return flow
        }
    }
#endif
