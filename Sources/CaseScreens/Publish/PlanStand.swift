import CaseOperations
import CaseStorage
import Casework

extension PublishPreview.Group {
    /// Whether the pack cannot be published before something is said about these.
    var isBlocking: Bool {
        switch outcome {
        case .keeps, .moves: false
        case .asks, .misanswered, .missing: true
        }
    }
}

/// What a line of the open cases is about, whatever has become of the lines since.
struct PlanStand {
    let type: String
    let version: Int
    let state: String
    /// Nil for the whole group.
    let number: CaseNumber?
    let isBlocking: Bool

    func isSame(as other: PlanStand) -> Bool {
        number == other.number && (number != nil || (type == other.type && version == other.version && state == other.state))
    }
}

extension PublishPreview {
    func stand(_ row: PlanRow) -> PlanStand {
        let group =
            switch row {
            case .group(let index), .oneCase(let index, _): groups[index]
            }
        let number: CaseNumber? = if case .oneCase(_, let place) = row { group.cases[place].row.number } else { nil }
        return PlanStand(type: group.type, version: group.version, state: group.state, number: number, isBlocking: group.isBlocking)
    }
}
