import Casework

extension Wording {
    /// What a condition of the pack says against a step.
    func condition(_ refusal: Refusal, _ type: CaseType?) -> String {
        switch refusal {
        case .guardFails(let transition, let index):
            let guards = type?.workflow.transition(transition)?.guards ?? []
            return guards.indices.contains(index) ? guards[index].otherwise.plain : "A rule of this step does not hold."
        case .conditionFailed(let transition, let why):
            return "Whether \(title(of: transition, type)) may be done cannot be worked out: \(Self.clause(why)). Correct the form."
        case .conditionWaits(let transition, let names):
            return
                "\(title(of: transition, type)) depends on what is not filled in: \(Self.list(names.map { place($0, type) }, "and")). Fill it in first."
        case .noDestination(let transition):
            return "No way out of \(title(of: transition, type)) fits this case. Correct the form, or ask whoever keeps the agency pack."
        default: return ""
        }
    }

    /// A place that a condition names: `losses[2].head`, `constituent.state`.
    private func place(_ name: String, _ type: CaseType?) -> String {
        if name.hasPrefix("constituent.") { return "the constituent's \(name.dropFirst(12).map { $0 == "_" ? " " : String($0) }.joined())" }
        let pieces = name.split(separator: ".")
        guard pieces.count == 2, let bracket = pieces[0].firstIndex(of: "["), let field = type?.field(String(pieces[0][..<bracket])),
            let column = field.columns.first(where: { $0.id == String(pieces[1]) })
        else { return label(name, type) }
        return "\(field.label.plain), row \(pieces[0][bracket...].filter(\.isNumber)), \(column.label.plain)"
    }
}
