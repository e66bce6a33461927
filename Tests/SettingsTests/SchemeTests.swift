import Foundation
import Settings
import Testing
import TextCanvas

/// The folder the package lies in, found from this file.
let packageRoot: URL = {
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Themes").path) {
        folder.deleteLastPathComponent()
    }
    return folder
}()

let sharedSchemes = packageRoot.deletingLastPathComponent().appendingPathComponent("shared/data/base16").path
let hasSharedSchemes = FileManager.default.fileExists(atPath: sharedSchemes)

/// A place of the cube of 6×6×6 or of the greys, as terminals show it.
func colour256(_ index: Int) -> RGB {
    if index >= 232 {
        let level = UInt8(8 + 10 * (index - 232))
        return RGB(level, level, level)
    }
    func step(_ place: Int) -> UInt8 { place == 0 ? 0 : UInt8(55 + 40 * place) }
    return RGB(step((index - 16) / 36), step((index - 16) / 6 % 6), step((index - 16) % 6))
}

/// What every theme owes its readers, whatever colours it was made of.
func expectReadable(_ theme: Theme, text: Double, frames: Double) {
    for role in Role.allCases {
        let style = theme.style(of: role)
        let wanted = role == .border ? frames : text
        #expect(style.contrast >= wanted, "\(theme.name): \(role) \(style.foreground.hex) on \(style.background.hex)")
        let few = theme.resolve(role, depth: .colours256)
        if case .index(let front)? = few.foreground, case .index(let back)? = few.background {
            #expect(colour256(front).contrast(with: colour256(back)) >= wanted, "\(theme.name): \(role) in 256 colours")
        } else {
            Issue.record("\(theme.name): \(role) has no place in 256 colours")
        }
    }
    // The focus must be seen against the ground around it.
    #expect(theme.style(of: .focus).background.contrast(with: theme.base.background) >= 3, "\(theme.name): focus")
    // Statuses are three colours, where the ground leaves room for any but black or white.
    let ground = theme.base.background
    guard ground.contrast(with: ground.readableOpposite) > 8 else { return }
    let statuses = [Role.good, .warning, .bad].map { theme.style(of: $0).foreground }
    #expect(Set(statuses).count == 3, "\(theme.name): statuses")
}

@Suite struct SchemeTests {
    static let fixture = """
        system: "base16"
        name: "Slate"
        author: 'someone & others'
        variant: "dark"
        palette:
          base00: "101418" # ground
          base01: "#1C2229"
          base02: 2c3540
          base03: "7f8a96"
          base04: "A0A9B3"
          base05: "d8dee4"
          base06: "e8ecf0"
          base07: "ffffff"
          base08: "f07070"
          base09: "f0a060"
          base0A: "e8c860"
          base0B: "70c080"
          base0C: "60c0c0"
          base0D: "70a8f0"
          base0E: "c090e0"
          base0F: "b08060"
        """

    @Test func readsTheFormAsWritten() throws {
        let scheme = try Base16Scheme(text: Self.fixture, file: "slate.yaml")
        #expect(scheme.name == "Slate")
        #expect(scheme.author == "someone & others")
        #expect(scheme.variant == .dark)
        #expect(scheme[0].hex == "101418")
        #expect(scheme[1].hex == "1c2229")
        #expect(scheme[15].hex == "b08060")
    }

    @Test func readsTheOlderFlatForm() throws {
        let flat = Self.fixture
            .replacingOccurrences(of: "system: \"base16\"\nname:", with: "scheme:")
            .replacingOccurrences(of: "palette:\n", with: "")
            .replacingOccurrences(of: "  base", with: "base")
            .replacingOccurrences(of: "variant: \"dark\"\n", with: "")
        let scheme = try Base16Scheme(text: flat, file: "slate.yaml")
        #expect(scheme.name == "Slate")
        #expect(scheme.variant == nil)
        #expect(try scheme.colours == Base16Scheme(text: Self.fixture, file: "x").colours)
    }

    @Test(arguments: [
        ("base05: \"d8dee4\"", "base05: \"d8dee\"", 11, "base05 is not a colour"),
        ("base05: \"d8dee4\"", "base05: #d8dee4", 11, "must stand in quotes"),
        ("base05: \"d8dee4\"", "base05: [1]", 11, "base05 is not a colour"),
        ("  base0B: \"70c080\"\n", "", 6, "The palette has no base0B"),
        ("system: \"base16\"", "system: \"vim\"", 1, "system: base16"),
        ("base06: \"e8ecf0\"", "base05: \"e8ecf0\"", 11, "more than once"),
        ("base06: \"e8ecf0\"", "base06: \"e8ecf0", 12, "not valid YAML"),
    ])
    func problemsTellTheirPlace(old: String, new: String, line: Int, message: String) {
        let text = Self.fixture.replacingOccurrences(of: old, with: new)
        let problem = #expect(throws: SettingsProblem.self) { try Base16Scheme(text: text, file: "slate.yaml") }
        #expect(problem?.message.contains(message) == true, "\(String(describing: problem))")
        #expect(problem?.column != nil)
        if message != "not valid YAML" { #expect(problem?.line == line, "\(String(describing: problem))") }
        #expect(problem?.description.hasPrefix("slate.yaml:") == true)
    }

    @Test(arguments: ["", "# nothing", "- a\n- b", "just words", "palette: 7", "{}", "\u{0}"])
    func whatIsNoSchemeIsRefused(text: String) {
        #expect(throws: SettingsProblem.self) { try Base16Scheme(text: text, file: "x.yaml") }
    }

    @Test func awfulSchemesBecomeReadable() {
        let grey = Array(repeating: RGB(0x80, 0x80, 0x80), count: 16)
        expectReadable(Theme(scheme: Base16Scheme(name: "grey", colours: grey), name: "grey"), text: 4.5, frames: 3)
        let white = Array(repeating: RGB.white, count: 16)
        expectReadable(Theme(scheme: Base16Scheme(name: "white", colours: white), name: "white"), text: 4.5, frames: 3)
        var seed: UInt64 = 7
        func random() -> UInt8 {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: seed >> 33)
        }
        for round in 0..<40 {
            let colours = (0..<16).map { _ in RGB(random(), random(), random()) }
            expectReadable(
                Theme(scheme: Base16Scheme(name: "r", colours: colours), name: "random \(round)"), text: 4.5, frames: 3)
        }
    }

    @Test(.enabled(if: hasSharedSchemes, "../shared/data is not here"))
    func schemesInCirculationBecomeReadable() throws {
        let catalogue = ThemeCatalogue(folders: [sharedSchemes])
        #expect(catalogue.entries.count >= 10)
        for entry in catalogue.entries {
            expectReadable(try catalogue.theme(named: entry.name), text: 4.5, frames: 3)
        }
        #expect(try catalogue.theme(named: "github").variant == .light)
        #expect(try catalogue.theme(named: "nord").variant == .dark)
    }

    @Test(arguments: [
        ("caseload-dark", 4.5, Theme.Variant.dark), ("caseload-light", 4.5, .light),
        ("caseload-high-contrast", 7, .dark),
    ])
    func shippedThemesAreReadableAsTheyStand(name: String, ratio: Double, variant: Theme.Variant) throws {
        let catalogue = ThemeCatalogue(folders: [packageRoot.appendingPathComponent("Themes").path])
        let scheme = try catalogue.scheme(named: name)
        let theme = try catalogue.theme(named: name)
        expectReadable(theme, text: ratio, frames: 3)
        #expect(theme.variant == variant && scheme.variant == variant)
        // Nothing had to be mended: the files themselves are right.
        for slot in [3, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15] {
            #expect(scheme[slot].contrast(with: scheme[0]) >= ratio, "\(name) \(slot)")
        }
        #expect(theme.style(of: .bad).foreground == scheme[8])
        #expect(theme.style(of: .good).foreground == scheme[11])
        #expect(theme.style(of: .warning).foreground == scheme[10])
    }

    @Test func allThreeShippedThemesAreListed() {
        let catalogue = ThemeCatalogue(folders: [packageRoot.appendingPathComponent("Themes").path])
        #expect(
            Set(catalogue.entries.map(\.name)).isSuperset(of: [
                "caseload-dark", "caseload-high-contrast", "caseload-light",
            ]))
    }
}
