#if PDF
    import CPangoCairo
    import Foundation

    /// Draws on pages, and notes for each mark whose it is: an element of the structure, or nobody's, such as a line or a page's head.
    ///
    /// Cairo only brackets the pieces; what they are is written into the file afterwards (``ContentMarking``), because Cairo
    /// 1.16 knows neither artifacts nor alternative texts.
    final class Pen {
        /// A place that the outline leads to.
        struct Bookmark {
            var level: Int
            var text: String
            var page: Int
            /// Points from the page's top.
            var top: Double
        }

        /// Whose each bracketed piece is, in order, a list a page; nil is an artifact.
        private(set) var owners: [[StructureNode.Role?]] = [[]]
        private(set) var bookmarks: [Bookmark] = []
        /// Beginning at 0.
        private(set) var page = 0

        let typesetter: Typesetter
        private let width: Double
        private let height: Double
        private let cairo: OpaquePointer
        private let surface: OpaquePointer
        private let bytes = Bytes()
        private var openNode: StructureNode?
        private var isOpen = false
        private var pieces = 0

        private final class Bytes { var all: [UInt8] = [] }

        init(width: Double, height: Double, typesetter: Typesetter) {
            self.width = width
            self.height = height
            self.typesetter = typesetter
            surface = cairo_pdf_surface_create_for_stream(
                { closure, data, count in
                    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
                    let bytes = Unmanaged<Bytes>.fromOpaque(closure).takeUnretainedValue()
                    bytes.all.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                    return CAIRO_STATUS_SUCCESS
                }, Unmanaged.passUnretained(bytes).toOpaque(), width, height)
            // Objects that later versions would pack away are wanted in the open, to be read again.
            cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
            cairo = cairo_create(surface)
            cairo_set_source_rgb(cairo, 0, 0, 0)
        }

        deinit {
            cairo_destroy(cairo)
            cairo_surface_destroy(surface)
        }

        func text(_ line: SetLine, x: Double, top: Double, of node: StructureNode?) {
            mark(node)
            typesetter.draw(line, on: cairo, x: x, y: top + line.baseline)
        }

        func line(fromX x: Double, y: Double, toX endX: Double, y endY: Double, width: Double) {
            mark(nil)
            cairo_set_line_width(cairo, width)
            cairo_move_to(cairo, x, y)
            cairo_line_to(cairo, endX, endY)
            cairo_stroke(cairo)
        }

        func frame(x: Double, y: Double, width: Double, height: Double, line: Double, of node: StructureNode? = nil) {
            mark(node)
            note(x: x, y: y, width: width, height: height, in: node)
            cairo_set_line_width(cairo, line)
            cairo_rectangle(cairo, x, y, width, height)
            cairo_stroke(cairo)
        }

        /// - Parameter grey: 0 is black, 1 is white.
        func fill(x: Double, y: Double, width: Double, height: Double, grey: Double) {
            mark(nil)
            cairo_set_source_rgb(cairo, grey, grey, grey)
            cairo_rectangle(cairo, x, y, width, height)
            cairo_fill(cairo)
            cairo_set_source_rgb(cairo, 0, 0, 0)
        }

        func dot(x: Double, y: Double, radius: Double) {
            mark(nil)
            // Text leaves its end as the current point, which an arc would begin with a line from.
            cairo_new_path(cairo)
            cairo_arc(cairo, x, y, radius, 0, 2 * Double.pi)
            cairo_fill(cairo)
        }

        /// Black bars side by side, as one figure.
        func bars(_ bars: [(x: Double, width: Double)], y: Double, height: Double, of node: StructureNode) {
            mark(node)
            if let first = bars.first, let last = bars.last {
                note(x: first.x, y: y, width: last.x + last.width - first.x, height: height, in: node)
            }
            for bar in bars { cairo_rectangle(cairo, bar.x, y, bar.width, height) }
            cairo_fill(cairo)
        }

        func strokes(_ points: [(x: Double, y: Double)], width: Double, of node: StructureNode?) {
            mark(node)
            cairo_set_line_width(cairo, width)
            for (index, point) in points.enumerated() {
                if index == 0 { cairo_move_to(cairo, point.x, point.y) } else { cairo_line_to(cairo, point.x, point.y) }
            }
            cairo_stroke(cairo)
        }

        /// One word across the page, pale and behind everything that is drawn after it.
        func watermark(_ word: String) {
            mark(nil)
            let slope = -atan2(height, width)
            let length = (width * width + height * height).squareRoot() * 0.62
            let atHundred = max(1, typesetter.width(of: word, TextStyle(size: 100, isBold: true)))
            cairo_save(cairo)
            cairo_translate(cairo, width / 2, height / 2)
            cairo_rotate(cairo, slope)
            cairo_move_to(cairo, 0, 0)
            typesetter.trace(word, TextStyle(size: min(140, 100 * length / atHundred), isBold: true), on: cairo)
            cairo_set_source_rgb(cairo, 0.945, 0.945, 0.945)
            cairo_fill(cairo)
            cairo_restore(cairo)
            cairo_set_source_rgb(cairo, 0, 0, 0)
        }

        func bookmark(level: Int, _ text: String, top: Double) {
            bookmarks.append(Bookmark(level: level, text: text, page: page, top: top))
        }

        func turnPage() {
            close()
            cairo_show_page(cairo)
            page += 1
            pieces = 0
            owners.append([])
        }

        /// - Returns: what Cairo wrote, which is not yet the file: nothing in it says what its pieces are.
        func finish() throws(FilterFailure) -> [UInt8] {
            close()
            cairo_show_page(cairo)
            cairo_surface_finish(surface)
            let status = cairo_surface_status(surface)
            guard status == CAIRO_STATUS_SUCCESS else {
                throw FilterFailure("The PDF could not be drawn: \(String(cString: cairo_status_to_string(status))).", status: 3)
            }
            return bytes.all
        }

        /// Whatever is drawn from here on belongs to this element.
        private func mark(_ node: StructureNode?) {
            if isOpen, openNode === node { return }
            close()
            cairo_tag_begin(cairo, ContentMarking.bracket, nil)
            isOpen = true
            openNode = node
            owners[page].append(node?.role)
            if let node {
                node.addPiece(page: page, number: pieces)
                pieces += 1
            }
        }

        private func close() {
            if isOpen { cairo_tag_end(cairo, ContentMarking.bracket) }
            isOpen = false
            openNode = nil
        }

        private func note(x: Double, y: Double, width: Double, height: Double, in node: StructureNode?) {
            guard let node, node.role == .figure, node.bounds == nil else { return }
            node.bounds = (x, self.height - y - height, x + width, self.height - y)
        }
    }
#endif
