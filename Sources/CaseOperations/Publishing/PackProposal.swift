import AgencyPacks
public import Casework
import EventLedger

/// One thing that is wrong, or doubtful, in a pack that somebody would like to publish.
public struct PackFinding: Sendable, Hashable {
    public let isError: Bool
    /// `case-types/lip.yaml:12:5`.
    public let place: String
    public let code: String
    public let sentence: String
    /// What proves it.
    public let witness: String?
}

/// A pack as it lies in a folder, judged, and not in force yet.
public struct PackProposal: Sendable {
    public let folder: String
    /// Errors first.
    public let findings: [PackFinding]
    /// Nil while the pack has errors.
    public let publication: Publication?
    /// What it changes; nil while the pack has errors.
    public let difference: AgencyDifference?

    public var errors: Int { findings.count(where: \.isError) }
}

extension Office {
    /// Reads the pack in a folder and says everything that is wrong with it. Only a designer may.
    public func readPack(folder: String) throws(OperationFailure) -> PackProposal {
        try requireDesigner()
        let files: PackFiles
        do { files = try PackFiles(folder: folder) } catch { throw .pack(["\(error)"]) }
        let pack = AgencyPack.read(files, today: today)
        let findings = pack.problems.sorted { ($0.severity == .error ? 0 : 1, $0) < ($1.severity == .error ? 0 : 1, $1) }.map {
            PackFinding($0)
        }
        return PackProposal(
            folder: folder, findings: findings, publication: pack.agency.map { Publication(agency: $0, files: files) },
            difference: pack.agency.map { AgencyDifference(from: agency, to: $0) })
    }

    /// What is wrong with a plan as it was written, and the plan where nothing is.
    public func readPlan(_ bytes: [UInt8], named name: String, for publication: Publication) -> (
        publication: Publication?, findings: [PackFinding]
    ) {
        let (plan, problems) = MigrationPlan.read(PackFile(path: name, bytes: bytes), for: publication.agency)
        let findings = problems.map { PackFinding($0) }
        guard let plan, !findings.contains(where: \.isError) else { return (nil, findings) }
        return (publication.following(plan), findings)
    }
}

extension PackFinding {
    init(_ problem: PackProblem) {
        self.init(
            isError: problem.severity == .error, place: "\(problem.file):\(problem.line):\(problem.column)", code: problem.code.rawValue,
            sentence: problem.message, witness: problem.witness)
    }
}

extension Publication {
    /// The same with what becomes of the open cases. The plan is written down anew: remarks in somebody's file are no part of
    /// it, and the ledger keeps it for ever.
    public func following(_ plan: MigrationPlan?) -> Publication {
        Publication(agency: agency, files: files, plan: plan, planText: plan?.text)
    }
}

extension MigrationPlan {
    /// The plan as a file says it.
    public var text: String {
        var lines = ["plan: \(agency)"]
        if !types.isEmpty { lines.append("case-types:") }
        for type in types {
            lines.append("  \(type.type):")
            if let from = type.from { lines.append("    from: [\(from.sorted().map(String.init).joined(separator: ", "))]") }
            lines.append(type.states.isEmpty ? "    states: {}" : "    states:")
            for state in type.states { lines.append("      \(state.state): \(Self.text(of: state.step))") }
        }
        if !answers.isEmpty { lines.append("cases:") }
        for (number, answer) in answers.sorted(by: { $0.key < $1.key }) { lines.append("  \(number): \(Self.quoted(answer))") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func text(of step: Step) -> String {
        switch step {
        case .to(let state, let restartsClock): restartsClock ? "{to: \(state), clock: restart}" : state
        case .ask(let question, let answers):
            "{question: \(quoted(question)), answers: {\(answers.map { "\(quoted($0.answer)): \($0.state)" }.joined(separator: ", "))}}"
        }
    }

    /// As YAML and JSON both read it.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case _ where scalar.value < 32: quoted += " "
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
