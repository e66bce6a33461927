import Testing
import TextCanvas

@Suite struct ThemeTests {
    @Test func contrastFollowsTheStandard() {
        #expect(abs(RGB.black.contrast(with: .white) - 21) < 0.001)
        #expect(RGB.white.contrast(with: .white) == 1)
        // Values worked out by hand from the definition: #777777 on white is just under 4.5.
        #expect(abs(RGB(0x77, 0x77, 0x77).contrast(with: .white) - 4.478) < 0.005)
        #expect(abs(RGB(0xFF, 0, 0).contrast(with: .white) - 3.998) < 0.005)
    }

    @Test func coloursReadBack() {
        #expect(RGB(hex: "#1A2b3C")?.hex == "1a2b3c")
        for wrong in ["", "12345", "1234567", "12345g", "##12345", "+12345", "１２３４５６"] {
            #expect(RGB(hex: wrong) == nil)
        }
    }

    @Test func statusesDifferWithoutColourAndWithoutDim() {
        let roles: [Role] = [.text, .good, .warning, .bad, .selected, .focus, .training, .strong]
        let looks = roles.map { $0.withoutColour.subtracting(.dim) }
        #expect(Set(looks).count == roles.count)
    }

    @Test func noColourMeansNoColour() {
        for role in Role.allCases {
            let style = Theme.plain.resolve(role, depth: .none)
            #expect(style.foreground == nil && style.background == nil)
        }
    }

    @Test(arguments: [Theme.Variant.dark, .light]) func sixteenColoursKeepStatusesApart(variant: Theme.Variant) {
        let theme = Theme(name: "t", variant: variant, base: Style(.white, on: .black), styles: [:])
        for depth in [ColourDepth.colours16, .colours8] {
            let roles: [Role] = [.text, .good, .warning, .bad, .selected, .focus, .training]
            #expect(Set(roles.map { theme.resolve($0, depth: depth) }).count == roles.count)
            #expect(
                theme.resolve(.text, depth: depth).background
                    == .index(variant == .dark ? 0 : depth == .colours8 ? 7 : 15))
        }
        // Yellow on white could not be read.
        if variant == .light { #expect(theme.resolve(.warning, depth: .colours16).foreground == .index(0)) }
        if variant == .dark { #expect(theme.resolve(.warning, depth: .colours16).foreground == .index(11)) }
    }

    @Test func tablesAreNotLeft() {
        for role in Role.allCases {
            for (depth, range) in [(ColourDepth.colours8, 0..<8), (.colours16, 0..<16), (.colours256, 16..<256)] {
                let style = Theme.plain.resolve(role, depth: depth)
                for case .index(let index)? in [style.foreground, style.background] { #expect(range.contains(index)) }
            }
            #expect(
                Theme.plain.resolve(role, depth: .trueColour).foreground == .rgb(Theme.plain.style(of: role).foreground)
            )
        }
    }

    @Test func plainIsReadableEverywhere() {
        for role in Role.allCases {
            #expect(Theme.plain.style(of: role).contrast >= (role == .border ? 3 : 7), "\(role)")
        }
    }

    @Test func depthFollowsTerminalAndWish() {
        #expect(ColourDepth(colours: 256, noColour: nil, colourTerm: nil) == .colours256)
        #expect(ColourDepth(colours: 256, noColour: "", colourTerm: "truecolor") == .trueColour)
        #expect(ColourDepth(colours: 256, noColour: "1", colourTerm: "truecolor") == .none)
        #expect(ColourDepth(colours: -1, noColour: nil, colourTerm: "truecolor") == .none)
        #expect(ColourDepth(colours: 8, noColour: nil, colourTerm: nil) == .colours8)
        #expect(ColourDepth(colours: 16, noColour: nil, colourTerm: nil) == .colours16)
        #expect(ColourDepth(colours: 1 << 24, noColour: nil, colourTerm: nil) == .trueColour)
    }
}
