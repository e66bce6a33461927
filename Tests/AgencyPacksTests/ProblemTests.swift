import AgencyPacks
import Casework
import Testing

private let permit = "case-types/permit.yaml"
private let papers = "checklists/papers.yaml"
private let agency = "agency.yaml"

@Suite("What is found in a pack")
struct ProblemTests {
    @Test("the small pack has no problem at all")
    func smallPackIsSound() throws {
        let pack = try SmallPack.reading([:])
        #expect(pack.problems.map(\.description) == [])
        #expect(pack.agency?.caseTypes.map(\.id) == ["permit"])
    }

    static let slips: [Slip] = [
        // The shape of files
        Slip(agency, "time-zone:", "time-zon:", "error 1:1 missing-key", "error 3:1 unknown-key"),
        Slip(permit, "prefix: PER\n", "", "error 1:1 missing-key"),
        Slip(permit, "title: Review, due", "titel: Review, due", "error 18:5 missing-key", "error 18:14 unknown-key"),
        Slip(permit, "version: 1", "version: [1]", "error 4:10 type-error"),
        Slip(permit, "final: true", "final: yes", "error 19:32 type-error"),
        Slip(permit, "due: 3 days", "due: 3 hours", "error 17:34 type-error"),
        Slip(permit, "total: true}", "total: true, total: false}", "error 12:56 duplicate-key"),
        Slip(permit, "initial: intake", "initial: \"intake", "error 24:66 syntax-error"),
        Slip(permit, "title: Permit", "title: \"Per\\emit\"", "error 2:8 type-error"),
        Slip(permit, "case-type: permit", "case-type: Permit", "error 1:12 bad-name"),
        Slip(permit, "  day:", "  Day:", "error 7:3 bad-name", "error 21:66 undefined-name", "error P11:34 undefined-name"),
        // The office
        Slip(agency, "America/Chicago", "America/Chicgo", "error 3:12 unknown-time-zone"),
        Slip(agency, "America/Chicago", "../../../etc/passwd", "error 3:12 unknown-time-zone"),
        Slip(agency, "[en]", "[en, en]", "error 4:17 duplicate-name"),
        Slip(
            agency, "Counter}", "Counter}\nroles: {clerk: {title: Clerk, extends: clerc}}", "error 7:40 undefined-name",
            "warning 7:9 unused"),
        Slip(
            agency, "Counter}",
            "Counter}\nroles:\n  a: {title: A, extends: b}\n  b: {title: B, extends: a}", "error 8:3 role-cycle",
            "error 9:3 role-cycle"),
        Slip(agency, "Counter}", "Counter}\nroles: {auditor: {title: Boss}}", "error 7:9 duplicate-name"),
        Slip(agency, "Counter}", "Counter}\nroles: {clerk: {title: Clerk}}", "warning 7:9 unused"),
        Slip(agency, "Counter}", "Counter}\n  attic: {title: Attic}", "warning 7:3 unused"),
        Slip(agency, "Counter}", "Counter}\n  attic: {title: Counter}", "warning 7:3 unused", "warning 7:3 same-title"),
        Slip(agency, "Counter}", "Counter}\ncalendar: {closed: [2026-02-30]}", "error 7:21 type-error"),
        Slip(agency, "Counter}", "Counter}\ncalendar: {weekend: [mon, tue, wed, thu, fri, sat, sun]}", "error 7:21 type-error"),
        // Forms
        Slip(permit, "prefix: PER", "prefix: P", "error 3:9 bad-prefix"),
        Slip(permit, "prefix: PER", "prefix: LONGPREFIX", "error 3:9 bad-prefix"),
        Slip(permit, "minimum: 1", "minimum: 5, maximum: 4", "error 12:53 type-error"),
        Slip(permit, "type: date", "type: choice", "error 7:3 type-error", "error P11:34 type-error"),
        Slip(permit, "type: date", "type: dat", "error 7:27 type-error"),
        Slip(permit, "type: date", "type: date, maximum: 3", "error 7:42 type-error"),
        Slip(permit, "type: date", "type: date, when: other == 1", "error 7:39 not-yet"),
        Slip(permit, "type: date", "type: date, minimum: 2027-01-01, maximum: 2026-12-31", "error 7:42 type-error"),
        Slip(
            permit, "  day: {label: Day, type: date}", "  day: {label: Day, type: date}\n  today: {label: Now, type: date}",
            "error 8:3 bad-name"),
        Slip(permit, "type: integer, minimum: 1, total: true", "type: rows", "error 12:35 type-error"),
        Slip(
            permit, "    columns:\n      count: {label: Count, type: integer, minimum: 1, total: true}\n", "",
            "error 8:3 type-error"),
        // Names
        Slip(permit, "requires: [day]", "requires: [dya]", "error 21:66 undefined-name"),
        Slip(permit, "queue: counter", "queue: conter", "error 5:8 undefined-name", "warning A6:3 unused"),
        Slip(permit, "[papers]", "[paper]", "error 13:14 undefined-name", "warning P1:12 unused"),
        Slip(permit, "not-by: submit", "not-by: sumbit", "error 23:59 undefined-name"),
        Slip(permit, "not-by: submit", "roles: [clerk]", "error 23:59 undefined-name"),
        Slip(permit, "to: done,", "to: don,", "error 23:45 undefined-name"),
        Slip(
            permit, "    done: {", "    same: {", "error 19:5 bad-name", "error 23:45 undefined-name", "error 24:35 undefined-name"),
        // Workflows
        Slip(permit, "  initial: intake\n", "", "error 14:1 no-way-in"),
        Slip(permit, ", final: true", "", "error 14:1 no-final-state"),
        Slip(permit, "    done: {", "    lost: {title: Lost, due: 3 days}\n    done: {", "error 19:5 state-unreachable"),
        Slip(
            permit, "    done: {title: Done, final: true}\n  transitions:",
            "    hole: {title: Hole, due: 3 days}\n    done: {title: Done, final: true}\n"
                + "  transitions:\n    fall: {title: Fall, from: review, to: hole}",
            "error 19:5 state-trapped"),
        Slip(permit, ", reopen: true", "", "error 24:29 final-with-exit"),
        Slip(permit, "not-by: submit", "roles: [system]", "error 23:58 no-role"),
        Slip(permit, "requires: [day]", "not-by: grant, reopen: false", "sound"),
        Slip(
            permit, "reopen: {title: Reopen, from: done, to: review, reopen: true}",
            "other: {title: Other, from: review, to: same}", "sound"),
        Slip(
            permit, "    reopen: {title: Reopen, from: done, to: review, reopen: true}",
            "    first: {title: First, from: intake, to: same, not-by: grant}", "error 24:59 separation-impossible"),
        Slip(permit, "due: 3 days", "waiting-on: constituent", "warning 17:5 waiting-without-clock"),
        Slip(
            permit, "{title: Intake, due: 3 days}\n    review: {title: Review, due: 10 business days}",
            "{title: Intake}\n    review: {title: Review}", "warning 17:5 unbounded-loop"),
        Slip(permit, "title: Grant", "title: Send back", "warning 23:5 same-title"),
        Slip(permit, "title: Review,", "title: Done,", "warning 19:5 same-title"),
        Slip(permit, "from: intake,", "from: start,", "error 15:3 no-way-in"),
        // What this version does not read
        Slip(permit, "title: Done, final: true", "title: Done, final: true, notice: letter", "warning 19:46 not-yet"),
        Slip(permit, "checklists: [papers]", "checklists: [papers]\nletters: {no: letters/no.yaml}", "warning 14:10 not-yet"),
        Slip(papers, "cites: Rule 1", "cites: Rule 1\n    applies: {on: day}", "warning 9:14 not-yet"),
        // Checklists
        Slip(papers, "year-after: day", "year-after: dya", "error 11:34 undefined-name"),
        Slip(papers, "year-after: day", "year-after: heads", "error 11:34 type-error"),
        Slip(papers, "on: 03-01", "on: 02-30", "error 11:15 type-error"),
        Slip(papers, "id: proof", "id: form", "error 9:5 duplicate-name"),
        Slip(papers, "amount: 12.50", "amount: 12.5", "error 7:19 type-error"),
        Slip(papers, "2027-06-30", "2026-06-30", "warning 12:16 review-overdue"),
        Slip(
            papers, "Bring proof.",
            "Bring proof that the animals were yours and that they died on the day you say "
                + "and not on any other day before or after it or never.",
            "warning 10:11 hard-to-read"),
        Slip(papers, "text: Sign the form.", "text: {en: Sign it., fr: Signez.}", "error 5:26 undefined-name"),
    ]

    @Test("one slip, one finding, at its place", arguments: slips)
    func slipIsFound(_ slip: Slip) throws {
        try slip.expectFindings(in: SmallPack.files)
    }
}
