/// Names that something may refer to: found quickly, and shown in the pack's order where one is not found.
struct KnownNames: ExpressibleByArrayLiteral {
    let inOrder: [String]
    private let all: Set<String>

    init(_ names: [String]) {
        inOrder = names
        all = Set(names)
    }

    init(arrayLiteral names: String...) {
        self.init(names)
    }

    func contains(_ name: String) -> Bool { all.contains(name) }
}
