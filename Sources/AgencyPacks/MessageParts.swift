/// A piece of a pack inside a message: quoted, cut short, and with nothing in it that a terminal would obey.
func quoted(_ text: String) -> String {
    let limit = 60
    var shown = ""
    var length = 0
    for scalar in text.unicodeScalars {
        if length == limit {
            shown += "…"
            break
        }
        length += 1
        if HiddenCharacters.isHidden(scalar) {
            shown += "\\u{\(String(scalar.value, radix: 16))}"
        } else {
            shown.unicodeScalars.append(scalar)
        }
    }
    return "\"\(shown)\""
}

/// `a, b and c`, each quoted; the rest counted where there are many.
func listed(_ names: [String], limit: Int = 8) -> String {
    var shown = names.prefix(limit).map { quoted($0) }
    if names.count > limit { shown.append("\(names.count - limit) more") }
    guard let last = shown.popLast() else { return "nothing" }
    return shown.isEmpty ? last : shown.joined(separator: ", ") + " and " + last
}

/// The known name that is fewest slips away, if few enough to be a slip of the hand.
func nearest(to name: String, among known: some Sequence<String>) -> String? {
    let typed = Array(name.unicodeScalars)
    guard (2...64).contains(typed.count) else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in known {
        let other = Array(candidate.unicodeScalars)
        guard other.count <= 64 else { continue }
        let distance = slips(from: typed, to: other)
        let isNear = distance <= max(1, min(typed.count, other.count) / 3)
        if isNear, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
}

/// Letters left out, added, changed or exchanged with their neighbour (optimal string alignment).
private func slips(from source: [Unicode.Scalar], to target: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...target.count)
    for (row, letter) in source.enumerated() {
        var current = [row + 1]
        for (column, other) in target.enumerated() {
            var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
            if row > 0, column > 0, letter == target[column - 1], source[row - 1] == other {
                cost = min(cost, beforeLast[column - 1] + 1)
            }
            current.append(cost)
        }
        beforeLast = last
        last = current
    }
    return last[target.count]
}
