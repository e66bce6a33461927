#if PDF
    /// What belongs on one page if it fits one: strips below each other, between which a page may break if it must.
    struct Piece {
        /// As low as a line of text; drawn wherever it lands.
        struct Strip {
            var height: Double
            /// Given the strip's top, in points from the page's.
            var draw: (Pen, Double) -> Void
        }

        var strips: [Strip]
        /// Points before it, unless it begins a page.
        var spaceBefore = 0.0
        /// A heading must not be the last thing on a page.
        var keepsWithNext = false
        /// Whether it may go on on the next page although it would fit one, as long paragraphs may.
        var isBreakable = false

        var height: Double { strips.reduce(0) { $0 + $1.height } }
    }
#endif
