#if PDF
    import CaseDocuments

    /// Makes the file that is handed out from the one that Cairo drew: pages and fonts as they are, and around them what
    /// Cairo 1.16 cannot say, namely language, structure with alternative texts and scopes, artifacts, outline, title.
    ///
    /// Objects are numbered in the order in which the pages need them, and nothing in the file comes from a clock or from chance.
    struct TaggedFile {
        let document: Document
        let drawn: DrawnFile
        let root: StructureNode
        let pen: Pen
        let size: (width: Double, height: Double)

        /// Fewer pages are leafed through faster than looked up.
        static let pagesWorthAnOutline = 9

        func bytes() throws(FilterFailure) -> [UInt8] {
            guard drawn.pages.count == pen.owners.count else { throw Self.unexpected }
            var writer = FileWriter()
            let catalog = writer.reserve()
            let info = writer.reserve()
            let pages = writer.reserve()
            let numbers = drawn.pages.map { _ in writer.reserve() }
            let language = LanguageTag(document.language)?.text ?? "und"
            try writePages(numbers, parent: pages, &writer)
            let structure = StructureWriter(pages: numbers, language: language).write(
                root, pieces: pen.owners.map { $0.count { $0 != nil } }, &writer)
            let outline = numbers.count >= Self.pagesWorthAnOutline ? writeOutline(numbers, &writer) : nil
            let metadata = writer.reserve()
            writer.write(metadata, "/Type /Metadata /Subtype /XML", stream: Array(packet(language).utf8))
            writer.write(
                pages, "<< /Type /Pages /Kids [ \(numbers.map { "\($0) 0 R" }.joined(separator: "\n")) ] /Count \(numbers.count) >>")
            let date = creationDate.map { " /CreationDate (D:\($0))" } ?? ""
            writer.write(
                info,
                "<< /Title \(FileWriter.text(title)) /Author \(FileWriter.text(SafeText.line(document.issuer))) "
                    + "/Creator (Caseload) /Producer (caseload-pdf)\(date) >>")
            let outlines = outline.map { " /Outlines \($0) 0 R /PageMode /UseOutlines" } ?? ""
            writer.write(
                catalog,
                "<< /Type /Catalog /Pages \(pages) 0 R /Lang (\(language)) /MarkInfo << /Marked true >> /StructTreeRoot \(structure) 0 R "
                    + "/ViewerPreferences << /DisplayDocTitle true >> /Metadata \(metadata) 0 R\(outlines) >>")
            return writer.finish(root: catalog, info: info)
        }

        private static let unexpected = FilterFailure(
            "The PDF could not be completed, because this machine's Cairo writes files that caseload-pdf cannot read again.", status: 3)

        private var title: String {
            [document.title, document.reference ?? ""].map(SafeText.line).filter { !$0.isEmpty }.joined(separator: " · ")
        }

        /// `YYYYMMDD` of the day that the document says it is of; a clock would make each print another file.
        private var creationDate: String? {
            guard let day = document.printedOn?.split(separator: "-"), day.map(\.count) == [4, 2, 2] else { return nil }
            let digits = day.joined()
            return digits.utf8.allSatisfy { (48...57).contains($0) } ? digits : nil
        }

        private func writePages(_ numbers: [Int], parent: Int, _ writer: inout FileWriter) throws(FilterFailure) {
            var copies = ObjectCopies(drawn: drawn)
            for (index, page) in drawn.pages.enumerated() {
                guard let contents = drawn.object(page.contents), let packed = contents.stream, let stream = Deflate.unpack(packed),
                    let marked = ContentMarking.mark(stream, owners: pen.owners[index])
                else { throw Self.unexpected }
                let content = writer.reserve()
                writer.write(content, "/Filter /FlateDecode", stream: try Deflate.pack(marked))
                guard let resources = copies.copy(page.resources, &writer) else { throw Self.unexpected }
                writer.write(
                    numbers[index],
                    "<< /Type /Page /Parent \(parent) 0 R /MediaBox [ 0 0 \(FileWriter.number(size.width)) \(FileWriter.number(size.height)) ] "
                        + "/Contents \(content) 0 R /Resources \(resources) 0 R /StructParents \(index) /Tabs /S >>")
            }
        }

        /// Headings as a tree; a level that is left out is taken as the next one down.
        private func writeOutline(_ pages: [Int], _ writer: inout FileWriter) -> Int? {
            struct Entry {
                var number: Int
                var parent: Int
                var children: [Int] = []
                var bookmark: Pen.Bookmark?
            }
            var entries = [Entry(number: writer.reserve(), parent: 0)]
            var path = [0]
            var levels = [0]
            for bookmark in pen.bookmarks {
                while levels.count > 1, levels[levels.count - 1] >= bookmark.level {
                    levels.removeLast()
                    path.removeLast()
                }
                let parent = path[path.count - 1]
                entries.append(Entry(number: writer.reserve(), parent: parent, bookmark: bookmark))
                entries[parent].children.append(entries.count - 1)
                path.append(entries.count - 1)
                levels.append(bookmark.level)
            }
            guard entries.count > 1 else { return nil }
            for (index, entry) in entries.enumerated() {
                var parts: [String] = []
                if let bookmark = entry.bookmark {
                    let siblings = entries[entry.parent].children
                    let place = siblings.firstIndex(of: index) ?? 0
                    let top = FileWriter.number(size.height - bookmark.top + 8)
                    parts.append(
                        "/Title \(FileWriter.text(SafeText.line(String(bookmark.text.prefix(200))))) /Parent \(entries[entry.parent].number) 0 R"
                    )
                    parts.append("/Dest [ \(pages[bookmark.page]) 0 R /XYZ 0 \(top) null ]")
                    if place > 0 { parts.append("/Prev \(entries[siblings[place - 1]].number) 0 R") }
                    if place + 1 < siblings.count { parts.append("/Next \(entries[siblings[place + 1]].number) 0 R") }
                } else {
                    parts.append("/Type /Outlines")
                }
                if let first = entry.children.first, let last = entry.children.last {
                    // Open down to the second level: the chapters are in sight, what is in them is a click away.
                    let isOpen = entry.bookmark.map { $0.level < 2 } ?? true
                    parts.append("/First \(entries[first].number) 0 R /Last \(entries[last].number) 0 R")
                    parts.append("/Count \(isOpen ? entry.children.count : -entry.children.count)")
                }
                writer.write(entry.number, "<< \(parts.joined(separator: " ")) >>")
            }
            return entries[0].number
        }

        /// The title and language once more, as XMP, where newer readers look for them.
        private func packet(_ language: String) -> String {
            func escaped(_ text: String) -> String {
                text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            }
            return """
                <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
                <dc:format>application/pdf</dc:format>
                <dc:title><rdf:Alt><rdf:li xml:lang="x-default">\(escaped(title))</rdf:li></rdf:Alt></dc:title>
                <dc:language><rdf:Bag><rdf:li>\(language)</rdf:li></rdf:Bag></dc:language>
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>
                """
        }
    }
#endif
