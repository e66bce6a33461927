import LayeredDrawing

/// Follows lines with nothing but the characters of the picture, as a person does: along the arms of each character, straight on under
/// an upright line, until an arrow head.
struct PictureReader {
    private struct Step: Hashable {
        var x: Int
        var y: Int
        var dx: Int
        var dy: Int
    }

    private let picture: GridPicture

    init(_ picture: GridPicture) { self.picture = picture }

    /// The boxes that the arrow heads point at which can be reached from where a line leaves its box.
    func arrivals(along line: GraphDrawing.Line) -> Set<String> {
        let start = line.points[0]
        let isDown = line.points[1].y > start.y
        var open = [Step(x: start.x, y: start.y, dx: 0, dy: isDown ? 1 : -1)]
        var seen: Set<Step> = []
        var found: Set<String> = []
        while let step = open.popLast() {
            guard seen.insert(step).inserted else { continue }
            let (x, y) = (step.x + step.dx, step.y + step.dy)
            guard picture.rows.indices.contains(y), picture.rows[y].indices.contains(x), let character = picture.rows[y][x].character
            else { continue }
            if case .box = picture.rows[y][x].part { continue }
            if character == "▼" || character == "▲" {
                // The head is also where a line of the same box may begin; only one that is followed along its direction ends here.
                if step.dy == (character == "▼" ? 1 : -1), case .box(let id, _) = picture.rows[y + step.dy][x].part { found.insert(id) }
                continue
            }
            let arms = Self.arms(character)
            if arms.contains(where: { $0.dx == -step.dx && $0.dy == -step.dy }) {
                for arm in arms where !(arm.dx == -step.dx && arm.dy == -step.dy) {
                    open.append(Step(x: x, y: y, dx: arm.dx, dy: arm.dy))
                }
            } else if step.dy == 0, "│┊┃┋".contains(character) {
                open.append(Step(x: x, y: y, dx: step.dx, dy: 0))
            }
        }
        return found
    }

    private static func arms(_ character: Character) -> [(dx: Int, dy: Int)] {
        let known: [(characters: String, arms: [(dx: Int, dy: Int)])] = [
            ("│┊┃┋", [(0, -1), (0, 1)]), ("─╌━╍", [(-1, 0), (1, 0)]),
            ("┌╭┏", [(1, 0), (0, 1)]), ("┐╮┓", [(-1, 0), (0, 1)]), ("└╰┗", [(1, 0), (0, -1)]), ("┘╯┛", [(-1, 0), (0, -1)]),
            ("├┣", [(0, -1), (0, 1), (1, 0)]), ("┤┫", [(0, -1), (0, 1), (-1, 0)]),
            ("┬┳", [(-1, 0), (1, 0), (0, 1)]), ("┴┻", [(-1, 0), (1, 0), (0, -1)]),
            ("┼╋", [(-1, 0), (1, 0), (0, -1), (0, 1)]),
        ]
        return known.first { $0.characters.contains(character) }?.arms ?? []
    }
}
