import Foundation
import Testing

@testable import Casework

/// A real court's case definition, as the analysis sees it: not written for Caseload, and not sound by its rules.
@Suite("A court's workflow", .enabled(if: CourtDefinition.isHere, "../shared/data is not here"))
struct CourtWorkflowTests {
    @Test("states no declared event reaches are found, with what leads to them")
    func unreached() throws {
        let court = try CourtDefinition.load()
        let workflow = court.workflow(finals: ["CLOSED", "Deleted", "REDACTED"])
        #expect(workflow.states.count >= 10)
        #expect(workflow.transitions.count >= 100)
        let type = CaseType(
            id: "court", title: LocalizedText("Court"), prefix: "CO", version: 1, queue: "q", fields: [], checklists: [], workflow: workflow
        )
        let findings = WorkflowAnalysis(type).findings()
        let unreached = findings.compactMap { if case .stateUnreachable(let state, _, _, _) = $0 { state } else { nil } }
        // By hand: no event has them as its post-state, from a state that is come to.
        #expect(Set(unreached) == court.unreachedByHand(workflow))
        #expect(!unreached.isEmpty)
        let trapped = findings.compactMap { if case .stateTrapped(let state, _, _) = $0 { state } else { nil } }
        #expect(Set(trapped).isDisjoint(with: unreached))
        #expect(!findings.contains { if case .notProved = $0 { true } else { false } })
        // Courts keep a case for ever: rounds without a day are the rule.
        #expect(findings.contains { if case .unboundedLoop = $0 { true } else { false } })
    }
}

/// State.json and the files of CaseEvent/, as far as a workflow goes.
struct CourtDefinition {
    struct Event {
        let id: String
        let before: [String]
        let after: String
    }

    let states: [String]
    let events: [Event]

    static let folder: URL? = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let data = folder.deletingLastPathComponent().appendingPathComponent("shared/data/ccd/fpl/ccd-definition")
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path),
                FileManager.default.fileExists(atPath: data.path)
            {
                return data
            }
        }
        return nil
    }()

    static var isHere: Bool { folder != nil }

    static func load() throws -> CourtDefinition {
        let folder = try #require(folder)
        func rows(_ url: URL) throws -> [[String: Any]] {
            try #require(JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [[String: Any]])
        }
        let states = try rows(folder.appendingPathComponent("State/State.json")).compactMap { $0["ID"] as? String }
        var events: [Event] = []
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.appendingPathComponent("CaseEvent").path)
        for file in files.sorted() where file.hasSuffix(".json") {
            for row in try rows(folder.appendingPathComponent("CaseEvent").appendingPathComponent(file)) {
                guard let id = row["ID"] as? String, let after = row["PostConditionState"] as? String else { continue }
                let before = (row["PreConditionState(s)"] as? String ?? "").split(separator: ";").map(String.init)
                events.append(Event(id: id, before: before, after: after))
            }
        }
        return CourtDefinition(states: states, events: events)
    }

    /// An event without a state before it opens a case; `*` before is any state, and after it stays.
    func workflow(finals: Set<String>) -> Workflow {
        var seen: Set<String> = []
        let known = states.filter { seen.insert($0).inserted }
        return Workflow(
            initial: nil, states: known.map { State(id: $0, title: LocalizedText($0), isFinal: finals.contains($0)) },
            transitions: events.enumerated().compactMap { index, event in
                // `State(condition)` may stand after it, and several of them; the plain name is what counts here.
                let targets = event.after.split(separator: ";").map { String($0.prefix { $0 != "(" && $0 != ":" }) }
                let from: Transition.Origin =
                    event.before.isEmpty ? .start : event.before == ["*"] ? .states(known) : .states(event.before.filter(seen.contains))
                let to: Transition.Destination = targets.first.map { $0 == "*" ? .same : .state($0) } ?? .same
                if case .start = from, to == .same { return nil }
                return Transition(id: "\(event.id)-\(index)", title: LocalizedText(event.id), from: from, to: to, reopens: true)
            })
    }

    /// By plain search, without the analysis.
    func unreachedByHand(_ workflow: Workflow) -> Set<String> {
        var reached = Set(workflow.waysIn.flatMap(\.to.states))
        var isGrowing = true
        while isGrowing {
            let next = workflow.transitions.filter { transition in reached.contains { workflow.leads(transition, from: $0) } }
            let more = reached.union(next.flatMap(\.to.states))
            isGrowing = more != reached
            reached = more
        }
        return Set(workflow.states.map(\.id)).subtracting(reached)
    }
}
