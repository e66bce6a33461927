extension Folding {
    /// The words of a text as they stand in it, each with its folded form; for marking what agreed.
    ///
    /// Words are cut as `words(_:)` cuts them. Empty for a text that is longer than what is looked at.
    static func placedWords(_ text: String) -> [(folded: String, range: Range<String.Index>)] {
        guard text.unicodeScalars.count <= limit else { return [] }
        var placed: [(String, Range<String.Index>)] = []
        var start: String.Index?
        var index = text.startIndex
        func finish(_ end: String.Index) {
            guard let begin = start else { return }
            start = nil
            let folded = words(String(text[begin..<end])).joined()
            if !folded.isEmpty { placed.append((folded, begin..<end)) }
        }
        while index < text.endIndex {
            let character = text[index]
            let isPart = !words(String(character)).isEmpty
            if isPart {
                if start == nil { start = index }
            } else if !"'`\u{2018}\u{2019}\u{02BB}\u{02BC}".contains(character) {
                finish(index)
            }
            index = text.index(after: index)
        }
        finish(text.endIndex)
        return placed
    }

    /// Where a displayed text agrees with what was typed: parts of it, in order, that are to be marked.
    ///
    /// - Parameters:
    ///   - field: what the text shows; agreements of other fields mark nothing in it.
    public static func marks(in text: String, _ agreements: [Agreement], of field: Agreement.Field) -> [Range<String.Index>] {
        let agreements = agreements.filter { $0.field == field }
        guard !agreements.isEmpty else { return [] }
        if field == .phone { return phoneMarks(in: text, agreements) }
        let placed = placedWords(text)
        var marks: [Range<String.Index>] = []
        for (index, word) in placed.enumerated() {
            for agreement in agreements {
                if agreement.word == word.folded {
                    marks.append(word.range.lowerBound..<self.end(of: agreement.length, in: text, word.range))
                } else if let last = joined(agreement.word, from: index, placed) {
                    marks.append(word.range.lowerBound..<placed[last].range.upperBound)
                }
            }
        }
        return united(marks)
    }

    /// The last of the words from `index` on that written as one are this word.
    private static func joined(
        _ word: String, from index: Int, _ placed: [(folded: String, range: Range<String.Index>)]
    ) -> Int? {
        var text = ""
        for last in index..<min(index + 4, placed.count) {
            text += placed[last].folded
            if last > index, text == word { return last }
            guard word.utf8.starts(with: text.utf8) else { return nil }
        }
        return nil
    }

    private static func end(of length: Int, in text: String, _ range: Range<String.Index>) -> String.Index {
        var (left, index) = (length, range.lowerBound)
        while index < range.upperBound, left > 0 {
            left -= words(String(text[index])).joined().unicodeScalars.count
            index = text.index(after: index)
        }
        return left <= 0 ? index : range.upperBound
    }

    private static func phoneMarks(in text: String, _ agreements: [Agreement]) -> [Range<String.Index>] {
        let places = text.indices.filter { text[$0].isASCII && text[$0].isNumber }
        let digits = String(places.map { text[$0] })
        let marks = agreements.compactMap { agreement -> Range<String.Index>? in
            let found = digits.range(endingLast: agreement.word)
            guard let found, agreement.length > 0 else { return nil }
            let last = min(found.lowerBound + agreement.length, found.upperBound) - 1
            return places[found.lowerBound]..<text.index(after: places[last])
        }
        return united(marks)
    }

    private static func united(_ marks: [Range<String.Index>]) -> [Range<String.Index>] {
        marks.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { united, mark in
            if let last = united.last, mark.lowerBound < last.upperBound {
                united[united.count - 1] = last.lowerBound..<max(last.upperBound, mark.upperBound)
            } else {
                united.append(mark)
            }
        }
    }
}

extension String {
    /// Where, counted in characters, the text last contains another.
    fileprivate func range(endingLast other: String) -> Range<Int>? {
        let (all, part) = (Array(self), Array(other))
        guard !part.isEmpty, part.count <= all.count else { return nil }
        let start = (0...(all.count - part.count)).last { all[$0..<($0 + part.count)].elementsEqual(part) }
        return start.map { $0..<($0 + part.count) }
    }
}
