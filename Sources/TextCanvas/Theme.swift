/// How each role looks, with every colour there is. Less able terminals get it by ``resolve(_:depth:)``.
public struct Theme: Sendable, Hashable {
    public enum Variant: String, Sendable, Hashable, CaseIterable {
        case dark, light
    }

    public let name: String
    public let variant: Variant
    /// The style of ordinary text, and of every role nothing else is said about.
    public let base: Style
    private let styles: [Role: Style]

    public init(name: String, variant: Variant, base: Style, styles: [Role: Style]) {
        self.name = name
        self.variant = variant
        self.base = base
        self.styles = styles
    }

    public func style(of role: Role) -> Style { styles[role] ?? base }
}

/// How text looks where every colour can be shown.
public struct Style: Sendable, Hashable {
    public var foreground: RGB
    public var background: RGB
    public var attributes: Attributes

    public init(_ foreground: RGB, on background: RGB, _ attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    public var contrast: Double { foreground.contrast(with: background) }
}

/// What a terminal can do to text besides colour.
public struct Attributes: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let bold = Attributes(rawValue: 1)
    public static let underline = Attributes(rawValue: 2)
    public static let reverse = Attributes(rawValue: 4)
    public static let dim = Attributes(rawValue: 8)
}

extension Theme {
    /// Light grey on black, for when no theme file can be read. Every text is at 7:1 or more.
    public static let plain = Theme(
        name: "plain", variant: .dark, base: Style(RGB(0xDD, 0xDD, 0xDD), on: .black),
        styles: [
            .strong: Style(.white, on: .black, .bold),
            .muted: Style(RGB(0xB0, 0xB0, 0xB0), on: .black),
            .title: Style(.white, on: .black, .bold),
            .heading: Style(RGB(0x9C, 0xC8, 0xFF), on: .black, .bold),
            .accent: Style(RGB(0x7F, 0xDF, 0xDF), on: .black),
            .good: Style(RGB(0x87, 0xD7, 0x87), on: .black),
            .warning: Style(RGB(0xFF, 0xD0, 0x5F), on: .black, .bold),
            .bad: Style(RGB(0xFF, 0x9C, 0x9C), on: .black, .bold),
            .disabled: Style(RGB(0xA0, 0xA0, 0xA0), on: .black),
            .selected: Style(.white, on: RGB(0x30, 0x30, 0x40)),
            .focus: Style(.black, on: RGB(0x9C, 0xC8, 0xFF), .bold),
            .field: Style(.white, on: RGB(0x26, 0x26, 0x26), .underline),
            .border: Style(RGB(0x80, 0x80, 0x80), on: .black),
            .bar: Style(.white, on: RGB(0x26, 0x26, 0x26)),
            .hint: Style(RGB(0xB0, 0xB0, 0xB0), on: .black),
            .key: Style(RGB(0x7F, 0xDF, 0xDF), on: .black, .bold),
            .training: Style(.black, on: RGB(0xFF, 0xD0, 0x5F), .bold),
            .match: Style(RGB(0xFF, 0xD0, 0x5F), on: .black, [.bold, .underline]),
        ])
}
