extension Canvas {
    /// The same picture with frames and signs made of ASCII, for terminals and fonts that lack them. Text of people
    /// (letters of any script) stays as it is.
    public func asciiFrames() -> Canvas {
        var plain = self
        plain.substitute(Canvas.asciiSigns)
        return plain
    }

    private static let asciiSigns: [Unicode.Scalar: Unicode.Scalar] = {
        var signs: [Unicode.Scalar: Unicode.Scalar] = [
            "▸": ">", "▶": ">", "→": ">", "←": "<", "↑": "^", "↓": "v", "⏎": "<", "⌫": "<", "⇧": "^", "✓": "x",
            "☑": "x",
            "☐": "o", "●": "*", "○": "o", "•": "*", "·": ".", "…": "~", "—": "-", "–": "-", "«": "<", "»": ">",
            "›": ">",
            "‹": "<", "×": "x", "█": "#", "▓": "#", "▒": "#", "░": ".", "▌": "|", "▐": "|", "⋮": ":", "\u{FFFD}": "?",
            "‘": "'", "’": "'", "“": "\"", "”": "\"", "⚠": "!",
        ]
        // The block of box drawing: lines lie, stand, or cross.
        for value in UInt32(0x2500)...0x257F {
            guard let scalar = Unicode.Scalar(value) else { continue }
            signs[scalar] =
                switch value {
                case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D: "-"
                case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551: "|"
                case 0x2550: "="
                default: "+"
                }
        }
        return signs
    }()
}
