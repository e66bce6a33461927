/// How many columns text takes on a terminal.
public enum DisplayWidth {
    /// What a scalar does on a terminal.
    public enum Kind: Sendable, Equatable {
        /// One column.
        case narrow
        /// Two columns.
        case wide
        /// No column: it joins the scalar before it.
        case mark
        /// Shown as a plain space.
        case space
        /// Left out without a trace: it only chooses between shapes of the scalar before it.
        case ignored
        /// Must never be sent to a terminal; shown as a replacement of one column.
        case harmful
    }

    /// Columns of a scalar by itself: 0, 1 or 2. Something harmful counts 1, the width of what is shown instead.
    public static func width(of scalar: Unicode.Scalar) -> Int {
        switch kind(of: scalar) {
        case .narrow, .space, .harmful: 1
        case .wide: 2
        case .mark, .ignored: 0
        }
    }

    /// Columns that ``Canvas/put(_:column:row:role:width:)`` takes for the text.
    ///
    /// With a limit, counting stops soon after it: enough to know that a text does not fit.
    public static func width(of text: String, upTo limit: Int = .max) -> Int {
        if text.utf8.count <= 256, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
        return Glyph.glyphs(of: text, columns: limit).reduce(0) { $0 + $1.width }
    }

    public static func kind(of scalar: Unicode.Scalar) -> Kind {
        let value = scalar.value
        if value < 0x300 { return kindOfLatin(value) }
        if (0xFE00...0xFE0F).contains(value) || (0xE0100...0xE01EF).contains(value) { return .ignored }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark:
            return .mark
        case .format:
            // The joiner and non-joiner shape letters in several scripts; every other format character hides or reorders.
            return value == 0x200C || value == 0x200D ? .mark : .harmful
        case .control, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
            return .harmful
        case .spaceSeparator where value != 0x3000:
            return .space
        default:
            // Hangul vowels and final consonants join the syllable's first letter.
            if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FB).contains(value) { return .mark }
            return isWide(scalar) ? .wide : .narrow
        }
    }

    private static func kindOfLatin(_ value: UInt32) -> Kind {
        switch value {
        case 0x20..<0x7F: .narrow
        case 0x09, 0x0A, 0x0D, 0xA0: .space
        case 0..<0xA0: .harmful
        case 0xAD: .harmful
        default: .narrow
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        guard value >= 0x1100 else { return false }
        if scalar.properties.isEmojiPresentation {
            // Flags are pairs of letters, and each letter is narrow.
            return !(0x1F1E6...0x1F1FF).contains(value)
        }
        var low = 0
        var high = wideRanges.count
        while low < high {
            let middle = (low + high) / 2
            if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < wideRanges.count && wideRanges[low].contains(value)
    }

    /// East Asian Wide and Fullwidth (Unicode Standard Annex 11), emoji left to the property above. Gaps that hold only
    /// unassigned scalars or marks are bridged: those are decided before. So are the circled numbers and hexagrams inside
    /// of CJK, which terminals show wide whatever the annex said when.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4C6,
        0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x1B2FB, 0x1F200...0x1F320, 0x1F3E0...0x1F3F0, 0x1F947...0x1F9FF, 0x20000...0x3FFFD,
    ]
}
