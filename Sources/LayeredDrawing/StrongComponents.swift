/// Groups of nodes that can all reach each other; between the groups nothing goes round.
struct StrongComponents {
    /// Each group after all that lead to it.
    private(set) var groups: [[Int]] = []

    /// `successors` of each node, by number. After Tarjan (1972), without recursion, since a graph may be ten thousand nodes long.
    init(successors: [[Int]]) {
        let count = successors.count
        var number = Array(repeating: -1, count: count)
        var low = Array(repeating: 0, count: count)
        var isOpen = Array(repeating: false, count: count)
        var open: [Int] = []
        var next = 0
        var path: [(node: Int, edge: Int)] = []
        for root in 0..<count where number[root] < 0 {
            path.append((root, 0))
            while let (node, edge) = path.last {
                if edge == 0 {
                    number[node] = next
                    low[node] = next
                    next += 1
                    open.append(node)
                    isOpen[node] = true
                }
                if edge < successors[node].count {
                    path[path.count - 1].edge += 1
                    let other = successors[node][edge]
                    if number[other] < 0 {
                        path.append((other, 0))
                    } else if isOpen[other] {
                        low[node] = min(low[node], number[other])
                    }
                    continue
                }
                path.removeLast()
                if let parent = path.last?.node { low[parent] = min(low[parent], low[node]) }
                if low[node] == number[node] { close(node, open: &open, isOpen: &isOpen) }
            }
        }
        groups.reverse()
    }

    private mutating func close(_ node: Int, open: inout [Int], isOpen: inout [Bool]) {
        var group: [Int] = []
        while let member = open.popLast() {
            isOpen[member] = false
            group.append(member)
            if member == node { break }
        }
        groups.append(group.sorted())
    }
}
