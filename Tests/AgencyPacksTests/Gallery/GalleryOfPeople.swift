/// Steps that nobody takes, that ask for what nobody has, or that were to be somebody else's.
enum GalleryOfPeople {
    private static let ask = "ask: {title: Ask, from: review, to: waiting}"

    static let exhibits = [
        Exhibit(
            "a step for the clock that no timer takes", ask, "ask: {title: Ask, from: review, to: waiting, roles: [system]}",
            finds: "error 28:57 no-role"),
        Exhibit(
            "a step for no role at all", ask, "ask: {title: Ask, from: review, to: waiting, roles: []}",
            finds: "error 28:57 no-role"),
        Exhibit(
            "a timer that takes a step for people", "roles: [system, caseworker]", "roles: [caseworker]",
            finds: "error 36:55 no-role"),
        Exhibit(
            "a timer that takes a step of another state", "do: answer}", "do: sort}",
            finds: "error 36:55 no-role",
            "error 36:55 type-error"),
        Exhibit(
            "a timer that would have to give a reason", "roles: [system, caseworker]", "roles: [system, caseworker], reason: required",
            finds: "error 36:55 type-error"),
        Exhibit(
            "a timer that would have to fill in a field", "roles: [system, caseworker]", "roles: [system, caseworker], requires: [town]",
            finds: "error 36:7 no-role"),
        Exhibit(
            "a timer that would have to tick a list", "roles: [system, caseworker]", "roles: [system, caseworker], checklist: done",
            finds: "error 36:7 no-role"),
        Exhibit(
            "a field that is required before it can be had", "requires: [kind]", "requires: [kind, visited]",
            finds: "error 18:5 guard-gap (in the state intake, paid: no)",
            "error 25:72 evidence-too-early (intake; obtained in visit)"),
        Exhibit(
            "a guard about what cannot be known yet", "guard: [{when: paid, otherwise: Nobody paid.}]",
            "guard: [{when: visited <= today, otherwise: Not yet.}]",
            finds: "error 31:5 evidence-too-early (intake; obtained in visit)"),
        Exhibit(
            "a way in that requires what comes later",
            [
                ("  initial: intake\n", ""),
                (
                    "    call: {",
                    "    walk_in: {title: Walk in, from: start, to: intake}\n"
                        + "    post: {title: By post, from: start, to: intake, requires: [visited]}\n    call: {"
                ),
            ],
            finds: "error 33:64 evidence-too-early (before any state; obtained in visit)"),
        Exhibit(
            "a checklist that cannot be done yet", "requires: [kind]",
            "checklist: done, guard: [{when: kind == 'renewal', otherwise: No.}]",
            finds: "error 18:5 guard-gap (in the state intake, paid: no)",
            "error 25:55 evidence-too-early (intake)"),
        Exhibit(
            "four eyes on steps that never follow", "from: intake, to: review, requires: [kind]",
            "from: intake, to: review, not-by: answer",
            finds: "error 25:63 separation-impossible"),
        Exhibit(
            "four eyes on a step that only the clock takes",
            [("not-by: submit", "not-by: answer"), ("roles: [system, caseworker]", "roles: [system]")],
            finds: "error 30:132 separation-impossible"),
        Exhibit(
            "a step that looks over its own shoulder", "not-by: submit", "not-by: decide",
            finds: "error 30:132 separation-impossible"),
        Exhibit(
            "a decision with a reason and without a letter",
            [
                ("refused: {title: Refused, final: true}", "refused: {title: Refused, final: true}"),
                ("granted: {title: Granted, final: true}", "granted: {title: Granted, final: true, notice: welcome}"),
                ("not-by: submit", "not-by: submit, reason: required"),
            ],
            finds: "warning 22:52 not-yet",
            "warning 23:5 denial-without-notice (decided by decide)"),
    ]
}
