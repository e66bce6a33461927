public import TextCanvas
import Yams

/// A colour scheme in the form people share: sixteen colours, `base00` to `base0F`.
///
/// Read as its specification and its users write it: `system: base16` with a `palette:`, or the older flat form with
/// `scheme:` and the colours at the top. `base24` files work too; their further eight colours are not used.
public struct Base16Scheme: Sendable, Hashable {
    public let name: String
    public let author: String
    /// What the file says; `nil` where it does not. Its colours decide, not this.
    public let variant: Theme.Variant?
    /// Sixteen colours.
    public let colours: [RGB]

    /// The colour of a slot, 0 to 15.
    public subscript(slot: Int) -> RGB { colours.indices.contains(slot) ? colours[slot] : .black }

    public init(name: String, author: String = "", variant: Theme.Variant? = nil, colours: [RGB]) {
        self.name = name
        self.author = author
        self.variant = variant
        self.colours = Array(colours.prefix(16)) + Array(repeating: .black, count: max(0, 16 - colours.count))
    }

    /// Reads a scheme file.
    public init(file: String) throws(SettingsProblem) {
        try self.init(source: SettingsText(file: file))
    }

    /// Reads the text of a scheme; `file` is what problems are about.
    public init(text: String, file: String) throws(SettingsProblem) {
        try self.init(source: SettingsText(file: file, text: text))
    }

    private init(source: SettingsText) throws(SettingsProblem) {
        guard let root = try source.root(), let top = root.mapping else {
            throw source.problem("This is no colour scheme: name and palette are missing.")
        }
        if let system = top["system"] {
            guard let text = system.string, ["base16", "base24"].contains(text.lowercased()) else {
                throw source.problem(
                    "Only schemes with “system: base16” can be used; this one says otherwise.", at: system)
            }
        }
        let palette = top["palette"]
        if let palette, palette.mapping == nil {
            throw source.problem("“palette” must list the colours base00 to base0F.", at: palette)
        }
        colours = try Self.colours(in: palette?.mapping ?? top, at: palette ?? root, source)
        name = Self.text(top["name"] ?? top["scheme"])
        author = Self.text(top["author"])
        variant = top["variant"]?.string.flatMap { Theme.Variant(rawValue: $0.lowercased()) }
    }

    private static func colours(
        in mapping: Node.Mapping, at place: Node, _ source: SettingsText
    ) throws(SettingsProblem) -> [RGB] {
        var found: [String: RGB] = [:]
        for (key, value) in mapping {
            guard let slot = key.string?.lowercased(), slot.count == 6, slot.hasPrefix("base"),
                let number = Int(slot.dropFirst(4), radix: 16), number < 16
            else { continue }
            guard let text = value.string, let colour = RGB(hex: text) else {
                let hint = value.string?.isEmpty ?? true ? " A colour that begins with # must stand in quotes." : ""
                throw source.problem("\(slot.shown()) is not a colour of six hexadecimal digits.\(hint)", at: value)
            }
            found[slot] = colour
        }
        var colours: [RGB] = []
        for number in 0..<16 {
            let slot = "base0" + String(number, radix: 16)
            guard let colour = found[slot] else {
                throw source.problem(
                    "The palette has no base0\(String(number, radix: 16, uppercase: true)). All of base00 to base0F are needed.",
                    at: place)
            }
            colours.append(colour)
        }
        return colours
    }

    private static func text(_ node: Node?) -> String { (node?.string ?? "").shown(to: 80) }
}
