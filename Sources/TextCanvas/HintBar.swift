/// The line of keys at the bottom: as many as fit, the important ones first.
public struct HintBar: Sendable, Hashable {
    public struct Hint: Sendable, Hashable {
        public let key: String
        public let text: String
        /// Higher stays longer on a narrow screen.
        public let priority: Int

        public init(_ key: String, _ text: String, priority: Int = 0) {
            self.key = key
            self.text = text
            self.priority = priority
        }

        public init(_ keys: [KeyPress], _ text: String, priority: Int = 0) {
            self.init(keys.label, text, priority: priority)
        }

        var width: Int { key.displayWidth + (text.isEmpty ? 0 : 1 + text.displayWidth) }
    }

    public var hints: [Hint]

    public init(_ hints: [Hint]) { self.hints = hints }

    /// The hints that fit, in their own order: two blanks lie between two of them.
    public func fitting(width: Int) -> [Hint] {
        var kept: Set<Int> = []
        var used = 0
        let byImportance = hints.indices.sorted { (hints[$0].priority, -$0) > (hints[$1].priority, -$1) }
        for index in byImportance {
            let wanted = hints[index].width + (kept.isEmpty ? 0 : 2)
            if used + wanted > width { continue }
            kept.insert(index)
            used += wanted
        }
        return hints.indices.filter(kept.contains).map { hints[$0] }
    }

    public func draw(into canvas: inout Canvas, in rect: Rect) {
        var column = rect.column
        for hint in fitting(width: rect.columns) {
            column += canvas.put(hint.key, column: column, row: rect.row, role: .key)
            if !hint.text.isEmpty { column += canvas.put(" " + hint.text, column: column, row: rect.row, role: .hint) }
            column += 2
        }
    }
}
