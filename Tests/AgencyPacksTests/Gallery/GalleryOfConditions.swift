/// Conditions that never hold, hold together, or all fail.
enum GalleryOfConditions {
    private static let ask = "ask: {title: Ask, from: review, to: waiting}"
    private static let submit = "    submit: {title: Submit, from: intake, to: review, requires: [kind]}"

    static let exhibits = [
        Exhibit(
            "guards that contradict each other", ask,
            "ask: {title: Ask, from: review, to: waiting, guard: [{when: paid, otherwise: Pay.}, {when: score > 7, otherwise: Low.}, "
                + "{when: \"score < 5 && paid\", otherwise: High.}]}",
            finds:
                "error 21:5 state-unreachable (from intake cases reach intake, review, visit, granted, refused; nothing leads on to waiting)",
            "error 28:96 transition-dead (never together: score > 7 and score < 5 && paid)"),
        Exhibit(
            "a guard about a state that the transition does not leave", ask,
            "ask: {title: Ask, from: review, to: waiting, guard: [{when: state == 'intake', otherwise: No.}]}",
            finds:
                "error 21:5 state-unreachable (from intake cases reach intake, review, visit, granted, refused; nothing leads on to waiting)",
            "error 28:65 transition-dead (never together: state == 'intake')"),
        Exhibit(
            "a guard that asks for an impossible day", ask,
            "ask: {title: Ask, from: review, to: waiting, guard: [{when: received > today, otherwise: No.}]}",
            finds:
                "error 21:5 state-unreachable (from intake cases reach intake, review, visit, granted, refused; nothing leads on to waiting)",
            "error 28:65 transition-dead (never together: received > today)"),
        Exhibit(
            "a guard against every destination", "guard: [{when: paid, otherwise: Nobody paid.}]",
            "guard: [{when: \"kind == 'fresh' && kind != 'fresh'\", otherwise: No.}]",
            finds: "error 31:104 transition-dead (never together: kind == 'fresh' && kind != 'fresh')"),
        Exhibit(
            "destinations that overlap", "refused: score < 2, review: score >= 2", "refused: score < 4, review: score >= 2",
            finds: "error 31:68 destinations-overlap (in the state intake, paid: yes, score: 2)"),
        Exhibit(
            "destinations that overlap by their guard", "{refused: score < 2, review: score >= 2}",
            "{refused: kind == 'renewal', review: paid}",
            finds: "error 31:76 destinations-overlap (in the state intake, kind: renewal, paid: yes)"),
        Exhibit(
            "a gap between destinations", "refused: score < 2, review: score >= 2", "refused: score < 2, review: score > 2",
            finds: "error 31:43 guard-gap (in the state intake, paid: yes, score: 2)"),
        Exhibit(
            "a list of destinations with a gap", "[{state: granted, when: score >= 5}, {state: refused}]",
            "[{state: granted, when: score >= 5}, {state: refused, when: score < 4}]",
            finds: "error 30:43 guard-gap (in the state review, score: 4)"),
        Exhibit(
            "a state whose only way out can fail", "back: {title: Come back, from: visit, to: review}",
            "back: {title: Come back, from: visit, to: review, guard: [{when: score > 0, otherwise: Nothing was seen.}]}",
            finds: "error 20:5 guard-gap (in the state visit, score: 0)"),
        Exhibit(
            "ways out that fail together",
            [
                (
                    submit,
                    "    submit: {title: Submit, from: intake, to: review, requires: [kind], guard: [{when: kind == 'renewal', otherwise: No.}]}"
                )
            ],
            finds: "error 18:5 guard-gap (in the state intake, kind: fresh, paid: no)"),
        Exhibit(
            "a way out that only has to wait for a day", "back: {title: Come back, from: visit, to: review}",
            "back: {title: Come back, from: visit, to: review, guard: [{when: day <= today, otherwise: The day lies ahead.}]}"),
        Exhibit(
            "a way out that closes for ever", "back: {title: Come back, from: visit, to: review}",
            "back: {title: Come back, from: visit, to: review, guard: [{when: today <= received + days(30), otherwise: Too late.}]}",
            finds: "error 20:5 guard-gap (in the state visit, received: 1900-01-01)"),
        Exhibit(
            "a text that is compared, with a gap", "{refused: score < 2, review: score >= 2}",
            "{refused: town == 'Salem', review: \"town in ['Dover', 'Troy']\"}",
            finds: "error 31:43 guard-gap (in the state intake, paid: yes, town: other)"),
        Exhibit(
            "a destination that one before it takes", "[{state: granted, when: score >= 5}, {state: refused}]",
            "[{state: granted, when: score >= 5}, {state: visit, when: score >= 7}, {state: refused}]",
            finds: "warning 30:84 transition-shadowed (taken first: score >= 5)"),
        Exhibit(
            "a last destination with nothing left", "[{state: granted, when: score >= 5}, {state: refused}]",
            "[{state: granted, when: score >= 5}, {state: refused, when: score < 5}, {state: visit}]",
            finds: "warning 30:119 transition-shadowed (taken first: score >= 5; score < 5)"),
        Exhibit(
            "a destination after one that is always taken", "[{state: granted, when: score >= 5}, {state: refused}]",
            "[{state: granted}, {state: refused, when: score < 5}]",
            finds: "error 30:48 type-error"),
        Exhibit(
            "a destination whose condition never holds", "refused: score < 2, review: score >= 2",
            "refused: score < 2, review: score >= 2, visit: score > 10",
            finds: "warning 31:88 transition-shadowed"),
        Exhibit(
            "a condition that cannot be searched", ask,
            "ask: {title: Ask, from: review, to: waiting, guard: [{when: \"parts.exists(p, p.count * p.count == 7919)\", otherwise: No.}]}",
            finds: "warning 28:5 not-proved (it depends on `parts`, which cannot be searched)"),
        Exhibit(
            "a condition of the wrong type", "score >= 5", "score >= 'five'",
            finds: "error 30:71 type-error"),
        Exhibit(
            "a condition that breaks off", "score >= 5", "\"score >=\"",
            finds: "error 30:80 syntax-error"),
        Exhibit(
            "a condition about a field that is not there", "{refused: score < 2,", "{refused: scoer < 2,",
            finds: "error 31:57 undefined-name"),
        Exhibit(
            "a timer that does not run for everybody who is left",
            [
                (
                    "back: {title: Come back, from: visit, to: review}",
                    "back: {title: Come back, from: visit, to: review, guard: [{when: score < 5, otherwise: No.}]}\n"
                        + "    late: {title: Late, from: visit, to: review, roles: [system]}"
                ),
                ("    - {id: answered,", "    - {id: late, in: visit, after: 5 days, when: score > 5, do: late}\n    - {id: answered,"),
            ],
            finds: "error 20:5 guard-gap (in the state visit, score: 5)"),
        Exhibit(
            "a way out for a few days only", "from: visit, to: review}", "from: visit, to: review, within: 5 days}",
            finds: "error 20:5 guard-gap"),
        Exhibit(
            "a way out for a few days, and one for some answers",
            "back: {title: Come back, from: visit, to: review}",
            "back: {title: Come back, from: visit, to: review, within: 5 days}\n"
                + "    home: {title: Go home, from: visit, to: review, guard: [{when: score < 5, otherwise: No.}]}",
            finds: "error 20:5 guard-gap (in the state visit, score: 5)"),
    ]
}
