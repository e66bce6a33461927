import Casework

extension YAMLMapping.Entry {
    /// Whether the key can be a name: a letter first, then letters, digits, `_` and `-`, in lower case.
    func checkName(of kind: String) {
        if let problem = namingProblem(key) {
            value.report.error(.badName, at: place, value.trail.prefix + "\(quoted(key)) cannot name \(kind): \(problem).")
        }
    }
}

extension YAMLValue {
    /// A name given to something, such as a case type's.
    func name(of kind: String) -> String? {
        guard let text = text() else { return nil }
        if let problem = namingProblem(text) {
            error(.badName, "\(quoted(text)) cannot name \(kind): \(problem).")
        }
        return text
    }

    /// A name that must be one of those known; any name where nobody knows them.
    func reference(to kind: String, among known: KnownNames?) -> String? {
        guard let known else { return text() }
        return reference(to: kind, among: known)
    }

    /// A name that must be one of those known.
    func reference(to kind: String, among known: KnownNames) -> String? {
        guard let text = text() else { return nil }
        guard known.contains(text) else {
            let suggestion = report.didYouMean(text, among: known.inOrder)
            let rest = known.inOrder.isEmpty ? " None is defined." : " Known are \(listed(known.inOrder))."
            error(.undefinedName, "There is no \(kind) \(quoted(text)).\(suggestion.isEmpty ? rest : suggestion)")
            return nil
        }
        return text
    }
}

private func namingProblem(_ name: String) -> String? {
    guard name.utf8.count <= 64 else { return "names have at most 64 characters" }
    guard let first = name.utf8.first, (97...122).contains(first) else { return "names begin with a lower-case letter" }
    let isPlain = name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 45 }
    return isPlain ? nil : "names have lower-case letters, digits, _ and - only"
}
