public import Casework

/// Why a pack cannot come into force, in sentences.
public struct PublishProblemWording {
    let wording: Wording

    public init(wording: Wording) {
        self.wording = wording
    }

    public func sentence(_ problem: PublishProblem) -> String {
        switch problem {
        case .otherAgency(let given, let wanted):
            return "This is the pack of \(shown(given)), and the store is \(shown(wanted))'s. Name the folder of its own pack."
        case .publishedMeanwhile:
            return
                "Somebody else published a pack meanwhile, and nothing was overwritten. Open the office again, and look at: caseload agency diff"
        case .versionsNotRaised(let types):
            let names = types.map { "\(shown($0.type)) (still \($0.version))" }
            return
                "\(Wording.list(names, "and")) changed under the same version, so nobody could say by which rules a case went. Raise \u{201C}version\u{201D} there."
        case .plan(let problem): return sentence(problem)
        case .unanswered(let question, let numbers):
            let named = numbers.prefix(5).map(\.text).joined(separator: ", ")
            let rest = numbers.count > 5 ? " and \(numbers.count - 5) more" : ""
            return "\(shown(question)) Nobody has said for \(named)\(rest). Answer under \u{201C}cases\u{201D} in the plan."
        case .misanswered(let number, let given, let known):
            return
                "\u{201C}\(shown(given))\u{201D} is no answer for \(number.text). There are: \(Wording.list(known.map { shown($0) }, "and"))."
        case .refused(let number, let refusal, let type):
            return "\(number.text) cannot be moved: \(wording.sentence(refusal, caseType: wording.agency?.caseType(type)))"
        }
    }

    public func sentence(_ problem: PlanProblem) -> String {
        switch problem {
        case .otherAgency(let given, let wanted):
            return "The plan is for \(shown(given)), and this is \(shown(wanted)). Write a plan for this office."
        case .saidTwice(let type, let state):
            return "The plan speaks of \(state.map { "\(shown($0)) of " } ?? "")\(shown(type)) twice. Take one of them out."
        case .unknownType(let type, let known):
            return "The plan names the case type \(shown(type)), and the pack has none such. There are: \(Wording.list(known, "and"))."
        case .unknownOrigin(let type, let state, let known):
            return
                "The plan moves \(shown(type)) from \(shown(state)), and no version that cases run on has that state. There are: \(Wording.list(known, "and"))."
        case .unknownTarget(let type, let state, let from, let known):
            return
                "The plan moves \(shown(type)) from \(shown(from)) to \(shown(state)), and the new version has no such open state. There are: \(Wording.list(known, "and"))."
        case .wouldClose(let type, let state, let from):
            return
                "The plan would close cases of \(shown(type)) by moving them from \(shown(from)) to \(shown(state)), and nobody decided that. Name an open state."
        case .notOlder(let type, let version, let new):
            return
                "The plan is about version \(version) of \(shown(type)), which is not older than the new one, \(new). Correct \u{201C}from\u{201D}."
        case .noAnswers(let type, let state):
            return "The plan asks about \(shown(state)) of \(shown(type)) and takes no answer. Add \u{201C}answers\u{201D}."
        case .notTotal(let type, let missing):
            let states = missing.map { "\(shown($0.state)) (\($0.count) open in version \($0.version))" }
            return
                "The plan leaves out \(Wording.list(states, "and")) of \(shown(type)), so those cases would have no state. Say where they go, or ask."
        }
    }

    private func shown(_ text: String) -> String { Wording.shown(text) }
}
