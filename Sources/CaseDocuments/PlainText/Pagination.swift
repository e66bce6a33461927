/// Lines that belong on one page if they fit one.
struct Chunk: Equatable {
    var lines: [String]
    /// Empty lines before it, unless it begins a page.
    var spaceBefore = 1
    /// A heading must not be the last thing on a page.
    var keepsWithNext = false
}

/// Fills pages with chunks, breaking inside one only when it is longer than a page.
struct Pagination {
    /// Lines of a page's body.
    let height: Int

    /// At least one page, each with at most ``height`` lines.
    func pages(_ chunks: [Chunk]) -> [[String]] {
        var pages: [[String]] = []
        var page: [String] = []
        func turn() {
            pages.append(page)
            page = []
        }
        for group in groups(chunks) {
            let block = joined(group)
            let space = page.isEmpty ? 0 : group.first?.spaceBefore ?? 0
            if page.count + space + block.count <= height {
                page += Array(repeating: "", count: space) + block
                continue
            }
            if !page.isEmpty { turn() }
            for line in block {
                if page.count == height { turn() }
                page.append(line)
            }
        }
        if !page.isEmpty || pages.isEmpty { turn() }
        return pages
    }

    /// Headings with what follows them, as long as both fit a page; else the chunk stands alone.
    private func groups(_ chunks: [Chunk]) -> [[Chunk]] {
        var groups: [[Chunk]] = []
        var open: [Chunk] = []
        for chunk in chunks {
            open.append(chunk)
            if chunk.keepsWithNext { continue }
            groups.append(open)
            open = []
        }
        if !open.isEmpty { groups.append(open) }
        return groups
    }

    private func joined(_ group: [Chunk]) -> [String] {
        group.enumerated().flatMap { index, chunk in
            (index == 0 ? [] : Array(repeating: "", count: chunk.spaceBefore)) + chunk.lines
        }
    }
}
