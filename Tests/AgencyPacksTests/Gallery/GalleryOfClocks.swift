/// Clocks that never start, end too late, or are missed; and what is found outside of workflows.
enum GalleryOfClocks {
    static let exhibits = [
        Exhibit(
            "a clock that counts from a step that never comes before", "intake: {title: Intake, due: 3 days}",
            "intake: {title: Intake, due: {after: 3 days, from: reopen}}",
            finds: "error 18:34 clock-never-starts"),
        Exhibit(
            "a timer that counts from a step that never comes before", "in: waiting, after: 20 days,",
            "in: intake, after: 20 days, from: ask,",
            finds: "error 35:7 clock-never-starts"),
        Exhibit(
            "a clock that counts from a day that cannot be known", "intake: {title: Intake, due: 3 days}",
            "intake: {title: Intake, due: {after: 3 days, from: visited}}",
            finds: "error 18:34 clock-never-starts"),
        Exhibit(
            "a clock that pauses all the time", "waiting-on: constituent, due: 30 days",
            "waiting-on: constituent, due: {after: 30 days, pauses: true}",
            finds: "error 21:61 clock-never-starts"),
        Exhibit(
            "a timer that pauses all the time", "in: waiting, after: 20 days,", "in: waiting, after: 20 days, pauses: true,",
            finds: "error 35:7 clock-never-starts"),
        Exhibit(
            "a timer in a final state", "in: waiting, after: 20 days,", "in: granted, after: 20 days,",
            finds: "error 35:23 type-error"),
        Exhibit(
            "a due day of a final state", "granted: {title: Granted, final: true}", "granted: {title: Granted, final: true, due: 3 days}",
            finds: "error 22:44 type-error"),
        Exhibit(
            "nobody says until when is waited",
            [
                ("waiting-on: constituent, due: 30 days", "waiting-on: constituent"),
                ("    - {id: nudge, in: waiting,", "    - {id: nudge, in: review,"),
                (
                    "    - {id: answered, in: waiting, after: 40 days, do: answer}",
                    "    - {id: late, in: review, after: 40 days, remind: owner}"
                ),
                ("roles: [system, caseworker]", "roles: [caseworker]"),
            ],
            finds: "warning 21:5 waiting-without-clock"),
        Exhibit(
            "a round on which no day is due",
            [
                ("visit: {title: Visit, due: 5 days}", "visit: {title: Visit}"),
                (
                    "review: {title: Review, due: {after: 10 business days, from: received, law: 30 days, cites: [Act 1]}}",
                    "review: {title: Review}"
                ),
            ],
            finds: "warning 19:5 unbounded-loop (review → visit → review)"),
        Exhibit(
            "a timer whose condition never holds", "in: waiting, after: 20 days,",
            "in: waiting, after: 20 days, when: score > 5 && score < 3,",
            finds: "error 35:7 clock-never-starts"),
        Exhibit(
            "a due day whose condition never holds", "visit: {title: Visit, due: 5 days}",
            "visit: {title: Visit, due: [{after: 5 days, when: paid}, {after: 3 days, when: score > 5 && score < 3}]}",
            finds: "error 20:62 clock-never-starts"),
        Exhibit(
            "a clock that never starts is none",
            [
                ("waiting-on: constituent, due: 30 days", "waiting-on: constituent"),
                ("    - {id: nudge, in: waiting,", "    - {id: nudge, in: waiting, when: paid && !paid,"),
                (
                    "    - {id: answered, in: waiting, after: 40 days, do: answer}",
                    "    - {id: late, in: review, after: 40 days, remind: owner}"
                ),
                ("roles: [system, caseworker]", "roles: [caseworker]"),
            ],
            finds: "warning 21:5 waiting-without-clock", "error 35:7 clock-never-starts"),
        Exhibit(
            "clocks that lead to one another without a pause",
            [
                (
                    "ask: {title: Ask, from: review, to: waiting}",
                    "ask: {title: Ask, from: review, to: waiting, roles: [system, caseworker]}"
                ),
                (
                    "    - {id: answered, in: waiting, after: 40 days, do: answer}",
                    "    - {id: answered, in: waiting, after: 40 days, from: received, do: answer}\n"
                        + "    - {id: asked, in: review, after: 20 days, from: day, do: ask}"
                ),
            ],
            finds: "error 37:7 unbounded-loop (review → waiting → review)"),
        Exhibit(
            "a clock that starts itself anew, for a day that is over",
            [
                ("    call: {", "    wait: {title: Wait on, from: waiting, to: same, restarts: due, roles: [system]}\n    call: {"),
                ("    - {id: answered,", "    - {id: again, in: waiting, after: 10 days, from: opened, do: wait}\n    - {id: answered,"),
            ],
            finds: "error 37:7 unbounded-loop (waiting → waiting)"),
        Exhibit(
            "a due day after the law's", "law: 30 days, cites: [Act 1]", "law: 15 days, cites: [Act 1]",
            finds: "warning 19:34 target-beyond-law (from 2026-01-09: 2026-01-26 here, 2026-01-24 by law)"),
        Exhibit(
            "business days that are longer than they look", "after: 10 business days, from: received, law: 30 days",
            "after: 5 business days, from: received, law: 7 days",
            finds: "warning 19:34 target-beyond-law (from 2026-01-12: 2026-01-20 here, 2026-01-19 by law)"),
        Exhibit(
            "a target after the law's", "law: 60 days", "law: 10 days", file: "agency.yaml",
            finds: "warning A7:37 target-beyond-law (from 2026-01-01: 2026-01-30 here, 2026-01-11 by law)"),
        Exhibit(
            "a law without a source", "law: 30 days, cites: [Act 1]", "law: 30 days",
            finds: "error 19:34 no-citation"),
        Exhibit(
            "a queue that nothing comes to", "  counter: {", "  attic: {title: Attic}\n  counter: {", file: "agency.yaml",
            finds: "warning A7:3 unused"),
        Exhibit(
            "a role that nothing asks for", "roles: [inspector]", "roles: [caseworker]",
            finds: "warning A8:9 unused"),
        Exhibit(
            "two steps of one name", "title: Ask,", "title: Go there,",
            finds: "warning 28:5 same-title"),
        Exhibit(
            "a rule that nobody vouches for any more", "text: Sign the form.",
            "text: Sign the form.\n    cites: [Act 2]\n    review-by: 2026-06-30", file: "checklists/papers.yaml",
            finds: "warning P9:16 review-overdue"),
        Exhibit(
            "a text in one of two languages", "languages: [en]", "languages: [en, es]", file: "agency.yaml",
            finds: [
                "A2:8", "2:8", "7:17", "7:54", "7:68", "8:18", "9:17", "10:16", "11:20", "12:17", "13:18", "13:62", "P2:8", "P4:15",
                "P4:44",
                "P4:81", "P4:95", "P7:11", "P9:11",
            ].map { "warning \($0) untranslated" }),
        Exhibit(
            "a sentence without an end", "Sign the form.",
            "Sign the form that we sent you and bring it with you when you come to us or send it by mail so that it is here before the end of the month.",
            file: "checklists/papers.yaml",
            finds: "warning P7:11 hard-to-read"),
    ]
}
