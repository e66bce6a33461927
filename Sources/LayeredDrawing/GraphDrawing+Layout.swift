extension GraphDrawing {
    /// Lays a graph out. The same graph and options give the same drawing, always.
    public init(_ graph: LayeredGraph, options: DrawingOptions = DrawingOptions()) {
        let indexed = IndexedGraph(graph)
        var planning = LayerPlanning(indexed, options: options)
        planning.order(CrossingReduction(planning.plan).layers)
        let placement = ColumnPlacement(planning.plan, width: options.width)
        let routing = Routing(indexed, plan: planning.plan, courses: planning.courses, placement: placement)
        let assembly = DrawingAssembly(indexed, planning: planning, routing: routing)
        self.init(width: assembly.width, height: assembly.height, boxes: assembly.boxes, lines: assembly.lines, named: assembly.named)
        if options.labels {
            var placement = LabelPlacement(self)
            placement.write(on: &self, text: CleanText(options: options))
        }
    }
}
