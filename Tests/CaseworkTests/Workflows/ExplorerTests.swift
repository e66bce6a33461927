import CommonExpressions
import Testing

@testable import Casework

/// The analysis against the slow truth: every finding confirmed, none missed.
struct ExplorerTests {
    @Test(arguments: [1, 10_001, 20_001, 30_001])
    func analysisFindsWhatTheExplorerFinds(first: UInt64) {
        var kinds: Set<String> = []
        for seed in first..<first + 500 {
            let random = RandomWorkflow(seed: seed)
            var explorer = ExhaustiveExplorer(random.type, random.checklists)
            let truth = explorer.findings(unordered: random.unordered)
            let findings = WorkflowAnalysis(random.type, checklists: random.checklists, unordered: random.unordered).findings()
            let found = Set(findings.compactMap(\.summary))
            #expect(
                found == truth, "seed \(seed): missed \(truth.subtracting(found).sorted()), invented \(found.subtracting(truth).sorted())")
            if found != truth { return }
            for finding in findings {
                let isConfirmed = explorer.confirms(finding)
                #expect(isConfirmed, "seed \(seed): \(finding)")
            }
            kinds.formUnion(found.compactMap { $0.split(separator: " ").first.map(String.init) })
        }
        // Each kind came up, so that agreeing means something.
        let wanted: Set<String> = [
            "no", "ways", "unreached", "trapped", "exit", "dead", "overlap", "gap", "nobody", "timer", "early", "separation", "never",
            "shadowed", "waits", "round", "closed",
        ]
        #expect(wanted.subtracting(kinds).isEmpty)
    }
}
