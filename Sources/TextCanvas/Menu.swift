/// A framed list of choices in the middle of the screen, with an optional line to filter them by typing.
///
/// What cannot be chosen stays in its place with the reason beside it; choosing it is up to the caller, who knows
/// what to say.
public struct Menu: Sendable, Hashable {
    public struct Item: Sendable, Hashable {
        /// The key that chooses it at once, as shown; empty for none.
        public let key: String
        public let title: String
        /// A word beside it: the target, a count, or why it may not be chosen.
        public let detail: String
        public let isEnabled: Bool

        public init(_ title: String, key: String = "", detail: String = "", isEnabled: Bool = true) {
            self.title = title
            self.key = key
            self.detail = detail
            self.isEnabled = isEnabled
        }
    }

    public let title: String
    public let items: [Item]
    /// Said where nothing is there to choose.
    public var emptyText: String
    public private(set) var filter: TextField?
    public private(set) var list: ListState

    public init(
        title: String, items: [Item], filtering: Bool = false, selection: Int = 0,
        emptyText: String = "Nothing here fits."
    ) {
        self.title = title
        self.items = items
        self.emptyText = emptyText
        filter = filtering ? TextField() : nil
        list = ListState(count: items.count, selection: selection)
    }

    /// Places in `items` of those that fit the filter: every typed word occurs, in any case of letters.
    public var visible: [Int] {
        let words = (filter?.text ?? "").lowercased().split(separator: " ")
        if words.isEmpty { return Array(items.indices) }
        return items.indices.filter { index in
            let text = (items[index].title + " " + items[index].detail + " " + items[index].key).lowercased()
            return words.allSatisfy { text.contains($0) }
        }
    }

    /// The current item's place in `items`.
    public var selection: Int? {
        let places = visible
        return list.selected.flatMap { $0 < places.count ? places[$0] : nil }
    }

    public var selectedItem: Item? { selection.map { items[$0] } }

    /// The item whose own key this is. Without a filter only: with one, letters are typed.
    public func index(forKey key: KeyPress) -> Int? {
        guard filter == nil else { return nil }
        return items.firstIndex { !$0.key.isEmpty && $0.key == key.label }
    }

    /// Moves or filters; `false` for keys that are the caller's (enter, escape, an item's own key).
    public mutating func handle(_ key: KeyPress) -> Bool {
        guard var field = filter else {
            return index(forKey: key) == nil && list.handle(key)
        }
        switch key {
        case .up, .down, .pageUp, .pageDown, .control("n"), .control("p"):
            return list.handle(key)
        default:
            guard field.handle(key) else { return false }
            typed(&field)
            return true
        }
    }

    public mutating func paste(_ text: String) {
        guard var field = filter else { return }
        field.insert(text)
        typed(&field)
    }

    public mutating func handle(mouse kind: MouseKind, column: Int, row: Int, in rect: Rect) -> Bool {
        let area = listArea(of: rect)
        list.setHeight(area.rows)
        guard kind != .press || area.contains(Point(column, row)) else { return false }
        return list.handle(mouse: kind, row: row - area.row)
    }

    /// Draws the box over the middle of a rectangle (usually the whole canvas).
    public func draw(into canvas: inout Canvas, in rect: Rect) {
        let box = boxArea(of: rect)
        canvas.fill(box)
        let inner = canvas.frame(box, title: title).inset(columns: 1, rows: 0)
        filter?.draw(into: &canvas, in: inner.line(0), focused: true)
        let cursor = canvas.cursor
        let places = visible
        let area = listArea(of: rect)
        if places.isEmpty {
            canvas.put(emptyText, column: area.column, row: area.row, role: .muted, width: area.columns)
            if filter == nil { canvas.setCursor(Point(area.column, area.row)) }
        }
        var shown = list
        shown.setHeight(area.rows)
        shown.draw(into: &canvas, in: area, focused: true) { index, width in
            index < places.count ? spans(of: items[places[index]], width: width) : []
        }
        if filter != nil { canvas.restoreCursor(cursor) }
    }

    // MARK: Inside

    private mutating func typed(_ field: inout TextField) {
        filter = field
        list = ListState(count: visible.count)
    }

    private var keyWidth: Int { items.map(\.key.displayWidth).max() ?? 0 }

    private func spans(of item: Item, width: Int) -> [Span] {
        let keys = keyWidth
        var spans: [Span] = []
        if keys > 0 { spans = [Span(item.key.padded(to: keys), item.isEnabled ? .key : .disabled), Span("  ")] }
        let room = width - (keys > 0 ? keys + 2 : 0)
        let titleRoom = item.detail.isEmpty ? room : min(max(titleWidth, room / 3, fullTitleRoom(of: room)), room)
        spans.append(Span(item.title.padded(to: titleRoom), item.isEnabled ? .text : .disabled))
        let left = room - titleRoom - 2
        if !item.detail.isEmpty, left > 2 { spans += [Span("  "), Span(item.detail.truncated(to: left), .muted)] }
        return spans
    }

    /// Titles share a column where they are short enough to leave room for the details.
    private var titleWidth: Int { min(items.map(\.title.displayWidth).max() ?? 0, 30) }

    /// Longer titles get what the details leave over.
    private func fullTitleRoom(of room: Int) -> Int {
        let details = items.map(\.detail.displayWidth).max() ?? 0
        return min(items.map(\.title.displayWidth).max() ?? 0, room - details - 2)
    }

    private func boxArea(of rect: Rect) -> Rect {
        let widest =
            items.map { item in
                let detail = item.detail.isEmpty ? 0 : item.detail.displayWidth + 2
                return max(item.title.displayWidth, item.detail.isEmpty ? 0 : titleWidth) + detail
            }.max() ?? 0
        let keys = keyWidth > 0 ? keyWidth + 2 : 0
        let wanted = max(widest + keys + 2, title.displayWidth + 4, filter == nil ? 24 : 40, emptyText.displayWidth)
        let rows = max(1, items.count) + (filter == nil ? 0 : 2)
        return rect.centred(columns: wanted + 4, rows: rows + 2)
    }

    private func listArea(of rect: Rect) -> Rect {
        let inner = boxArea(of: rect).inset(columns: 2, rows: 1)
        return filter == nil ? inner : inner.splitTop(2).rest
    }
}
