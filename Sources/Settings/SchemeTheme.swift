public import TextCanvas

extension Theme {
    /// Makes a theme of any sixteen colours, and readable at that.
    ///
    /// The slots' customary meanings are the starting point, never trusted: schemes in circulation keep the background's own
    /// colour in a text slot, or nothing red where red is customary. So every role ends by rule at 4.5:1 against what is
    /// behind it (frames and the edge of the focus at 3:1), and the three statuses have their customary hues.
    public init(scheme: Base16Scheme, name: String) {
        let tones = SchemeTones(scheme)
        let ground = tones.background
        func on(_ background: RGB, _ colour: RGB, _ attributes: Attributes = [], atLeast ratio: Double = 4.5) -> Style {
            Style(tones.readable(colour, on: background, atLeast: ratio), on: background, attributes)
        }
        let base = Style(tones.text, on: ground)
        let accent = tones.readable(scheme[0xD], on: ground, atLeast: 4.5)
        let training = tones.readable(tones.status(.yellow), on: ground, atLeast: 4.5)
        self.init(
            name: name, variant: tones.isDark ? .dark : .light, base: base,
            styles: [
                .strong: Style(tones.text, on: ground, .bold),
                .muted: on(ground, tones.muted),
                .title: on(ground, tones.text, .bold),
                .heading: on(ground, scheme[0xD], .bold),
                .accent: on(ground, scheme[0xC]),
                .good: on(ground, tones.status(.green)),
                .warning: on(ground, tones.status(.yellow), .bold),
                .bad: on(ground, tones.status(.red), .bold),
                .disabled: on(ground, scheme[3]),
                .selected: on(tones.selection, tones.text),
                .focus: on(accent, ground, .bold),
                .field: on(tones.surface, tones.text, .underline),
                .border: on(ground, scheme[3], atLeast: 3),
                .bar: on(tones.surface, tones.text),
                .hint: on(ground, tones.muted),
                .key: on(ground, scheme[0xC], .bold),
                .training: on(training, ground, .bold),
                .match: on(ground, scheme[9], [.bold, .underline]),
            ])
    }
}

/// What a scheme's colours are good for, found by looking at them.
private struct SchemeTones {
    let background: RGB
    let text: RGB
    let muted: RGB
    let surface: RGB
    let selection: RGB
    let isDark: Bool
    private let scheme: Base16Scheme

    init(_ scheme: Base16Scheme) {
        self.scheme = scheme
        let ground = scheme[0]
        background = ground
        isDark = ground.readableOpposite == .white
        let customary = [5, 6, 7, 4].map { scheme[$0] }
        // Where none of the text slots can be read, the greyest colour that can be is nearest to what text looks like.
        let any = scheme.colours.filter { $0.contrast(with: ground) >= 4.5 }.min { $0.spread < $1.spread }
        let text = customary.first { $0.contrast(with: ground) >= 4.5 } ?? any ?? ground.readableOpposite
        self.text = text
        muted =
            [scheme[4], scheme[3]].first { (4.5..<text.contrast(with: ground)).contains($0.contrast(with: ground)) }
            ?? scheme[3]
        surface = (1.08...2).contains(scheme[1].contrast(with: ground)) ? scheme[1] : ground.mixed(with: text, 0.1)
        selection = (1.2...2.2).contains(scheme[2].contrast(with: ground)) ? scheme[2] : ground.mixed(with: text, 0.25)
    }

    /// The colour itself where it can be read; else moved as little as it takes, towards text, black or white.
    func readable(_ colour: RGB, on background: RGB, atLeast ratio: Double) -> RGB {
        if colour.contrast(with: background) >= ratio { return colour }
        for step in 1...20 {
            for target in [text, background.readableOpposite] {
                let mixed = colour.mixed(with: target, Double(step) / 20)
                if mixed.contrast(with: background) >= ratio { return mixed }
            }
        }
        return background.readableOpposite
    }

    /// A status colour: the customary slot if its hue is what people expect, else another of the scheme that has the hue, else one of ours.
    func status(_ hue: StatusHue) -> RGB {
        let order = hue.slots + (1...15).filter { !hue.slots.contains($0) }
        return order.map { scheme[$0] }.first(where: hue.fits) ?? hue.fallback
    }
}

/// The hues people read as stop, care and go.
private enum StatusHue {
    case red, yellow, green

    /// Slots that customarily hold it.
    var slots: [Int] {
        switch self {
        case .red: [0x8, 0xF]
        case .yellow: [0xA, 0x9]
        case .green: [0xB]
        }
    }

    var fallback: RGB {
        switch self {
        case .red: RGB(0xE0, 0x4F, 0x4F)
        case .yellow: RGB(0xD9, 0xA0, 0x2E)
        case .green: RGB(0x5F, 0xAF, 0x5F)
        }
    }

    func fits(_ colour: RGB) -> Bool {
        guard colour.spread >= 32, let hue = colour.hue else { return false }
        return switch self {
        case .red: hue >= 335 || hue <= 22
        case .yellow: (25...65).contains(hue)
        case .green: (65.1...175).contains(hue)
        }
    }
}

extension RGB {
    /// Largest minus smallest channel: 0 for a grey.
    fileprivate var spread: Int { Int(max(red, green, blue)) - Int(min(red, green, blue)) }

    /// Degrees on the colour circle, red at 0; `nil` for a grey.
    fileprivate var hue: Double? {
        guard spread > 0 else { return nil }
        let (r, g, b, d) = (Double(red), Double(green), Double(blue), Double(spread))
        let sixth: Double =
            switch max(red, green, blue) {
            case red: (g - b) / d
            case green: 2 + (b - r) / d
            default: 4 + (r - g) / d
            }
        return sixth < 0 ? sixth * 60 + 360 : sixth * 60
    }
}
