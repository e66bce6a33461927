import Testing

@testable import LayeredDrawing

/// Colours that can be told from their ground, in light and in dark (WCAG 2.2, 1.4.3 and 1.4.11).
@Suite struct ColourContrastTests {
    @Test func textAndLinesStandOutFromTheirGround() {
        for value in [\(name: String, light: String, dark: String).light, \.dark] {
            let colours = Dictionary(uniqueKeysWithValues: SVGStyle.colours.map { ($0.name, Self.luminance($0[keyPath: value])) })
            func contrast(_ one: String, _ other: String) -> Double {
                let (first, second) = (colours[one] ?? 0, colours[other] ?? 0)
                return (max(first, second) + 0.05) / (min(first, second) + 0.05)
            }
            for ground in ["paper", "heat0", "heat1", "heat2", "heat3", "heat4"] { #expect(contrast("ink", ground) >= 4.5, "\(ground)") }
            for line in ["line", "back", "trail"] { #expect(contrast(line, "paper") >= 3, "\(line)") }
        }
    }

    /// Relative luminance of "#rrggbb". The exponent 2.2 stands for the curve of sRGB, which it follows to within a hundredth.
    private static func luminance(_ colour: String) -> Double {
        let number = Int(colour.dropFirst(), radix: 16) ?? 0
        let parts = [number >> 16, number >> 8 & 255, number & 255].map { power($0) }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// (value / 255) to the power of 2.2: the square times the fifth root.
    private static func power(_ value: Int) -> Double {
        let share = Double(value) / 255
        var root = 1.0
        for _ in 0..<60 where share > 0 { root -= (root * root * root * root * root - share) / (5 * root * root * root * root) }
        return share > 0 ? share * share * root : 0
    }
}
