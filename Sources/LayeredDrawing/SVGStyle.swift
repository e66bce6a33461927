/// What an SVG picture says about itself and how large its cells are.
public struct SVGStyle: Sendable, Hashable {
    /// Read out by a screen reader in place of the picture.
    public var title: String
    /// What the picture shows, in words, for those who do not see it.
    public var description: String
    /// The language of the text, such as "en"; `nil`: not said.
    public var language: String?
    /// Pixels of a cell.
    public var cellWidth: Int
    public var cellHeight: Int

    public init(title: String, description: String = "", language: String? = nil, cellWidth: Int = 8, cellHeight: Int = 20) {
        self.title = title
        self.description = description
        self.language = language
        self.cellWidth = max(1, cellWidth)
        self.cellHeight = max(1, cellHeight)
    }

    /// Light and dark, heat 0 to 4 from none to strong. Text has a contrast of 4.5 on each ground, lines 3 on the paper (WCAG 2.2).
    static let colours: [(name: String, light: String, dark: String)] = [
        ("paper", "#ffffff", "#15181c"), ("ink", "#1b1f24", "#eef1f4"), ("line", "#5f6b76", "#a9b3bd"), ("back", "#8a4b00", "#e0a458"),
        ("trail", "#0a58ca", "#74aefc"), ("heat0", "#f6f8fa", "#22272d"), ("heat1", "#fff3d6", "#3a3013"), ("heat2", "#ffe2a8", "#544013"),
        ("heat3", "#ffc878", "#6f4a12"), ("heat4", "#ffa64d", "#8a4a10"),
    ]

    /// Rules for one picture. Each colour is also given plainly, for programs that know no custom properties.
    var sheet: String {
        func use(_ property: String, _ name: String) -> String {
            let light = Self.colours.first { $0.name == name }?.light ?? "#000000"
            return "\(property): \(light); \(property): var(--\(name));"
        }
        func define(_ value: KeyPath<(name: String, light: String, dark: String), String>) -> String {
            Self.colours.map { "--\($0.name): \($0[keyPath: value]);" }.joined(separator: " ")
        }
        let heats = (0...4).map { ".layered .heat\($0) { \(use("fill", "heat\($0)")) }" }
        return
            ([
                ".layered { color-scheme: light dark; \(define(\.light)) }",
                "@media (prefers-color-scheme: dark) { .layered { \(define(\.dark)) } }",
                ".layered .paper, .layered .ground { \(use("fill", "paper")) }",
                ".layered text { font: 14px system-ui, \"Liberation Sans\", Arial, sans-serif; \(use("fill", "ink")) }",
                ".layered .title { font-weight: 600; }",
                ".layered .back, .layered .down, .layered .loop { font-size: 13px; }",
                ".layered .followed { font-weight: 600; }",
                ".layered .box rect { \(use("stroke", "line")) stroke-width: 2; }",
                ".layered .box .inner { fill: none; }",
                ".layered .box.visited rect { \(use("stroke", "trail")) }",
                ".layered .box.current rect { \(use("stroke", "trail")) stroke-width: 4; }",
                ".layered path.line { fill: none; \(use("stroke", "line")) stroke-width: 2; }",
                ".layered path.returning { stroke-dasharray: 5 4; \(use("stroke", "back")) }",
                ".layered path.trail { stroke-width: 3.5; \(use("stroke", "trail")) }",
                ".layered .label { font-size: 12px; paint-order: stroke; \(use("stroke", "paper")) stroke-width: 4px; }",
                ".layered .arrow { \(use("fill", "line")) } .layered .arrow-back { \(use("fill", "back")) }",
                ".layered .arrow-trail { \(use("fill", "trail")) }",
            ] + heats).joined(separator: "\n")
    }
}
