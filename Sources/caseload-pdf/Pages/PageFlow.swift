#if PDF
    /// Fills pages with pieces, drawing them if it has a pen and only counting pages if it has none.
    ///
    /// Both go through the same code, so that the count on the first page is true; only what waits to be kept together is held.
    final class PageFlow {
        private let frame: PageFrame
        private let pen: Pen?
        /// Drawn again at the top of each page that begins while it is set, such as a table's heads.
        var runningHead: Piece?
        /// Pages begun.
        private(set) var pages = 0
        private var y = 0.0
        private var waiting: [Piece] = []
        /// What text has to stay clear of at the top of one page.
        private var obstacle: (page: Int, bottom: Double, width: Double)?

        /// Lines of a paragraph that stay together at the foot and at the head of a page.
        private static let fewestLines = 3

        init(frame: PageFrame, pen: Pen?) {
            self.frame = frame
            self.pen = pen
            begin()
        }

        /// Where the next piece would begin if it stays on this page.
        var nextTop: Double { waiting.reduce(y) { $0 + $1.spaceBefore + $1.height } }

        /// What is left of `width` beside an obstacle.
        func clearWidth(of width: Double) -> Double {
            guard let obstacle, obstacle.page == pages, nextTop < obstacle.bottom else { return width }
            return min(width, frame.width - obstacle.width)
        }

        /// Points that bring the next piece below the obstacle.
        var clearance: Double {
            guard let obstacle, obstacle.page == pages else { return 0 }
            return max(0, obstacle.bottom - nextTop)
        }

        /// Draws at the right edge without moving on, where there is room on this page.
        func float(width: Double, height: Double, draw: (Pen, Double) -> Void) -> Bool {
            guard obstacle?.page != pages, waiting.isEmpty, y + height <= frame.bottom, width < frame.width * 0.6 else { return false }
            if let pen { draw(pen, y) }
            obstacle = (pages, y + height, width)
            return true
        }

        func add(_ piece: Piece) {
            waiting.append(piece)
            // A heading that is followed by nothing but headings for ever is no reason to hold them all.
            if !piece.keepsWithNext || waiting.count > 40 { flush() }
        }

        func finish() {
            flush()
            if let pen { frame.drawFoot(pen, page: pages) }
        }

        private func flush() {
            guard let last = waiting.last else { return }
            defer { waiting = [] }
            let first = waiting[0].spaceBefore
            let height = waiting.dropFirst().reduce(waiting[0].height) { $0 + $1.spaceBefore + $1.height }
            let room = frame.bottom - y - (isAtTop ? 0 : first)
            if height > room {
                let headHeight = height - last.height
                let whole = last.strips
                let canBreak =
                    last.isBreakable && whole.count >= 2 * Self.fewestLines
                    && headHeight + whole.prefix(Self.fewestLines).reduce(0) { $0 + $1.height } <= room
                let isEndless = height > frame.bottom - frame.top
                if !canBreak, !isAtTop, !isEndless || room < (frame.bottom - frame.top) / 3 { turn() }
            }
            for piece in waiting { place(piece) }
        }

        private func place(_ piece: Piece) {
            if !isAtTop { y += piece.spaceBefore }
            for (index, strip) in piece.strips.enumerated() {
                let isWidow =
                    piece.isBreakable && piece.strips.count >= 2 * Self.fewestLines && index == piece.strips.count - Self.fewestLines
                let needed = isWidow ? piece.strips[index...].reduce(0) { $0 + $1.height } : strip.height
                if y + needed > frame.bottom + 0.01, !isAtTop { turn() }
                if let pen { strip.draw(pen, y) }
                y += strip.height
                isAtTop = false
            }
        }

        private var isAtTop = true

        private func turn() {
            if let pen {
                frame.drawFoot(pen, page: pages)
                pen.turnPage()
            }
            begin()
            guard let runningHead else { return }
            for strip in runningHead.strips {
                if let pen { strip.draw(pen, y) }
                y += strip.height
            }
        }

        private func begin() {
            pages += 1
            y = frame.top
            isAtTop = true
            if let pen { frame.drawHead(pen, page: pages) }
        }
    }
#endif
