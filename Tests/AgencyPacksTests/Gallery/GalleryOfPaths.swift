/// Cases that do not get in, everywhere, or out.
enum GalleryOfPaths {
    static let exhibits = [
        Exhibit(
            "no initial state and no way in", "  initial: intake\n", "",
            finds: "error 15:1 no-way-in"),
        Exhibit(
            "an initial state beside a way in", "    call: {",
            "    walk_in: {title: Walk in, from: start, to: intake}\n    call: {",
            finds: "error 16:3 no-way-in (initial: intake; from: start: walk_in)"),
        Exhibit(
            "the only way in can never be taken",
            [
                ("  initial: intake\n", ""),
                (
                    "    call: {",
                    "    walk_in: {title: Walk in, from: start, to: intake, guard: [{when: score > 5, otherwise: Low.}, "
                        + "{when: score < 5, otherwise: High.}]}\n    call: {"
                ),
            ],
            finds: "error 15:1 no-way-in (walk_in can never be taken, because its conditions contradict each other)",
            "error 32:71 transition-dead (never together: score > 5 and score < 5)"),
        Exhibit(
            "no state is final",
            [
                (", final: true", ", due: 3 days"), (", reopen: true, within: 30 days", ""),
            ],
            finds: "error 15:1 no-final-state"),
        Exhibit(
            "a state that nothing leads to", "    granted: {", "    lost: {title: Lost, due: 3 days}\n    granted: {",
            finds:
                "error 22:5 state-unreachable (from intake cases reach intake, review, visit, waiting, granted, refused; nothing leads on to lost)"
        ),
        Exhibit(
            "two states that lead to each other, and nothing to them",
            [
                ("    granted: {", "    left: {title: Left, due: 3 days}\n    right: {title: Right, due: 3 days}\n    granted: {"),
                (
                    "    call: {",
                    "    over: {title: Over, from: left, to: right}\n    under: {title: Under, from: right, to: left}\n    call: {"
                ),
            ],
            finds:
                "error 22:5 state-unreachable (from intake cases reach intake, review, visit, waiting, granted, refused; nothing leads on to left, right)",
            "error 23:5 state-unreachable (from intake cases reach intake, review, visit, waiting, granted, refused; nothing leads on to left, right)"
        ),
        Exhibit(
            "a state behind a transition that is never taken", "go: {title: Go there, from: review, to: visit, roles: [inspector]}",
            "go: {title: Go there, from: review, to: visit, roles: [inspector], guard: [{when: score > 5 && score < 3, otherwise: No.}]}",
            finds: "error 19:5 state-trapped (review → waiting → review)",
            "error 20:5 state-unreachable (from intake cases reach intake, review, waiting, refused; nothing leads on to visit, granted)",
            "error 21:5 state-trapped (waiting → review → waiting)",
            "error 22:5 state-unreachable (from intake cases reach intake, review, waiting, refused; nothing leads on to visit, granted)",
            "error 26:87 transition-dead (never together: score > 5 && score < 3)",
            "error 30:168 evidence-too-early (intake → review; obtained in visit)"),
        Exhibit(
            "a state that its only branch never leads to", "{refused: score < 2, review: score >= 2}",
            "[{state: review, when: score >= 0}, {state: visit}]",
            finds: "warning 31:83 transition-shadowed (taken first: score >= 0)"),
        Exhibit(
            "a hole without a way out",
            [
                ("    granted: {", "    hole: {title: Hole, due: 3 days}\n    granted: {"),
                ("    call: {", "    fall: {title: Fall, from: review, to: hole}\n    call: {"),
            ],
            finds: "error 22:5 state-trapped (hole, where no transition leads on)"),
        Exhibit(
            "a round without an end",
            [
                ("    granted: {", "    ping: {title: Ping, due: 3 days}\n    pong: {title: Pong, due: 3 days}\n    granted: {"),
                (
                    "    call: {",
                    "    fall: {title: Fall, from: review, to: ping}\n    over: {title: Over, from: ping, to: pong}\n"
                        + "    again: {title: Again, from: pong, to: ping}\n    call: {"
                ),
            ],
            finds: "error 22:5 state-trapped (ping → pong → ping)",
            "error 23:5 state-trapped (pong → ping → pong)"),
        Exhibit(
            "no end for those who come without the visit",
            [
                (
                    "    go: {title: Go there, from: review, to: visit, roles: [inspector]}",
                    "    go: {title: Go there, from: intake, to: visit, roles: [inspector]}"
                ),
                ("{refused: score < 2, review: score >= 2}", "review"),
            ],
            finds: "error 19:5 state-trapped (by intake → review: review → waiting → review)",
            "error 21:5 state-trapped (by intake → review → waiting: waiting → review → waiting)"),
        Exhibit(
            "a final state with a way out", ", reopen: true, within: 30 days", "",
            finds: "error 32:29 final-with-exit"),
        Exhibit(
            "a way in that closes the case as it is opened",
            [
                ("  initial: intake\n", ""),
                (
                    "    call: {",
                    "    walk_in: {title: Walk in, from: start, to: intake}\n"
                        + "    post: {title: By post, from: start, to: [{state: granted, when: score >= 5}, {state: intake}]}\n    call: {"
                ),
            ],
            finds: "error 33:46 final-with-exit"),
        Exhibit(
            "an initial state that is final", "  initial: intake\n", "  initial: granted\n",
            finds: "error 16:12 final-with-exit",
            "error 18:5 state-unreachable (from granted cases reach review, visit, waiting, granted, refused; nothing leads on to intake)"
        ),
        Exhibit(
            "a state that is not there", "to: visit,", "to: visitt,",
            finds: "error 26:45 undefined-name"),
        Exhibit(
            "a transition that is not there", "not-by: submit", "not-by: sumbit",
            finds: "error 30:132 undefined-name"),
        Exhibit(
            "a role that is not there", "roles: [inspector]", "roles: [inspectr]",
            finds: "warning A8:9 unused",
            "error 26:60 undefined-name"),
        Exhibit(
            "a holiday calendar that is not there", "us-federal", "us-fedral", file: "agency.yaml",
            finds: "error A5:22 type-error"),
    ]
}
