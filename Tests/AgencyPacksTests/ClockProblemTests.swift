import Foundation
import Testing

@Suite("What is wrong with ways in, clocks and timers is said in its place")
struct ClockProblemTests {
    private static let permit = "case-types/permit.yaml"
    private static let walkIn = "walk_in: {title: At the counter, from: start, to: intake}"
    private static let nudge = "{id: nudge, in: waiting, after: 20 days, remind: constituent}"
    private static let waitingDue = "due: {after: 30 days, from: ask}"
    private static let settle = "to: {settled: score >= 5, left: score < 5}"

    @Test(
        "ways in",
        arguments: [
            Slip(permit, "workflow:\n", "workflow:\n  initial: intake\n", "error 13:3 no-way-in"),
            Slip(permit, "workflow:\n", "workflow:\n  initial: intke\n", "error 13:12 undefined-name"),
            Slip(
                permit, "title: At the counter,", "title: At the counter, reason: required, within: 3 days,",
                "error 24:38 type-error", "error 24:56 type-error"),
            Slip(permit, "from: start, to: intake", "from: start, to: same", "error 24:55 type-error"),
            Slip(permit, "from: start, to: intake", "from: [start, review], to: intake", "error 24:45 type-error"),
            Slip(permit, "from: any", "from: [any]", "error 36:32 type-error"),
            Slip(permit, "when: day <= today", "when: state == 'intake'", "error 30:22 undefined-name"),
            Slip(permit, "{state: review, when: urgent}", "{state: review, when: urgnt}", "error 28:34 undefined-name"),
        ])
    func waysIn(slip: Slip) throws { try slip.expectFindings(in: ClockPack.files) }

    @Test("a workflow into which nothing leads")
    func noWayIn() throws {
        try Slip(
            "case-types/permit.yaml", SmallPack.permit, SmallPack.permit.replacingOccurrences(of: "  initial: intake\n", with: ""),
            "error 14:1 no-way-in"
        ).expectFindings(in: SmallPack.files)
    }

    @Test(
        "destinations in a mapping",
        arguments: [
            Slip(permit, "left: score < 5", "lft: score < 5", "error 34:69 undefined-name"),
            Slip(permit, "left: score < 5", "left: score", "error 34:75 type-error"),
            Slip(permit, "left: score < 5", "left: score <", "error 34:82 syntax-error"),
            Slip(permit, settle, "to: {state: settled, when: score >= 5}", "error 34:47 type-error"),
            Slip(permit, settle, "to: {}", "error 34:47 type-error"),
        ])
    func mapping(slip: Slip) throws { try slip.expectFindings(in: ClockPack.files) }

    @Test(
        "due days",
        arguments: [
            Slip(permit, waitingDue, "due: {after: 30 days, from: asks}", "error 20:84 undefined-name"),
            Slip(permit, waitingDue, "due: {after: 30 days, from: score}", "error 20:84 type-error"),
            Slip(permit, waitingDue, "due: {from: ask}", "error 20:61 missing-key"),
            Slip(permit, waitingDue, "due: {after: a month, pauses: maybe}", "error 20:69 type-error", "error 20:86 type-error"),
            Slip(permit, waitingDue, "due: {after: 30 days, form: ask}", "error 20:78 unknown-key"),
            Slip(permit, waitingDue, "due: {after: 30 days, law: 60 days}", "error 20:61 no-citation"),
            Slip(permit, waitingDue, "due: {after: 30 days, cites: [Act 9]}", "error 20:78 type-error"),
            Slip(permit, waitingDue, "due: []", "error 20:61 type-error"),
            Slip(permit, "- {when: urgent, after", "- {when: urgency, after", "error 18:18 undefined-name"),
            Slip(permit, "- {when: urgent, after", "- {when: score, after", "error 18:18 type-error"),
            Slip(permit, "- {when: urgent, after", "- {after", "error 18:11 type-error"),
            Slip(permit, "left: {title: Left, final: true}", "left: {title: Left, final: true, due: 3 days}", "error 22:38 type-error"),
        ])
    func due(slip: Slip) throws { try slip.expectFindings(in: ClockPack.files) }

    @Test(
        "what a queue promises",
        arguments: [
            Slip("agency.yaml", "from: received", "from: visited", "error 6:69 type-error"),
            Slip("agency.yaml", "law: 30 days, cites: [Act 1]", "law: 30 days", "error 6:37 no-citation"),
            Slip("agency.yaml", "after: 10 business days", "after: soon", "error 6:45 type-error"),
            Slip("agency.yaml", "target: 2 business days", "target: [2 days]", "error 7:43 type-error"),
        ])
    func target(slip: Slip) throws { try slip.expectFindings(in: ClockPack.files) }

    @Test(
        "timers",
        arguments: [
            Slip(permit, nudge, "{id: Nudge, in: waiting, after: 20 days, remind: constituent}", "error 39:12 bad-name"),
            Slip(permit, nudge, "{in: wating, after: 20 days, remind: constituent}", "error 39:12 undefined-name"),
            Slip(permit, nudge, "{in: [], after: 20 days, remind: constituent}", "error 39:12 type-error"),
            Slip(permit, nudge, "{in: waiting, remind: constituent}", "error 39:7 missing-key"),
            Slip(permit, nudge, "{in: waiting, after: 20 days}", "error 39:7 missing-key"),
            Slip(permit, nudge, "{in: waiting, after: 20 days, remind: owner, queue: late}", "error 39:7 type-error"),
            Slip(permit, nudge, "{in: waiting, after: 20 days, remind: everybody}", "error 39:45 type-error"),
            Slip(permit, nudge, "{in: waiting, after: 20 days, queue: lat}", "error 39:44 undefined-name"),
            Slip(permit, nudge, "{in: waiting, after: 20 days, when: urgnt, remind: owner}", "error 39:43 undefined-name"),
            Slip(permit, nudge, "{in: waiting, after: 20 days, do: answr}", "error 39:41 undefined-name"),
            Slip(permit, nudge, "{in: waiting, after: 20 days, do: answer}", "error 39:41 no-role"),
            Slip(permit, nudge, "{in: [waiting, review], after: 20 days, do: take_up}", "error 39:51 type-error"),
            Slip(permit, nudge, "{in: [waiting, left], after: 20 days, remind: owner}", "error 39:22 type-error"),
            Slip(permit, "roles: [system, supervisor]", "roles: [system, supervisor], reason: required", "error 40:41 type-error"),
            Slip(permit, "{in: waiting, after: 40 days, do: take_up}", nudge, "error 40:7 duplicate-name"),
            Slip(permit, "note: {title: Note,", "note: {title: Note, roles: system,", "error 36:32 no-role"),
            Slip(permit, "note: {title: Note,", "note: {title: Note, roles: [],", "error 36:32 no-role"),
            Slip(permit, "take_up: {title", "take_up: {roles: [], title", "error 35:15 duplicate-key"),
        ])
    func timers(slip: Slip) throws { try slip.expectFindings(in: ClockPack.files) }

    @Test(
        "states in which something can first be had",
        arguments: [
            Slip(permit, "obtained-in: [review, waiting]", "obtained-in: [reviw, waiting]", "error 10:64 undefined-name"),
            Slip(permit, "label: Score, type", "label: Score, obtained-in: [[review]], type", "error 8:39 type-error"),
            Slip("checklists/papers.yaml", "obtained-in: waiting", "obtained-in: [wating]", "error 6:19 undefined-name"),
        ])
    func obtained(slip: Slip) throws { try slip.expectFindings(in: ClockPack.files) }

    @Test("more timers than anybody could oversee")
    func tooManyTimers() throws {
        try Slip(
            Self.permit, Self.nudge,
            Array(repeating: "{in: waiting, after: 20 days, remind: owner}", count: 500).joined(separator: "\n    - "),
            "error 38:5 too-large"
        ).expectFindings(in: ClockPack.files)
    }

    @Test("ten thousand states are refused in one sentence, and so are as many transitions")
    func tooMany() throws {
        let states = (0..<10_000).map { "    s\($0): {title: State \($0)}" }.joined(separator: "\n")
        let transitions = (0..<10_000).map { "    t\($0): {title: Step \($0), from: intake, to: review}" }.joined(separator: "\n")
        for (part, entries) in [("  states:\n", states), ("  transitions:\n", transitions)] {
            try Slip(Self.permit, part, part + entries + "\n", part == "  states:\n" ? "error 14:5 too-large" : "error 24:5 too-large")
                .expectFindings(in: ClockPack.files)
        }
    }
}
