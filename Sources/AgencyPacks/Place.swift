/// Where something stands in a pack.
struct Place: Hashable {
    let file: String
    let line: Int
    let column: Int

    static func start(of file: String) -> Place { Place(file: file, line: 1, column: 1) }
}
