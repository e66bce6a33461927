/// The colours of terminals that cannot show every colour.
enum Palette {
    /// The sixteen colours as xterm has them: 0-7 dark, 8-15 bright. A person may have set others, so they count as
    /// hues only.
    static let sixteen: [RGB] = [
        RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
        RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
        RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
        RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
    ]

    /// Places of the table of 256 that look the same everywhere: a cube of 6×6×6 from 16 and 24 greys from 232. The
    /// first sixteen are left out, because people set them to what they like.
    static let places256: [(index: Int, colour: RGB, luminance: Double)] = (16..<256).map {
        ($0, colour256($0), colour256($0).luminance)
    }

    static func colour256(_ index: Int) -> RGB {
        if index >= 232 {
            let level = UInt8(8 + 10 * (index - 232))
            return RGB(level, level, level)
        }
        let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
        let place = max(0, index - 16)
        return RGB(steps[place / 36], steps[place / 6 % 6], steps[place % 6])
    }

    static func nearest256(to colour: RGB) -> Int {
        places256.min { $0.colour.distance(to: colour) < $1.colour.distance(to: colour) }?.index ?? 16
    }
}
