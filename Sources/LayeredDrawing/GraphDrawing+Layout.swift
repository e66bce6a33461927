extension GraphDrawing {
    /// Lays a graph out. The same graph and options give the same drawing, always.
    ///
    /// Where passing lines make it wider than asked for, and the options let long lines be named, shorter ones are named as well.
    public init(_ graph: LayeredGraph, options: DrawingOptions = DrawingOptions()) {
        let indexed = IndexedGraph(graph)
        var options = options
        self.init(indexed, options: options)
        while width > options.width, let longest = options.longest, longest > 1, lines.contains(where: { !$0.isBack }) {
            options.longest = longest / 2
            self.init(indexed, options: options)
        }
        if options.labels {
            var placement = LabelPlacement(self)
            placement.write(on: &self, text: CleanText(options: options))
        }
    }

    private init(_ graph: IndexedGraph, options: DrawingOptions) {
        var planning = LayerPlanning(graph, options: options)
        planning.order(CrossingReduction(planning.plan).layers)
        let placement = ColumnPlacement(planning.plan, width: options.width - planning.courses.asideWidth)
        let routing = Routing(graph, plan: planning.plan, courses: planning.courses, placement: placement)
        let assembly = DrawingAssembly(graph, planning: planning, routing: routing)
        self.init(width: assembly.width, height: assembly.height, boxes: assembly.boxes, lines: assembly.lines, named: assembly.named)
    }
}
