/// How many colours a terminal shows.
public enum ColourDepth: String, Sendable, Hashable, CaseIterable {
    case trueColour, colours256, colours16, colours8
    /// A terminal without colour, or a person who set NO_COLOR.
    case none

    /// From what the terminal description and the environment say.
    ///
    /// - Parameters:
    ///   - colours: the number terminfo gives (`colors`), 0 or less for none.
    ///   - noColour: NO_COLOR; any value but an empty one turns colour off (no-color.org).
    ///   - colourTerm: COLORTERM; `truecolor` or `24bit` promise every colour.
    public init(colours: Int, noColour: String?, colourTerm: String?) {
        if let noColour, !noColour.isEmpty {
            self = .none
        } else if colours > 0, colourTerm == "truecolor" || colourTerm == "24bit" {
            self = .trueColour
        } else {
            switch colours {
            case ..<8: self = .none
            case ..<16: self = .colours8
            case ..<256: self = .colours16
            case 1 << 24: self = .trueColour
            default: self = .colours256
            }
        }
    }
}

/// A colour as it is told to a terminal.
public enum ResolvedColour: Sendable, Hashable {
    case rgb(RGB)
    /// A place in the terminal's table of 256, 16 or 8.
    case index(Int)
}

/// How a role looks on a terminal of a certain depth.
public struct ResolvedStyle: Sendable, Hashable {
    /// `nil` leaves the terminal's own colour.
    public var foreground: ResolvedColour?
    public var background: ResolvedColour?
    public var attributes: Attributes

    public init(foreground: ResolvedColour? = nil, background: ResolvedColour? = nil, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }
}

extension Theme {
    /// The style of a role at a depth. A pure rule, so that a recorded screen and a real one agree.
    ///
    /// - Every colour: the theme as it is.
    /// - 256: the nearest place of cube and greys; if that costs readability, the nearest one that keeps 4.5:1 (3:1 where the
    ///   theme itself has less).
    /// - 16 and 8: black and white for ground and text, as the variant has it; a role keeps its hue where that is
    ///   readable on the ground. What has a background of its own is shown in reverse.
    /// - None: bold, underline, reverse and dim by ``Role/withoutColour``.
    public func resolve(_ role: Role, depth: ColourDepth) -> ResolvedStyle {
        let style = style(of: role)
        switch depth {
        case .trueColour:
            return ResolvedStyle(
                foreground: .rgb(style.foreground), background: .rgb(style.background), attributes: style.attributes)
        case .colours256:
            let background = Palette.nearest256(to: style.background)
            return ResolvedStyle(
                foreground: .index(Theme.readable256(style, on: background)), background: .index(background),
                attributes: style.attributes)
        case .colours16, .colours8:
            return few(role, count: depth == .colours8 ? 8 : 16)
        case .none:
            return ResolvedStyle(attributes: role.withoutColour)
        }
    }

    private static func readable256(_ style: Style, on background: Int) -> Int {
        let ground = Palette.colour256(background)
        let wanted = min(style.contrast, style.contrast >= 7 ? 7 : style.contrast >= 4.5 ? 4.5 : 3)
        let luminance = ground.luminance
        let readable = Palette.places256.filter { place in
            let (light, dark) = (max(place.luminance, luminance), min(place.luminance, luminance))
            return (light + 0.05) / (dark + 0.05) >= wanted
        }
        let nearest = readable.min {
            $0.colour.distance(to: style.foreground) < $1.colour.distance(to: style.foreground)
        }
        return nearest?.index ?? Palette.nearest256(to: ground.readableOpposite)
    }

    /// Attributes tell the roles apart as they do without colour; a hue comes on top where it can be read.
    private func few(_ role: Role, count: Int) -> ResolvedStyle {
        let white = count == 16 ? 15 : 7
        let (ground, ink) = variant == .dark ? (0, white) : (white, 0)
        let hue = role.terminalHues.first { index in
            index < count && Palette.sixteen[index].contrast(with: Palette.sixteen[ground]) >= 4.5
        }
        return ResolvedStyle(
            foreground: .index(hue ?? ink), background: .index(ground), attributes: role.withoutColour)
    }
}

extension Role {
    /// How the role is told apart where there is no colour at all.
    ///
    /// Statuses, focus, selection and the training mark differ from each other and from text by bold, underline and
    /// reverse alone, because a VT100 has no dim.
    public var withoutColour: Attributes {
        switch self {
        case .text, .hint, .border: []
        case .muted, .disabled: .dim
        case .strong, .title, .heading, .key, .accent, .bar: .bold
        case .good: .underline
        case .field: [.underline, .dim]
        case .warning, .match: [.bold, .underline]
        case .focus: .reverse
        case .selected: [.reverse, .underline]
        case .bad: [.bold, .reverse]
        case .training: [.bold, .reverse, .underline]
        }
    }

    /// The places in the table of sixteen that suit the role, the brighter one first.
    fileprivate var terminalHues: [Int] {
        switch self {
        case .good: [10, 2]
        case .warning, .training: [11, 3]
        case .bad: [9, 1]
        case .accent, .key: [14, 6, 4]
        case .heading, .focus: [12, 4]
        case .match: [13, 5]
        default: []
        }
    }
}
