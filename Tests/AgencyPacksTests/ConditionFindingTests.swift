import AgencyPacks
import Casework
import CommonExpressions
import Testing

private let agency = "agency.yaml"
private let interview = "interview.yaml"
private let permit = "case-types/permit.yaml"
private let relief = "programs/relief.yaml"
private let steps = "checklists/steps.yaml"

@Suite("What is found in conditions, programs, interviews and questions")
struct ConditionFindingTests {
    @Test("the full pack has no problem at all")
    func fullPackIsSound() throws {
        let pack = AgencyPack.read(try SmallPack.files(FullPack.files), today: CivilDate("2026-11-21"))
        #expect(pack.problems.map(\.description) == [])
        #expect(pack.agency?.programs.map(\.id) == ["relief"])
    }

    static let slips: [Slip] = [
        // Inside a condition: at the very place
        Slip(relief, "acres >= 5", "acres >= ", "error 17:34 syntax-error"),
        Slip(relief, "acres >= 5", "acres >= 5 5", "error 17:37 syntax-error"),
        Slip(relief, "acres >= 5", "acers >= 5", "error 17:26 undefined-name"),
        Slip(relief, "acres >= 5", "acres >= 'x'", "error 17:26 type-error"),
        Slip(relief, "acres >= 5", "acres + 5", "error 17:26 type-error"),
        Slip(relief, "acres >= 5", "acres >= 5u", "error 17:35 syntax-error"),
        Slip(relief, "cause in ['flood', 'frost']", "cause == 'flod'", "error 13:24 type-error"),
        Slip(relief, "\"date(year(day) + 1, 3, 1)\"", "year(day) + 1", "error 10:21 type-error"),
        Slip(relief, "\"date(year(day) + 1, 3, 1)\"", "\"date(year(dya) + 1, 3, 1)\"", "error 10:32 undefined-name"),
        Slip(relief, "that: acres >= 5", "that: [acres]", "error 17:26 type-error"),
        Slip(relief, "that: acres >= 5", "that: ~", "error 17:26 type-error"),
        Slip(permit, "day <= today", "dya <= today", "error 21:70 undefined-name"),
        Slip(permit, "day <= today", "noticed <= today", "error 21:70 undefined-name"),
        Slip(permit, "day <= today", "constituent.stat == 'KS'", "error 21:70 undefined-name"),
        Slip(permit, "h.count > 0", "h.cuont > 0", "error 26:63 undefined-name"),
        Slip(permit, "state == 'review'", "state == 'revew'", "error 27:43 type-error"),
        Slip(steps, "workers > 0", "worker > 0", "error 15:11 undefined-name"),
        Slip(steps, "workers > 0", "day > today", "error 15:11 undefined-name"),
        Slip(steps, "start - days(30)", "start + 30", "error 21:17 type-error"),
        Slip(steps, "100 + 10 * workers", "100 + 10 * start", "error 17:25 type-error"),
        Slip(steps, "100 + 10 * workers", "workers > 5", "error 17:19 type-error"),
        Slip(steps, "workers < 25", "workers <", "error 22:47 syntax-error"),
        Slip(interview, "noticed >= day", "noticed >= dya", "error 13:23 undefined-name"),
        Slip(interview, "cause == 'frost'", "cause == 'forst'", "error 11:89 type-error"),
        Slip(relief, "that: acres >= 5", "that: 'acres + 5'", "error 17:27 type-error"),
        // Programs
        Slip(relief, "program: relief", "program: Relief", "error 1:10 bad-name"),
        Slip(relief, ", cites: Act 4", "", "error 17:9 no-citation"),
        Slip(relief, "        cites: [Act 3]\n", "", "error 12:9 no-citation"),
        Slip(relief, "cites: [Act 7], ", "", "error 10:15 no-citation"),
        Slip(relief, "cites: [Act 7]", "cites: []", "error 10:50 no-citation"),
        Slip(relief, "opens: permit", "opens: premit", "error 4:8 undefined-name"),
        Slip(relief, "{acreage: acres", "{acrage: acres", "error 5:9 undefined-name"),
        Slip(relief, "{acreage: acres * 2", "{acreage: cause", "error 5:18 type-error"),
        Slip(relief, "{acreage: acres * 2", "{heads: acres", "error 5:16 type-error"),
        Slip(relief, "? 'cold'", "? 'cald'", "error 5:55 undefined-name"),
        Slip(relief, "opens: permit\n", "", "error 4:1 missing-key"),
        Slip(relief, "applies: {on: day,", "applies: {on: dya,", "error 8:19 undefined-name"),
        Slip(relief, "applies: {on: day,", "applies: {on: cause,", "error 8:19 type-error"),
        Slip(relief, "from: 2024-01-01", "from: 2024-01-01, to: 2023-12-31", "error 8:30 type-error"),
        Slip(relief, "id: size", "id: cause", "error 17:14 duplicate-name"),
        Slip(relief, "id: size", "id: in-time", "error 17:14 bad-name"),
        Slip(relief, "holds: Floods count., ", "", "error 14:18 missing-key"),
        Slip(relief, "        review-by: 2027-06-30", "        review-by: 2026-06-30", "warning 16:20 review-overdue"),
        Slip(relief, "[Act 7], review-by: 2027-06-30", "[Act 7], review-by: 2026-06-30", "warning 10:77 review-overdue"),
        Slip(relief, "in-force: 2025-01-17", "in-force: someday", "error 7:15 type-error"),
        Slip(
            relief, "    warnings: [Come early.]",
            "    warnings: [Come early.]\n  - in-force: 2025-01-17\n    applies: {on: day, to: 2024-01-01}\n"
                + "    rules: [{id: a, that: acres > 1, because: Acres., cites: Act 1}]",
            "error 21:5 versions-overlap"),
        Slip(
            relief, "    warnings: [Come early.]",
            "    warnings: [Come early.]\n  - in-force: 2025-01-17\n    applies: {on: day, to: 2023-12-31}\n"
                + "    rules: [{id: a, that: acres > 1, because: Acres., cites: Act 1}]",
            "sound"),
        // The interview
        Slip(interview, "interview: loss", "interview: 3x", "error 1:12 bad-name"),
        Slip(interview, "  acres: {ask: How many acres?, ", "  acres: {", "error 11:3 missing-key"),
        Slip(interview, "  noticed:", "  other: {ask: Which?, label: Other, type: text}\n  noticed:", "warning 5:3 unused"),
        Slip(
            interview, "  noticed:", "  other-one: {ask: Which?, label: Other, type: text}\n  noticed:", "error 5:3 bad-name",
            "warning 5:3 unused"),
        Slip(
            interview, "  noticed:", "  today: {ask: Which?, label: Other, type: text}\n  noticed:", "error 5:3 bad-name",
            "warning 5:3 unused"),
        Slip(
            interview, "  noticed:", "  int: {ask: Which?, label: Other, type: text}\n  noticed:", "error 5:3 bad-name",
            "warning 5:3 unused"),
        Slip(interview, "type: integer", "type: rows", "error 11:53 type-error"),
        Slip(interview, "minimum: 2015-01-01", "minimum: 2015", "error 4:79 type-error"),
        Slip(interview, "when: cause == 'frost'", "when: acres > 3", "error 11:3 question-cycle"),
        Slip(
            interview, "label: Cause", "label: Cause\n    when: acres > 3", "error 6:3 question-cycle", "error 12:3 question-cycle"),
        Slip(interview, "label: Acres", "label: Cause", "warning 11:3 same-title"),
        Slip(interview, "otherwise:", "otherwize:", "error 13:5 missing-key", "error 13:28 unknown-key"),
        // Questions and items of a checklist
        Slip(steps, "anchor: start\n", "", "error 9:10 missing-key", "error 15:10 missing-key"),
        Slip(steps, "anchor: start", "anchor: workers", "error 6:9 type-error"),
        Slip(steps, "anchor: start", "anchor: satrt", "error 6:9 undefined-name"),
        Slip(steps, "    cites: [Act 1]\n", "", "error 8:5 no-citation"),
        Slip(steps, "    cites: [Act 3]\n", "", "error 19:5 no-citation"),
        Slip(steps, "to: 60 days before", "to: 80 days before", "error 10:17 type-error"),
        Slip(steps, "to: 60 days before", "to: 60 days", "error 10:37 type-error"),
        Slip(steps, "to: 60 days before", "to: 60 days befor", "error 10:37 type-error"),
        Slip(steps, "shift: previous", "shift: prevous", "error 10:60 type-error"),
        Slip(steps, "due: {to: 3 business days after}", "due: {to: 3 business days after, day: today}", "error 16:11 type-error"),
        Slip(steps, "amount: 100 + 10 * workers, ", "amount: 100, ", "error 17:24 type-error"),
        Slip(steps, "{when: workers < 25, amount: 5000}", "{amount: 5000}", "error 22:31 type-error"),
        Slip(steps, "kind: bond", "kind: bund", "error 22:17 type-error"),
        Slip(steps, "{kind: bond, table", "{amount: 5, kind: bond, table", "error 22:11 type-error"),
        Slip(steps, "year-after: start", "year-after: workers", "error 27:34 type-error"),
        Slip(steps, "year-after: start", "year-after: day", "sound"),
        Slip(steps, "year-after: start", "year-after: dya", "error 27:34 undefined-name"),
        Slip(
            steps, "  workers: {", "  crew: {", "error 5:3 undefined-name", "error 15:11 undefined-name", "error 17:30 undefined-name",
            "error 22:38 undefined-name", "warning 5:3 unused"),
        Slip(permit, "workers: {label: Workers, type: integer}", "workers: {label: Workers, type: money}", "error S5:3 type-error"),
        Slip(permit, "workers: {label: Workers", "worker: {label: Workers", "error S5:3 undefined-name"),
        Slip(permit, "checklists: [steps]\n", "", "sound"),
        // Workflows
        Slip(permit, "{state: done, when: \"acreage > 0 && heads.exists(h, h.count > 0)\"}", "{state: done}", "error 26:11 type-error"),
        Slip(permit, "{state: intake,", "{state: intke,", "error 27:19 undefined-name"),
        Slip(
            permit, "        - {state: same}\n      restarts: due", "        - {state: review}\n      restarts: due",
            "error 29:7 type-error"),
        Slip(permit, "day <= today, otherwise: The day lies ahead.", "day <= today", "error 21:63 missing-key"),
        Slip(permit, "guard: [{when: day <= today", "guard: [{when: true, that: day <= today", "error 21:76 unknown-key"),
        Slip(permit, "guard: [{when: day <= today, otherwise: The day lies ahead.}]", "when: day <= today", "error 21:55 unknown-key"),
        Slip(
            permit, "{state: done, when: \"acreage > 0 && heads.exists(h, h.count > 0)\"}", "{state: intake, when: acreage > 0}",
            "warning 28:11 transition-shadowed"),
    ]

    @Test("one slip, one finding, at its place", arguments: slips)
    func slipIsFound(_ slip: Slip) throws {
        try slip.expectFindings(in: FullPack.files)
    }
}
