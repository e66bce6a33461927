/// How an edge is told.
enum EdgeCourse: Hashable {
    /// A line down, over as many layers as it takes.
    case down
    /// A dashed line to a box one layer up.
    case up
    /// A dashed line up the right-hand side.
    case side
    /// A name in the source's box.
    case named
}

/// The course of every link, by its number.
struct EdgeCourses {
    /// Cells of passing lines, one for each layer a line passes; more would make a picture that nobody follows with the eye, and
    /// takes long.
    private static let mostPassing = 6000
    /// Lines on the right-hand side; each takes two columns of every row.
    private static let mostAside = 12

    let course: [EdgeCourse]
    /// Columns that lines on the right-hand side take.
    let asideWidth: Int

    init(_ graph: IndexedGraph, ranking: Ranking, options: DrawingOptions) {
        let rank = ranking.rank
        func isHub(_ node: Int) -> Bool {
            guard let least = options.namedFrom else { return false }
            let sources = graph.incoming[node].filter { !ranking.isBack[$0] }.map { rank[graph.links[$0].from] }
            return sources.count >= least && (rank[node] - (sources.min() ?? 0)) > 1
        }
        let longest = options.longest ?? Int.max
        let hubs = graph.nodes.indices.map(isHub)
        var course: [EdgeCourse] = graph.links.indices.map { number in
            let link = graph.links[number]
            if !ranking.isBack[number] { return hubs[link.to] || rank[link.to] - rank[link.from] > longest ? .named : .down }
            switch options.backEdges {
            case .named: return .named
            case .near: return rank[link.from] == rank[link.to] + 1 ? .up : .named
            case .lines: return rank[link.from] == rank[link.to] + 1 ? .up : .side
            }
        }
        var most = ranking.layerCount
        while most > 1, Self.passing(graph, rank: rank, course: course) > Self.mostPassing {
            most /= 2
            for (number, link) in graph.links.enumerated() where abs(rank[link.to] - rank[link.from]) > most {
                course[number] = .named
            }
        }
        let aside = Dictionary(grouping: graph.links.indices.filter { course[$0] == .side }) { graph.links[$0].to }
        // Those that bring most ways back together are worth their columns.
        let busiest = aside.keys.sorted {
            let (one, other) = (aside[$0]?.count ?? 0, aside[$1]?.count ?? 0)
            return one == other ? $0 < $1 : one > other
        }
        for target in busiest.dropFirst(Self.mostAside) { for link in aside[target] ?? [] { course[link] = .named } }
        asideWidth = busiest.isEmpty ? 0 : 2 * min(busiest.count, Self.mostAside) + 2
        self.course = course
    }

    /// How many layers are passed by lines, all lines together; lines down into one box count once.
    private static func passing(_ graph: IndexedGraph, rank: [Int], course: [EdgeCourse]) -> Int {
        graph.nodes.indices.reduce(0) { sum, node in
            let tops = graph.incoming[node].filter { course[$0] == .down }.map { rank[graph.links[$0].from] }
            return sum + (tops.min().map { rank[node] - $0 - 1 } ?? 0)
        }
    }
}
