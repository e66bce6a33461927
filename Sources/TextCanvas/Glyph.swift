/// A harmless scalar with a width and the zero-width marks on it: what fits into one cell (or two).
public struct Glyph: Sendable, Hashable {
    public let scalar: Unicode.Scalar
    public let marks: [Unicode.Scalar]
    /// Columns: 1 or 2.
    public let width: Int

    /// curses keeps a base and four more in a cell, and drops the rest without a word.
    public static let maximumMarks = 4
    /// Shown in place of what must not reach a terminal.
    public static let replacement: Unicode.Scalar = "\u{FFFD}"

    init(_ scalar: Unicode.Scalar, marks: [Unicode.Scalar] = [], width: Int = 1) {
        self.scalar = scalar
        self.marks = marks
        self.width = width
    }

    /// Takes text from anywhere apart into glyphs that are safe to show.
    ///
    /// - Controls (C0, C1, escape), line separators, direction marks and other invisible format characters, private
    ///   and unassigned scalars: each becomes a visible replacement.
    /// - Tabs, newlines and all narrow spaces: a plain space. CR LF is one.
    /// - Every scalar with a width starts a glyph; up to four marks join it, more are dropped.
    /// - Emoji made of several: the first one stands for all (no skin tones, no joined families).
    /// - Variation selectors are dropped: terminals disagree about the width they give.
    ///
    /// Stops soon after `columns` are filled, however long the text is.
    public static func glyphs(of text: String, columns: Int = .max) -> [Glyph] {
        var sequence = GlyphSequence(capacity: min(text.utf8.count, columns))
        for scalar in text.unicodeScalars {
            sequence.take(scalar)
            if sequence.columns > columns { break }
        }
        return sequence.finish()
    }
}

/// The state while scalars are put together to glyphs.
private struct GlyphSequence {
    /// Columns of the glyphs that are complete.
    private(set) var columns = 0
    private var glyphs: [Glyph] = []
    private var base: Unicode.Scalar?
    private var marks: [Unicode.Scalar] = []
    private var width = 1
    private var previousWasReturn = false
    /// A joiner came after an emoji: the next scalar belongs to it and is not shown.
    private var joinsEmoji = false

    init(capacity: Int) { glyphs.reserveCapacity(max(0, capacity)) }

    mutating func take(_ scalar: Unicode.Scalar) {
        if (0x20..<0x7F).contains(scalar.value) {
            previousWasReturn = false
            joinsEmoji = false
            return start(scalar, width: 1)
        }
        let afterReturn = previousWasReturn
        previousWasReturn = scalar == "\r"
        switch DisplayWidth.kind(of: scalar) {
        case .space:
            if !(scalar == "\n" && afterReturn) { start(" ", width: 1) }
        case .harmful:
            start(Glyph.replacement, width: 1)
        case .ignored:
            break
        case .mark:
            add(mark: scalar)
        case .narrow, .wide:
            let isSkinTone = (0x1F3FB...0x1F3FF).contains(scalar.value)
            let joined = joinsEmoji && scalar.value > 0xFF && scalar.properties.isEmoji
            joinsEmoji = false
            if joined || (isSkinTone && baseIsEmoji) { return }
            start(scalar, width: DisplayWidth.kind(of: scalar) == .wide ? 2 : 1)
        }
    }

    mutating func finish() -> [Glyph] {
        flush()
        return glyphs
    }

    private var baseIsEmoji: Bool { base.map { $0.value > 0xFF && $0.properties.isEmoji } ?? false }

    private mutating func start(_ scalar: Unicode.Scalar, width: Int) {
        flush()
        joinsEmoji = false
        base = scalar
        self.width = width
    }

    private mutating func add(mark: Unicode.Scalar) {
        let isJoiner = mark.value == 0x200D
        if isJoiner && baseIsEmoji {
            joinsEmoji = true
            return
        }
        // A mark with nothing to stand on gets the dotted circle that fonts use for the same purpose.
        if base == nil { base = "\u{25CC}" }
        if marks.count < Glyph.maximumMarks { marks.append(mark) }
    }

    private mutating func flush() {
        guard let base else { return }
        glyphs.append(Glyph(base, marks: marks, width: width))
        columns += width
        self.base = nil
        if !marks.isEmpty { marks = [] }
    }
}
