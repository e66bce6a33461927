import Yams

/// Turns the parser's nodes into values of a pack. Nothing behind this knows which library parsed them.
struct YAMLConversion {
    /// Lists and mappings inside one another; packs have about eight.
    private static let maximumDepth = 32
    /// Values of one file, counting what an alias stands for each time it is used.
    private static let maximumCount = 200_000

    private let source: YAMLSource
    private var count = 0
    private var isRefused = false

    init(source: YAMLSource) {
        self.source = source
    }

    /// Nil, and the reason reported once, where the document goes beyond what a pack may be.
    mutating func value(_ node: Node, trail: YAMLValue.Trail, depth: Int) -> YAMLValue? {
        count += 1
        let mark = node.mark
        guard depth <= Self.maximumDepth else {
            return refuse(
                mark,
                "Lists and mappings stand inside one another more than \(Self.maximumDepth) deep, which no pack needs; flatten "
                    + "them."
            )
        }
        guard count <= Self.maximumCount else {
            return refuse(
                mark, "The file has more than \(Self.maximumCount) values, the most that are read of one file; split or shorten it."
            )
        }
        switch node {
        case .scalar(let scalar):
            return made(.scalar(scalar.string, ScalarStyle(scalar.style)), mark, trail)
        case .sequence(let sequence):
            var values: [YAMLValue] = []
            values.reserveCapacity(sequence.count)
            for (index, item) in sequence.enumerated() {
                guard let value = value(item, trail: .index(index, inside: trail), depth: depth + 1) else { return nil }
                values.append(value)
            }
            return made(.list(values), mark, trail)
        case .mapping(let mapping):
            var entries: [YAMLMapping.Entry] = []
            entries.reserveCapacity(mapping.count)
            for (key, item) in mapping {
                guard case .scalar(let name) = key else {
                    return refuse(
                        key.mark ?? mark, "A key must be a text, not a list or a mapping; give it a name.", code: .typeError)
                }
                let inner = YAMLValue.Trail.key(name.string, inside: trail)
                guard let value = value(item, trail: inner, depth: depth + 1) else { return nil }
                let keyPlace = place(name.mark)
                entries.append(.init(key: name.string, line: keyPlace.line, column: keyPlace.column, value: value))
            }
            return made(.mapping(entries), mark, trail)
        case .alias:
            return refuse(mark, "An alias stands where a value is wanted; write the value out.")
        }
    }

    private func made(_ content: YAMLValue.Content, _ mark: Mark?, _ trail: YAMLValue.Trail) -> YAMLValue {
        YAMLValue(content, line: mark?.line ?? 1, column: mark?.column ?? 1, trail: trail, source: source)
    }

    private func place(_ mark: Mark?) -> Place {
        Place(file: source.file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }

    private mutating func refuse(_ mark: Mark?, _ message: String, code: PackProblem.Code = .tooLarge) -> YAMLValue? {
        if !isRefused {
            source.report.error(code, at: place(mark), message)
        }
        isRefused = true
        return nil
    }
}

extension ScalarStyle {
    fileprivate init(_ style: Node.Scalar.Style) {
        self =
            switch style {
            case .singleQuoted: .singleQuoted
            case .doubleQuoted: .doubleQuoted
            case .literal, .folded: .block
            case .any, .plain: .plain
            }
    }
}
