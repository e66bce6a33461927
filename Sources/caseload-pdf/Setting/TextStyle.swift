/// How a text looks: the few that a sheet needs.
struct TextStyle: Hashable {
    /// Points.
    var size: Double
    var isBold = false
    var isCode = false
    /// Distance of lines, in sizes.
    var leading = 1.3

    static let body = TextStyle(size: 12)
    static let strong = TextStyle(size: 12, isBold: true)
    static let title = TextStyle(size: 22, isBold: true, leading: 1.18)
    static let detail = TextStyle(size: 10.5)
    static let furniture = TextStyle(size: 9, leading: 1.25)
    static let furnitureStrong = TextStyle(size: 9, isBold: true, leading: 1.25)
    static let caption = TextStyle(size: 11, isBold: true)
    static let cell = TextStyle(size: 10.5, leading: 1.27)
    static let cellHead = TextStyle(size: 10.5, isBold: true, leading: 1.27)
    static let code = TextStyle(size: 8.5, isCode: true, leading: 1.35)
    static let number = TextStyle(size: 18, isBold: true, leading: 1.2)
    static let mark = TextStyle(size: 10, isBold: true, leading: 1.25)

    /// Headings below the title: levels 2 to 4.
    static func heading(_ level: Int) -> TextStyle {
        switch level {
        case ...2: TextStyle(size: 14, isBold: true, leading: 1.25)
        case 3: .strong
        default: TextStyle(size: 11, isBold: true)
        }
    }
}

/// A stretch of text in one weight.
struct TextRun {
    var text: String
    var isBold = false

    init(_ text: String, isBold: Bool = false) {
        self.text = text
        self.isBold = isBold
    }
}
