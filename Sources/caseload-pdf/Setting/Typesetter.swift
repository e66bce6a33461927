#if PDF
    import CPangoCairo
    import CaseDocuments

    /// Breaks text into lines, with Pango: shaping, scripts, directions and whatever fonts the machine has.
    ///
    /// Sizes are points because the context is set to 72 dots to the inch; positions are not rounded to dots.
    final class Typesetter {
        private static let families = "Liberation Sans,Arimo,Arial,Helvetica,DejaVu Sans,Noto Sans,sans-serif"
        private static let codeFamilies = "Liberation Mono,Cousine,DejaVu Sans Mono,Noto Sans Mono,monospace"
        /// Bytes of text that are shaped at once; longer text begins a new line there, and memory stays bounded.
        private static let slice = 6000

        private let map: UnsafeMutablePointer<PangoFontMap>
        private let context: OpaquePointer
        private let layout: OpaquePointer
        private var descriptions: [TextStyle: OpaquePointer] = [:]
        private var metrics: [TextStyle: (ascent: Double, descent: Double)] = [:]

        init(language: String) {
            map = pango_cairo_font_map_new()
            pango_cairo_font_map_set_resolution(OpaquePointer(map), 72)
            context = pango_font_map_create_context(map)
            // From the document, never from the environment: the same document is the same everywhere.
            pango_context_set_language(context, pango_language_from_string(language))
            pango_context_set_round_glyph_positions(context, 0)
            let options = cairo_font_options_create()
            cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
            cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
            cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
            pango_cairo_context_set_font_options(context, options)
            cairo_font_options_destroy(options)
            layout = pango_layout_new(context)
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        }

        deinit {
            for description in descriptions.values { pango_font_description_free(description) }
            g_object_unref(UnsafeMutableRawPointer(layout))
            g_object_unref(UnsafeMutableRawPointer(context))
            g_object_unref(map)
        }

        /// Whether the machine has letters at all.
        var hasLetters: Bool {
            prepare(Array("Aa1".utf8), .body, width: nil)
            return pango_layout_get_unknown_glyphs_count(layout) == 0
        }

        func set(_ text: String, _ style: TextStyle, width: Double) -> SetText { set([TextRun(text)], style, width: width) }

        /// - Parameter width: at least one character stands on a line, however narrow it is.
        func set(_ runs: [TextRun], _ style: TextStyle, width: Double) -> SetText {
            var text = ""
            var bold: [Range<Int>] = []
            for run in runs {
                let start = text.utf8.count
                text += SafeText.line(run.text)
                if run.isBold { bold.append(start..<text.utf8.count) }
            }
            var lines: [SetLine] = []
            let bytes = Array(text.utf8)
            var start = 0
            while start < bytes.count {
                let end = Self.sliceEnd(bytes, from: start)
                lines += setSlice(bytes, start..<end, bold, style, width: width, isLast: end == bytes.count)
                start = end
            }
            return SetText(lines: lines)
        }

        /// Points that a line of this text takes, without breaking it.
        func width(of text: String, _ style: TextStyle) -> Double {
            prepare(Array(SafeText.line(text).utf8.prefix(Self.slice)), style, width: nil)
            var logical = PangoRectangle()
            pango_layout_get_extents(layout, nil, &logical)
            return Self.points(logical.width)
        }

        /// After a space where there is one near, else after a whole scalar.
        private static func sliceEnd(_ bytes: [UInt8], from start: Int) -> Int {
            guard bytes.count - start > slice else { return bytes.count }
            let limit = start + slice
            if let space = bytes[(limit - 500)..<limit].lastIndex(of: 32) { return space + 1 }
            var end = limit
            while bytes[end] & 0xC0 == 0x80 { end -= 1 }
            return end
        }

        private func setSlice(
            _ bytes: [UInt8], _ slice: Range<Int>, _ bold: [Range<Int>], _ style: TextStyle, width: Double, isLast: Bool
        ) -> [SetLine] {
            prepare(Array(bytes[slice]), style, width: width)
            apply(bold.compactMap { Self.overlap($0, slice) }, to: layout)
            defer { pango_layout_set_attributes(layout, nil) }
            let (ascent, descent) = measure(style)
            let count = Int(pango_layout_get_line_count(layout))
            return (0..<count).compactMap { index in
                guard let line = pango_layout_get_line_readonly(layout, Int32(index)) else { return nil }
                let start = slice.lowerBound + Int(line.pointee.start_index)
                var end = start + Int(line.pointee.length)
                while end > start, bytes[end - 1] == 32 { end -= 1 }
                var logical = PangoRectangle()
                pango_layout_line_get_extents(line, nil, &logical)
                let isEnd = isLast && index == count - 1
                // A script that is taller than the style's own font gets the room it needs.
                let natural = max(ascent + descent, Self.points(logical.height))
                let height = max(style.size * style.leading, natural > ascent + descent + 0.5 ? natural * 1.05 : 0)
                let above = max(ascent, -Self.points(logical.y))
                return SetLine(
                    text: String(decoding: bytes[start..<end], as: UTF8.self) + (isEnd ? "" : " "),
                    boldRanges: bold.compactMap { Self.overlap($0, start..<end) }, style: style,
                    isRightToLeft: pango_layout_line_get_resolved_direction(line) == PANGO_DIRECTION_RTL,
                    width: Self.points(logical.width), available: width, height: height, baseline: (height - natural) / 2 + above)
            }
        }

        /// Draws a line set before with its left end at `x` and its baseline at `y`.
        func draw(_ line: SetLine, on cairo: OpaquePointer, x: Double, y: Double) {
            prepare(Array(line.text.utf8), line.style, width: nil, isRightToLeft: line.isRightToLeft)
            apply(line.boldRanges, to: layout)
            var left = x
            if line.isRightToLeft {
                var logical = PangoRectangle()
                pango_layout_get_extents(layout, nil, &logical)
                left += line.available - Self.points(logical.width)
            }
            cairo_move_to(cairo, left, y)
            if let only = pango_layout_get_line_readonly(layout, 0) { pango_cairo_show_layout_line(cairo, only) }
            pango_layout_set_attributes(layout, nil)
        }

        /// Adds the outlines of a text, its middle at the current point, as a path: it can be seen and not read.
        func trace(_ text: String, _ style: TextStyle, on cairo: OpaquePointer) {
            prepare(Array(SafeText.line(text).utf8.prefix(60)), style, width: nil)
            var ink = PangoRectangle()
            pango_layout_get_extents(layout, &ink, nil)
            cairo_rel_move_to(
                cairo, -Self.points(ink.x) - Self.points(ink.width) / 2, -Self.points(ink.y) - Self.points(ink.height) / 2)
            pango_cairo_layout_path(cairo, layout)
        }

        private func prepare(_ bytes: [UInt8], _ style: TextStyle, width: Double?, isRightToLeft: Bool? = nil) {
            pango_layout_set_font_description(layout, description(style))
            pango_layout_set_width(layout, width.map { Int32(max(8, min($0, 20000)) * Double(PANGO_SCALE)) } ?? -1)
            pango_layout_set_auto_dir(layout, isRightToLeft == nil ? 1 : 0)
            pango_context_set_base_dir(context, isRightToLeft == true ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR)
            pango_layout_context_changed(layout)
            bytes.withUnsafeBufferPointer { buffer in
                buffer.withMemoryRebound(to: CChar.self) { pango_layout_set_text(layout, $0.baseAddress, Int32($0.count)) }
            }
            apply([], to: layout)
        }

        /// Ligatures are off: what is copied or read aloud from a ligature depends on the reader.
        private func apply(_ bold: [Range<Int>], to layout: OpaquePointer) {
            let attributes = pango_attr_list_new()
            pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0, dlig=0"))
            for range in bold {
                guard let weight = pango_attr_weight_new(PANGO_WEIGHT_BOLD) else { continue }
                weight.pointee.start_index = guint(range.lowerBound)
                weight.pointee.end_index = guint(range.upperBound)
                pango_attr_list_insert(attributes, weight)
            }
            pango_layout_set_attributes(layout, attributes)
            pango_attr_list_unref(attributes)
        }

        private func description(_ style: TextStyle) -> OpaquePointer {
            if let known = descriptions[style] { return known }
            let description: OpaquePointer = pango_font_description_new()
            pango_font_description_set_family(description, style.isCode ? Self.codeFamilies : Self.families)
            pango_font_description_set_size(description, gint(style.size * Double(PANGO_SCALE)))
            if style.isBold { pango_font_description_set_weight(description, PANGO_WEIGHT_BOLD) }
            descriptions[style] = description
            return description
        }

        private func measure(_ style: TextStyle) -> (ascent: Double, descent: Double) {
            if let known = metrics[style] { return known }
            let found = pango_context_get_metrics(context, description(style), nil)
            let measured = (Self.points(pango_font_metrics_get_ascent(found)), Self.points(pango_font_metrics_get_descent(found)))
            pango_font_metrics_unref(found)
            metrics[style] = measured
            return measured
        }

        private static func overlap(_ range: Range<Int>, _ window: Range<Int>) -> Range<Int>? {
            let both = range.clamped(to: window)
            return both.isEmpty ? nil : (both.lowerBound - window.lowerBound)..<(both.upperBound - window.lowerBound)
        }

        private static func points(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }
    }
#endif
