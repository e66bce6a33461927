// Draws graphs in layers, for reading: what to draw (LayeredGraph) becomes boxes and lines on character cells (GraphDrawing), and that
// becomes a picture of characters (GridPicture), SVG, Graphviz DOT or a Mermaid diagram. All of it is pure and the same on every run.
//
// It must not know what a box stands for (cases, states, people), nor files, terminals or colours of a theme. It imports nothing.
//
// The way from graph to drawing:
//
//     IndexedGraph        nodes and edges by number, one edge for each pair
//     LayerPlanning       Ranking (what leads back, which layer), EdgeCourses (line or name), BoxText (what is written), until it fits
//     CrossingReduction   the order in each layer
//     ColumnPlacement     columns
//     Routing             what meets each box where; tracks in the channels between the layers
//     DrawingAssembly     rows
//
// Lines into one box are one bus: they come together as early as they can and end in one arrow head. Lines of different buses only ever
// cross, at right angles, and a crossing is drawn as the upright line unbroken; wherever a character has arms, lines really meet.
