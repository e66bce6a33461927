/// A colour of the sRGB space, eight bits a channel.
public struct RGB: Sendable, Hashable {
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8

    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    public static let black = RGB(0, 0, 0)
    public static let white = RGB(255, 255, 255)

    /// Reads six hexadecimal digits, with or without `#` before them.
    public init?(hex: String) {
        let digits = hex.hasPrefix("#") ? String(hex.dropFirst()) : hex
        guard digits.utf8.count == 6, digits.allSatisfy({ $0.isHexDigit && $0.isASCII }),
            let value = UInt32(digits, radix: 16)
        else { return nil }
        self.init(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    }

    /// Six lower-case hexadecimal digits.
    public var hex: String {
        [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Relative luminance, 0 (black) to 1 (white), as WCAG 2.1 defines it.
    public var luminance: Double {
        0.2126 * RGB.linear[Int(red)] + 0.7152 * RGB.linear[Int(green)] + 0.0722 * RGB.linear[Int(blue)]
    }

    /// Contrast ratio of WCAG 2.1, 1 to 21. Text wants 4.5 (7 for AAA), signs and frames 3.
    public func contrast(with other: RGB) -> Double {
        let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (light + 0.05) / (dark + 0.05)
    }

    /// This colour moved towards another: 0 is this one, 1 the other.
    public func mixed(with other: RGB, _ share: Double) -> RGB {
        func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
            UInt8((Double(from) + (Double(to) - Double(from)) * min(max(share, 0), 1) + 0.5).rounded(.down))
        }
        return RGB(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
    }

    /// Black or white, whichever is easier to read on this colour.
    public var readableOpposite: RGB {
        contrast(with: .black) >= contrast(with: .white) ? .black : .white
    }

    /// How different two colours look: a weighted distance that follows the eye better than a plain one. 0 is equal.
    func distance(to other: RGB) -> Int {
        let mean = (Int(red) + Int(other.red)) / 2
        let (r, g, b) = (Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue))
        return ((512 + mean) * r * r >> 8) + 4 * g * g + ((767 - mean) * b * b >> 8)
    }

    /// Largest minus smallest channel: 0 is a grey.
    var chroma: Int { Int(max(red, green, blue)) - Int(min(red, green, blue)) }

    private static let linear: [Double] = (0...255).map { step in
        let channel = Double(step) / 255
        return channel <= 0.04045 ? channel / 12.92 : power((channel + 0.055) / 1.055, 2.4)
    }

    /// x to the 2.4 for 0 < x ≤ 1, as (x²·x²·x²·x²·x²·x²)^(1/5): the standard library alone has only square roots.
    private static func power(_ x: Double, _ exponent: Double) -> Double {
        // exponent is 12/5: find y with y⁵ = x¹² by Newton's rule, from above.
        let target = x * x * x * x * x * x * x * x * x * x * x * x
        var y = 1.0
        for _ in 0..<60 {
            let next = y - (y * y * y * y * y - target) / (5 * y * y * y * y)
            if abs(next - y) < 1e-15 { break }
            y = next
        }
        return y
    }
}
