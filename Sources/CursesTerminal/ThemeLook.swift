import CNcurses
import TextCanvas

/// How each role of a theme is written on this terminal: attributes, and a pair of colours that ncurses knows by number.
@MainActor
struct ThemeLook {
    struct Style {
        var attributes: attr_t
        var pair: Int32
    }

    let theme: Theme
    private var styles: [Role: Style] = [:]
    private var colours: ColourTable?

    /// Replaces every colour of an earlier look: what is on the screen must be painted again.
    /// - Parameter colours: an empty table where exact colours can be shown.
    init(_ theme: Theme, depth: ColourDepth, colours: ColourTable?) {
        self.theme = theme
        self.colours = colours
        if depth != .none { reset_color_pairs() }
        for role in Role.allCases {
            let style = theme.resolve(role, depth: depth)
            let pair = depth == .none ? 0 : pair(style.foreground, style.background)
            styles[role] = Style(attributes: Self.attributes(style.attributes), pair: pair)
        }
    }

    func style(of role: Role) -> Style {
        styles[role] ?? Style(attributes: 0, pair: 0)
    }

    private mutating func pair(_ foreground: ResolvedColour?, _ background: ResolvedColour?) -> Int32 {
        let (front, back) = (number(foreground), number(background))
        // Pair 0 is the terminal's own two colours.
        return front < 0 && back < 0 ? 0 : max(0, alloc_pair(front, back))
    }

    private mutating func number(_ colour: ResolvedColour?) -> Int32 {
        switch colour {
        case nil: -1
        case .index(let index): Int32(index)
        case .rgb(let rgb): colours?.number(of: rgb) ?? -1
        }
    }

    private static func attributes(_ attributes: Attributes) -> attr_t {
        var result: attr_t = 0
        if attributes.contains(.bold) { result |= curses_bold() }
        if attributes.contains(.dim) { result |= curses_dim() }
        if attributes.contains(.underline) { result |= curses_underline() }
        if attributes.contains(.reverse) { result |= curses_reverse() }
        return result
    }
}
