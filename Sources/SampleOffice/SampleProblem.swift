public import Casework

/// Why no sample can be made from a plan.
public enum SampleProblem: Error, Equatable, Sendable {
    /// The pack has no such file, or nothing stands in it.
    case missingFile(String)
    /// A line, counted from 1, is not what the file should hold.
    case badLine(file: String, line: Int)
    /// Below 0 or above the limit.
    case badCount(limit: Int)
    case casesWithoutConstituents
    case noCaseTypes
    /// The calendar has no open day in the year before.
    case noOpenDays
    case unknownTimeZone(String)
    /// The rules refuse somebody of the pack's staff.
    case staffRefused(login: String, Refusal)
}

extension SampleProblem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .missingFile(let path):
            "The pack has no \(path), from which the sample would be made; choose an agency that brings sample people."
        case .badLine(let file, let line): "Line \(line) of \(file) cannot be read; mend it as the head of the file says."
        case .badCount(let limit): "That many cannot be made; give a number from 0 to \(limit)."
        case .casesWithoutConstituents: "Cases need somebody to belong to; ask for at least one constituent."
        case .noCaseTypes: "The agency has no case types, so no cases can be made; ask for 0 cases."
        case .noOpenDays: "The agency's calendar has no open day in the year before; choose another day or mend the calendar."
        case .unknownTimeZone: "The agency's time zone is not known here; mend `time-zone` in the pack."
        case .staffRefused(let login, _): "The pack's staff member \(login) cannot be added; mend staff.yaml."
        }
    }
}
