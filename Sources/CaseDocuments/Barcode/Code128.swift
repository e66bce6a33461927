/// Code 128, code set B (ISO/IEC 15417): printable ASCII as bars that any office's scanner reads.
///
/// Case numbers mix letters and short runs of digits, so that set C would save nothing.
public struct Code128: Sendable, Equatable {
    public let text: String
    /// Widths in modules, bar and gap in turn, beginning and ending with a bar; quiet zones are left to whoever draws it.
    public let widths: [Int]

    /// Free space that scanners want on each side, in modules.
    public static let quietZone = 10

    /// Nil for empty text and for anything but printable ASCII.
    public init?(_ text: String) {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return nil }
        let values = text.utf8.map { Int($0) - 32 }
        let symbols = [Self.startB] + values + [Self.checkValue(for: values), Self.stop]
        self.text = text
        self.widths = symbols.flatMap { symbol in Self.patterns[symbol].utf8.map { Int($0) - 48 } }
    }

    /// Modules from the first bar to the last.
    public var moduleCount: Int { widths.reduce(0, +) }

    /// Bars as their first module and their width.
    public var bars: [(start: Int, width: Int)] {
        var position = 0
        var bars: [(start: Int, width: Int)] = []
        for (index, width) in widths.enumerated() {
            if index.isMultiple(of: 2) { bars.append((position, width)) }
            position += width
        }
        return bars
    }

    /// The start symbol's value plus each value times its place, modulo 103.
    static func checkValue(for values: [Int]) -> Int {
        values.enumerated().reduce(startB) { $0 + ($1.offset + 1) * $1.element } % 103
    }

    static let startB = 104
    static let stop = 106

    /// Widths of the symbols 0 to 106: six a symbol and eleven modules, the stop symbol seven and thirteen.
    static let patterns: [String] = """
        212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222
        123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321
        232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121
        313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224
        111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111
        111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113
        114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}
