import Glibc
import Testing
import TextCanvas

/// Our widths beside the C library's, over every scalar there is.
@Suite struct DisplayWidthTests {
    /// Where we differ on purpose, or because the two know different versions of Unicode.
    private func isTolerated(_ scalar: Unicode.Scalar, ours: DisplayWidth.Kind, theirs: Int32) -> Bool {
        // Refused here and shown as one column of replacement, whatever the C library thinks.
        if ours == .harmful { return true }
        // Narrow spaces become a plain one; variation selectors vanish.
        if ours == .space || ours == .ignored { return true }
        // Assigned in our version of Unicode and not in theirs.
        if theirs == -1 { return true }
        // Assigned since Unicode 15: older C libraries give reserved wide blocks and marks other widths.
        if let age = scalar.properties.age, age.major >= 15 { return true }
        // AHOM CONSONANT SIGN MEDIAL RA became a mark with a width in Unicode 15.
        if scalar.value == 0x1171E { return true }
        return false
    }

    @Test func widthsAgreeWithTheCLibrary() throws {
        let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
        let before = uselocale(locale)
        defer {
            uselocale(before)
            freelocale(locale)
        }
        // The C library has it, but its header shows it to X/Open programs only.
        let symbol = try #require(dlsym(dlopen(nil, RTLD_NOW), "wcwidth"))
        let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
        try #require(wcwidth(0x65E5) == 2, "C.UTF-8 is not installed")
        var differences: [String] = []
        var compared = 0
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let theirs = wcwidth(wchar_t(value))
            let kind = DisplayWidth.kind(of: scalar)
            if isTolerated(scalar, ours: kind, theirs: theirs) { continue }
            compared += 1
            if DisplayWidth.width(of: scalar) != Int(theirs) {
                differences.append(
                    "U+\(String(value, radix: 16)) \(scalar.properties.generalCategory) ours \(kind) theirs \(theirs)")
            }
        }
        #expect(compared > 140_000)
        #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(60).joined(separator: "; "))")
    }

    @Test func widthOfTextIsTheSumOfItsGlyphs() {
        for text in ["", "abc", "日本x", "e\u{301}", "a\u{1B}b", "👩‍👩‍👧‍👦", "Nguyễn"] {
            var canvas = Canvas(columns: 40, rows: 1)
            #expect(canvas.put(text, column: 0, row: 0) == text.displayWidth)
        }
    }
}
