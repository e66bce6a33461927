/// A mapping of a pack, its keys in the order of the file.
struct YAMLMapping {
    struct Entry {
        let key: String
        /// Of the key.
        let line: Int
        let column: Int
        let value: YAMLValue

        /// Of the key.
        var place: Place { Place(file: value.source.file, line: line, column: column) }
    }

    /// More entries than this are refused: no pack needs them, and comparing them with one another takes time.
    static let maximumCount = 5000

    let value: YAMLValue
    let entries: [Entry]

    subscript(key: String) -> YAMLValue? {
        for entry in entries where entry.key == key { return entry.value }
        return nil
    }

    /// Where a key stands; the mapping itself where it is missing.
    func place(of key: String) -> Place {
        entries.first { $0.key == key }?.place ?? value.place
    }

    /// The value of a key that must be there.
    func required(_ key: String, at place: Place? = nil) -> YAMLValue? {
        if let value = self[key] { return value }
        value.error(.missingKey, "The key \(quoted(key)) is missing here; add it.", at: place)
        return nil
    }
}

extension YAMLValue {
    /// The entries of a mapping; none of anything else.
    var entries: [YAMLMapping.Entry] {
        if case .mapping(let entries) = content { entries } else { [] }
    }

    var keys: [String] { entries.map(\.key) }

    /// A mapping whose keys are the pack's own names, in the order of the file.
    func names(limit: Int = YAMLMapping.maximumCount) -> YAMLMapping? {
        guard case .mapping(let entries) = content else {
            wanted("a mapping of names")
            return nil
        }
        guard entries.count <= limit else {
            error(.tooLarge, "The mapping has \(entries.count) entries, and at most \(limit) are read here; shorten it.")
            return nil
        }
        return YAMLMapping(value: self, entries: entries)
    }

    /// A mapping that may have these keys and no others.
    func mapping(keys known: [String]) -> YAMLMapping? {
        guard isMapping else {
            wanted("a mapping with keys such as \(listed(Array(known.prefix(3))))")
            return nil
        }
        guard let mapping = names() else { return nil }
        for entry in mapping.entries where !known.contains(entry.key) {
            let suggestion = report.didYouMean(entry.key, among: known)
            error(
                .unknownKey,
                "The key \(quoted(entry.key)) is not known here."
                    + (suggestion.isEmpty ? " Known are \(known.joined(separator: ", "))." : suggestion),
                at: entry.place)
        }
        return mapping
    }
}
